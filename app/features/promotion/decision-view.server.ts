import type { Content, Courses } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { findDecision, listDecisionsOfEnrolment } from '#db/queries/decisions'
import { listExamDrills } from '#db/queries/drills'
import { type EnrolmentRow, findEnrolment } from '#db/queries/enrolments'
import { listNamedSeconds } from '#db/queries/seconds'
import type { EnrolmentState } from '#db/tables/cohorts'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { findEnrolmentRelation } from '../accounts/sessions.server'
import { type DecisionFact, decisionFact, newestDecisions, takesEffectOn } from '../activities/decision-facts'
import { changedMarks, countedDrill } from '../activities/rested-marks'
import { loadCalendars } from '../cohorts/calendar.server'
import { pinnedCourse } from '../cohorts/pinned-course.server'
import { secondTestUntilOn } from '../cohorts/schedule'
import { findLeftFrom } from './asked-decision.server'
import { refusableFrom } from './decide'
import { isHearsay, isUnaffirmed, readDetails } from './decision-details'
import { isDated, isEffective, isPending, needsSecondPerson } from './decision-kinds'
import { lapseOf } from './lapse'
import { decideSecond, dependenceIn, mayBeAsked } from './second-person'
import { listNameable, loadSeconds, proposedDecision } from './seconds.server'
import type { StoredEvidence } from './snapshot'
import { decideSupersession, supersededBy } from './supersession'
import { hasCome } from './take-effect.server'

const ID = /^[\w-]{1,64}$/

type Reader = Pick<Viewer, 'id' | 'roles'>
type Row = NonNullable<Awaited<ReturnType<typeof findDecision>>>

/** At the gates of the first days there is hardly anything to weigh. */
function isEarly(kind: Row['kind']): boolean {
  return kind === 'd1-gate' || kind === 'd3-gate' || kind === 'raised-targets'
}

interface Asked {
  /** As the second person of this very proposal. */
  isNamed: boolean
  /** To agree to something about the same trainee that waits now, which rests on what was decided before. */
  isAskedNow: boolean
}

/** What lapsed after it stood was read by trainee and mentor; that it lapsed is told them there. */
function wasTold(row: Row): boolean {
  const fact = decisionFact(row)
  return isEffective(fact) || (row.confirmed === 'lapsed' && !needsSecondPerson(fact))
}

/** Who may read a decision, and as what. A proposal is told only to those who decide or confirm. */
function standingTo(row: Row, viewer: Reader, relation: EnrolmentRelation, { isNamed, isAskedNow }: Asked) {
  const own = row.trainee_id === viewer.id
  const decides = canOnEnrolment(viewer, 'decide:enrolment', relation)
  // Their word was asked for; once it is given, what they agreed to is not theirs to read on.
  const isTheirs = row.confirmed === null || row.confirmed === 'lapsed' || row.confirmed_by === viewer.id
  const confirms = needsSecondPerson(decisionFact(row)) && isTheirs && mayBeAsked(viewer, relation, isNamed)
  const mentor =
    relation.mentorId === viewer.id && canOnEnrolment(viewer, 'read:enrolment', { ...relation, delegations: [] })
  const reads = decides || confirms || isAskedNow || ((own || mentor) && wasTold(row))
  return reads ? { own, decides, confirms } : null
}

/** One decision as this person may read it; null for what is missing or out of reach. */
export async function getDecisionView(
  db: Db,
  input: {
    decisionId: string | undefined
    viewer: Reader
    courses: Courses
    now: number
  },
) {
  const { decisionId, viewer } = input
  const row = decisionId && ID.test(decisionId) ? await findDecision(db, decisionId) : undefined
  const relation = row && (await findEnrolmentRelation(db, row.enrolment_id, viewer.id))
  const named = row ? await listNamedSeconds(db, row.id) : []
  const isNamed = named.some((person) => person.id === viewer.id)
  if (!row || !relation) return null
  const all = await listDecisionsOfEnrolment(db, row.enrolment_id)
  const isAskedNow = all.some(isOpen) && mayBeAsked(viewer, relation, relation.isAsked ?? false)
  const standing = standingTo(row, viewer, relation, { isNamed, isAskedNow })
  if (!standing) return null
  const content = await pinnedCourse(db, input.courses, relation)
  const details = readDetails(row.details)
  const stored = JSON.parse(row.evidence) as Partial<StoredEvidence>
  const fact = decisionFact(row)
  const later = supersededBy(row, all)
  const open = isOpen(row)
  const { candidates, hands } = await loadSeconds(db, proposedDecision(row))
  const second = decideSecond(viewer.id, candidates, hands)
  const effective = isEffective(fact)
  const isTold = effective && later === null
  const hasTakenEffect = effective && hasCome(fact, input.now, row.zone)
  const mayRecord = standing.decides && isTold && row.acknowledged === null
  const today = localDateOf(input.now, row.zone)
  const refusableFromOn = refusableFrom(fact, row.zone)
  const enrolment = await findEnrolment(db, row.enrolment_id)
  const leftFrom = enrolment ? await findLeftFrom(db, enrolment) : null
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    courseId: relation.courseId,
    planVersionId: relation.planVersionId,
    /** As they were called on that day. */
    traineeName: details.names?.trainee ?? row.trainee_name,
    kind: row.kind,
    verdict: row.verdict,
    revision: row.revision,
    reason: row.reason,
    dueOn: row.due_on,
    secondTestUntilOn: await secondTestUntil(db, row, enrolment, content),
    /** Once somebody's leaving is signed, never before that. */
    effectiveOn: effective && isDated(row.verdict) ? takesEffectOn(fact, row.zone) : row.effective_on,
    decidedAt: row.decided_at,
    deciderName: details.names?.decider ?? row.decider_name,
    cohortName: details.names?.cohort ?? enrolment?.cohort_name ?? '',
    asked: details.asked,
    wish: details.wish ?? null,
    isHearsay: isHearsay(row),
    isUnaffirmed: isUnaffirmed(row),
    /** When the trainee said that what was recorded on hearsay is so. */
    affirmedAt: row.affirmed_at,
    warnings: standing.own ? [] : (details.warnings ?? []),
    plan: details.plan
      ? { ...details.plan, topics: details.plan.topics.map((t) => ({ ...t, name: content.topicName(t.topic) })) }
      : null,
    evidence: {
      hash: stored.hash ?? null,
      lines: evidenceLines(stored, content),
      waived: stored.facts?.preconditions?.waived ?? [],
      voided: stored.facts?.voided ?? [],
      passedBelow: stored.facts?.passedBelow ?? null,
      // The weighted score holds reports a trainee may not have seen yet.
      weighted: standing.own || isEarly(row.kind) ? null : (stored.facts?.weighted ?? null),
    },
    /** Of a decision that stands: marks it rests on that are others now. */
    changed: later ? [] : await listChanged(db, row, content),
    confirmation:
      row.confirmed && row.confirmed !== 'lapsed'
        ? {
            verdict: row.confirmed,
            name: row.confirmer_name ?? '',
            at: row.confirmed_at ?? 0,
            note: row.confirmation_note,
          }
        : null,
    lapse: lapseOf(row),
    acknowledgements: acknowledgementsOf(row),
    waitsForConfirmation: open,
    /** Who was asked to be the second person, for those who decide or confirm. */
    named:
      standing.decides || standing.confirms
        ? named.map(({ name, namer_name, reason }) => ({ name, namedBy: namer_name, reason }))
        : [],
    /** Whom one may ask; null where somebody can confirm, or the reader asks nobody. */
    nameable: open && standing.decides ? await listNameable(db, proposedDecision(row)) : null,
    proposes: needsSecondPerson(fact),
    /** A promotion or a leaving is decided before it takes effect. */
    hasTakenEffect,
    /** Signed, in force, and its day is still to come. */
    isComing: isTold && !hasTakenEffect,
    supersededBy: later
      ? {
          id: later.id,
          deciderName: readDetails(later.details).names?.decider ?? later.decider_name,
          at: later.confirmed_at ?? later.decided_at,
          why: readDetails(later.details).supersedes?.why ?? null,
        }
      : null,
    supersedes: row.supersedes_id
      ? { id: row.supersedes_id, why: details.supersedes?.why ?? '', restingOn: details.supersedes?.restingOn ?? [] }
      : null,
    can: {
      decide: standing.decides,
      confirm: open && standing.confirms && second.ok,
      ownProposal: open && row.decided_by === viewer.id,
      acknowledge: standing.own && isTold && row.acknowledged !== 'acknowledged',
      recordRefusal: mayRecord && today >= refusableFromOn,
      supersede:
        standing.decides &&
        isTold &&
        enrolment !== undefined &&
        maySupersede({ state: enrolment.state, leftFrom }, fact, all),
      readCase: open && (standing.decides || standing.confirms),
    },
    /** Why this reader’s word would not be that of a second person. */
    dependence: open && standing.confirms ? dependenceIn(second) : null,
    own: standing.own,
    /** The first day of recording that the trainee did not acknowledge it, for whoever may; null once it has come. */
    refusableFromOn: mayRecord && today < refusableFromOn ? refusableFromOn : null,
  }
}

/** The last day of testing again what a gate asked to improve, where anything of it is. */
async function secondTestUntil(db: Db, row: Row, enrolment: EnrolmentRow | undefined, content: Content) {
  const { facts } = JSON.parse(row.evidence) as Partial<StoredEvidence>
  const isTested = facts?.tests.some(({ value, line }) => value !== null && value < line) ?? false
  if (row.verdict !== 'improve' || row.due_on === null || !enrolment || !isTested) return null
  const { trainingDays: days } = content.course
  const calendar = (await loadCalendars(db, [enrolment], { days, now: row.decided_at })).get(enrolment.id)!
  return secondTestUntilOn(row.due_on, content.promotion.secondTestDays, calendar.rules)
}

async function listChanged(db: Db, row: Row, { activityById }: Pick<Content, 'activityById'>) {
  const drills = (await listExamDrills(db, row.enrolment_id)).map(countedDrill)
  return changedMarks({ evidence: row.evidence, decidedAt: row.decided_at }, drills).map((one) => ({
    ...one,
    title: activityById.get(one.activityId)?.title ?? one.activityId,
  }))
}

/** The trainee's own word and what was recorded in its place, in the order of their day. */
function acknowledgementsOf(row: Row) {
  const { acknowledged_at, refused_at } = row
  return [
    ...(refused_at === null
      ? []
      : [{ kind: 'refused' as const, name: row.refusal_recorder_name ?? '', at: refused_at, note: row.refusal_note }]),
    ...(acknowledged_at === null
      ? []
      : [
          {
            kind: 'acknowledged' as const,
            name: row.acknowledger_name ?? '',
            at: acknowledged_at,
            note: row.acknowledgement_note,
          },
        ]),
  ]
}

/** Waits for the second person; with the enrolment at its end only what is to be decided anew. */
function isOpen(row: Row): boolean {
  return isPending(decisionFact(row)) && (row.ended_at === null || row.supersedes_id !== null)
}

/** Whether the page offers to decide anew; the decision screen asks again with everything it needs. */
function maySupersede(
  place: { state: EnrolmentState; leftFrom: EnrolmentState | null },
  fact: DecisionFact,
  all: readonly Row[],
): boolean {
  const standing = newestDecisions(all)
  const old = standing.find((d) => d.kind === fact.kind)
  return old?.id === fact.id && !old.contested && decideSupersession({ ...place, old, standing, elsewhere: false }).ok
}

export type DecisionView = NonNullable<Awaited<ReturnType<typeof getDecisionView>>>

function evidenceLines({ facts }: Partial<StoredEvidence>, content: Pick<Content, 'blueprintById' | 'activityById'>) {
  if (!facts) return []
  const tests = facts.tests
    .filter((t) => t.attemptId === null)
    .map((t) => ({
      key: t.activityId,
      title: content.activityById.get(t.activityId)?.title ?? t.activityId,
      value: t.value,
      line: t.line,
      unsatBy: t.unsatBy ?? null,
      unit: t.key === 'typing' ? ('per-minute' as const) : ('percent' as const),
    }))
  const exams = facts.exams.map((e) => ({
    key: e.attemptId,
    title: content.blueprintById.get(e.examId)?.title ?? e.examId,
    value: e.percent,
    line: e.passPercent,
    unsatBy: facts.tests.find((t) => t.attemptId === e.attemptId)?.unsatBy ?? null,
    unit: 'percent' as const,
  }))
  const heard = (facts.oral ?? []).flatMap((o) =>
    o.percent === null
      ? []
      : [
          {
            key: `${o.activityId}-oral`,
            title: content.activityById.get(o.activityId)?.title ?? o.activityId,
            value: o.percent,
            line: o.line,
            unsatBy: null,
            unit: 'percent' as const,
            isHeard: true,
          },
        ],
  )
  return [
    ...exams.map((line) => ({ ...line, isHeard: false })),
    ...tests.map((line) => ({ ...line, isHeard: false })),
    ...heard,
  ]
}
