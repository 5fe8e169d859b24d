import type { Content } from '#app/content/content.server'
import { daysBetween, localDateOf } from '#app/rules/dates'
import { type DecisionRow, listDecisionsOfEnrolment, listSimilarDecisions } from '#db/queries/decisions'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { type DecisionFact, decisionFact, inForce } from '../activities/decision-facts'
import { partsOf } from '../activities/exam-parts.server'
import { factsOf } from '../activities/facts'
import { bestTyping } from '../activities/typing-best'
import { PRACTICE } from '../activities/typing-standing'
import { decidedDrills } from '../activities/undecided-drill'
import { loadAsked } from './asked-decision.server'
import { listPreconditions } from './blocks'
import {
  blockInput,
  caseOfKind,
  improveLimit,
  isBelow,
  type KindCase,
  loadCase,
  type PromotionCase,
  planWork,
  probationOf,
  testsBelow,
} from './case.server'
import { decidableVerdicts } from './decide'
import { readDetails } from './decision-details'
import { type DecisionKind, isPending, KIND_RULES } from './decision-kinds'
import { satAgain } from './gate-tests'
import { openWish } from './leaving'
import { weakOf } from './make-decision.server'
import { isPlanFree } from './plan-anew'
import { waiverPart } from './preconditions-page.server'
import { monthsBetween } from './probation-law'
import { partsBelow } from './promotion-parts'
import { recommendGate, suggestTargets } from './recommendation'
import { planModules, remedialHours } from './remedial'
import { similarCases } from './similar-cases'
import { headlineOf, type StoredEvidence } from './snapshot'
import { supersededBy } from './supersession'
import { missingThings } from './unfinished'
import { waivedLines } from './waivers'

/** How far back one looks, and how many of the nearest are shown. */
const SIMILAR_SEARCHED = 300
const SIMILAR_SHOWN = 8
const MISSING_SHOWN = 12

/** Everything the decision screen shows; null for an unknown enrolment. */
export async function getDecisionPage(
  db: DbOrTx,
  input: {
    enrolmentId: string
    kind: DecisionKind
    content: Content
    now: number
    replaces: boolean
    readsAll: boolean
  },
) {
  const { content, kind, now } = input
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return null
  const decisions = await listDecisionsOfEnrolment(db, enrolment.id)
  const [asked, past] = await Promise.all([
    loadAsked(db, enrolment, { ...input, decisions }),
    listSimilarDecisions(db, {
      kind,
      exceptEnrolmentId: enrolment.id,
      courseId: enrolment.course_id,
      limit: SIMILAR_SEARCHED,
    }),
  ])
  // What cannot be replaced is shown as it stands.
  const given = asked.ok
    ? asked.value.given
    : caseOfKind(await loadCase(db, enrolment, { ...input, decisions }), kind, content)
  const replaced = asked.ok ? asked.value.old : null
  const { tests } = given
  const { calendar, activities } = given.progress
  const probation = probationOf(given)
  const verdicts = decidableVerdicts(kind, {
    today: calendar.today,
    probation,
    isBelow: isBelow(given),
    supersedes: replaced !== null,
  })
  const own = decisions.filter((d) => d.kind === kind)
  const previous = given.standing.find((d) => d.kind === kind) ?? null
  const standing = replaced ? null : (inForce(given.standing, kind) ?? null)
  const similar = similarTo(given, past)
  const missing = missingThings(activities, calendar.currentDay)
  const isGate = tests.length > 0
  return {
    kind,
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    mentorName: enrolment.mentor_name,
    cohortName: enrolment.cohort_name,
    state: enrolment.state,
    day: calendar.currentDay,
    today: calendar.today,
    verdicts,
    rightState: KIND_RULES[kind].states.includes(given.enrolment.state),
    /** From when its end can be decided well, until when badly, and whether either is still so. */
    probation:
      kind === 'probation-end' && probation
        ? { ...probation, isEarly: calendar.today < probation.fromOn, isOver: calendar.today > probation.lastOn }
        : null,
    /** A promotion takes two people. */
    isBelow: isBelow(given),
    revision: previous?.latestRevision ?? 0,
    replaced: replaced ? own.filter((d) => d.id === replaced.id).map(replacedLine)[0]! : null,
    /** A decision of this kind that stands and cannot be replaced. */
    made:
      standing && !isReplaceable(given, standing, kind)
        ? { id: standing.id, pending: isPending(standing) || standing.contested }
        : null,
    earlier: own.map(earlierLine),
    preconditions: listPreconditions(blockInput(given)),
    /** Before a promotion everything by name; the other decisions have a short list of what the file lacks. */
    examParts: isGate ? [] : await partsOf(db, given.progress),
    waivers: kind === 'promotion' ? await waiverPart(db, given.progress) : null,
    tests,
    recommendation: isGate ? recommendGate(tests, { improvedBefore: own.some((d) => d.verdict === 'improve') }) : null,
    /** Not passed, though the written final was: with each its line. */
    below: isGate || kind === 'raised-targets' ? [] : partsBelow(given.parts),
    parts: isGate || kind === 'raised-targets' ? null : given.parts,
    exams: given.exams.map((e) => ({
      attemptId: e.attemptId,
      kind: e.kind,
      title: content.blueprintById.get(e.examId)?.title ?? e.examId,
      percent: e.percent,
      passPercent: e.passPercent,
      passed: e.passed,
    })),
    drills: activities.flatMap(({ activity }) =>
      decidedDrills(factsOf(given.progress.facts, activity.id)).map(({ id, percent, passed }) => ({
        drillId: id,
        title: activity.title,
        percent: percent ?? 0,
        passed: passed === true,
      })),
    ),
    voided: given.voided,
    similar: similar.slice(0, SIMILAR_SHOWN).map(({ row, facts }) => ({
      ...earlierLine(row),
      // Other people's files stay closed to who was asked about this one.
      traineeName: input.readsAll ? row.trainee_name : null,
      headline: headlineOf(facts),
    })),
    similarCount: similar.length,
    readsAll: input.readsAll,
    /** Beside what is missing; before a promotion they stand in the list of what has to be there. */
    waived: waivedLines(given.progress.facts.waived, (id) => content.activityById.get(id)?.title ?? null),
    missing: missing.slice(0, MISSING_SHOWN),
    missingCount: missing.length,
    satAgain: satAgain(tests),
    /** A gate is passed in spite of them only with a reason of its own. */
    testsBelow: testsBelow(given).map((test) => test.title),
    hasResults: tests.some(({ value }) => value !== null),
    /** What the trainee says of leaving, where that is to be recorded. */
    wish: kind === 'withdrawal' ? wishOf(given) : null,
    improveUntilOn: improveLimit(given),
    form: formFacts(given, kind, content, now),
  }
}
export type DecisionPage = NonNullable<Awaited<ReturnType<typeof getDecisionPage>>>

function isReplaceable(given: PromotionCase, standing: DecisionFact, kind: DecisionKind): boolean {
  if (!KIND_RULES[kind].replaceable.includes(standing.verdict)) return false
  return kind !== 'next-step' || isPlanFree(standing, { today: given.progress.calendar.today, ...planWork(given) })
}

function earlierLine(row: DecisionRow) {
  return {
    id: row.id,
    verdict: row.verdict,
    revision: row.revision,
    decidedAt: row.decided_at,
    deciderName: row.decider_name,
    confirmed: row.confirmed,
    dueOn: row.due_on,
    effectiveOn: row.effective_on,
  }
}

/** With what its form said, so that it is written anew from there. */
function replacedLine(row: DecisionRow) {
  return { ...earlierLine(row), askedOn: readDetails(row.details).asked.askedOn ?? null }
}

/** Past decisions that stand, with the marks they rested on. */
function similarTo({ tests, exams, parts }: KindCase, past: readonly DecisionRow[]) {
  const rows = past.flatMap((row) => {
    const { facts } = JSON.parse(row.evidence) as Partial<StoredEvidence>
    const same = past.filter((p) => p.enrolment_id === row.enrolment_id)
    return facts && !isPending(decisionFact(row)) && supersededBy(row, same) === null ? [{ row, facts }] : []
  })
  return similarCases({ tests, exams, weighted: parts.score }, rows)
}

function wishOf({ enrolment, progress }: PromotionCase) {
  const wish = openWish(progress.facts)
  return wish && { ...wish, saidOn: localDateOf(wish.saidAt, enrolment.zone) }
}

function formFacts(given: PromotionCase, kind: DecisionKind, content: Content, now: number) {
  const { enrolment, progress, dates } = given
  const weak = kind === 'next-step' ? weakOf(given) : []
  const remedial = progress.activities.find((a) => a.activity.type === 'remedial')
  const planned = planModules(weak, remedialHours(progress.activities))
  const tested = [...progress.facts.activities].filter(([activityId]) => activityId !== PRACTICE)
  const typing = bestTyping(tested.flatMap(([, a]) => a.typing))
  const drill = [...progress.facts.activities.values()]
    .flatMap((a) => a.drills.filter((d) => d.state === 'finished' && d.meanMs !== null))
    .sort((a, b) => b.startedAt - a.startedAt)[0]
  const current = {
    typingSpeed: typing?.speed ?? null,
    phraseSeconds: drill?.meanMs ? Math.round(drill.meanMs / 1000) : null,
  }
  const today = localDateOf(now, enrolment.zone)
  return {
    earliestOn: dates.earliestOn,
    probationUntilOn: dates.probationUntilOn,
    remedialOn: remedial && remedial.on > today ? remedial.on : today,
    owners: given.owners.map((o) => ({ id: o.id, name: o.display_name })),
    mentorId: enrolment.mentor_id,
    weak: weak.map((t) => ({
      ...t,
      name: content.topicName(t.topic),
      minutes: planned.find((m) => m.topic === t.topic)?.minutes ?? 0,
    })),
    current,
    targets: suggestTargets(current),
    contractMonths: enrolment.contract_months,
    monthsUsed: monthsBetween(daysBetween(enrolment.joined_on, today)),
  }
}
