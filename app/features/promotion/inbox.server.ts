import { type Courses, courseOf } from '#app/content/content.server'
import type { Plan } from '#app/content/plan'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { daysBetween, localDateOf } from '#app/rules/dates'
import { type DecisionRow, listComingLeavings, listUnconfirmedDecisions } from '#db/queries/decisions'
import { type EnrolmentRow, listOpenEnrolments } from '#db/queries/enrolments'
import { listAttempts, listDecisions } from '#db/queries/facts'
import { listNewestLeaving } from '#db/queries/leaving'
import { listAskedProposals, listPersonnelCohorts } from '#db/queries/seconds'
import type { DbOrTx } from '#db/transaction'
import { canInHouse, type Viewer } from '../accounts/permissions'
import { type AppealedPaper, appealsSettledOn } from '../activities/appeal-days'
import { comingLeaving, type DecisionFact, newestDecisions, takesEffectOn } from '../activities/decision-facts'
import { appealDays, leavingFact } from '../activities/facts.server'
import { asksForAll, listPreconditions, sortPreconditions } from '../activities/preconditions'
import { loadProgressOfAll } from '../activities/progress.server'
import { loadCalendars } from '../cohorts/calendar.server'
import { loadPinning } from '../cohorts/pinned-course.server'
import { loadPlans } from '../cohorts/plan-versions.server'
import { workdaysAfter } from '../cohorts/schedule'
import { listPapers } from '../grading/papers.server'
import { isEffective } from './decision-kinds'
import { secondTestsOf } from './gate-tests'
import { probationDays } from './probation-days'
import { listIndependent, proposedDecision } from './seconds.server'
import { listVoidingProposals } from './voidings.server'
import { type WantedInput, wantedDecisions, wantedInput } from './wanted'

type Reader = Pick<Viewer, 'id' | 'roles'>

/** The date the plan gives to each of its decisions; a promotion follows the final. */
export function planDates(plan: Plan, dates: readonly string[]): WantedInput['planOn'] {
  const days = new Map<string, number>()
  for (const { day, activities } of plan.days)
    for (const activity of activities) {
      if (activity.type === 'decision') days.set(String(activity.settings.decision), day)
      if (activity.gate === 'D22') days.set('promotion', day)
    }
  return (kind) => {
    const day = days.get(kind)
    return day === undefined ? null : (dates[day - 1] ?? null)
  }
}

/** What the waiting rules need of many trainees, in a fixed number of queries. */
export async function loadWanted(
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  { courses, now }: { courses: Courses; now: number },
): Promise<Map<string, WantedInput & { newest: DecisionFact[] }>> {
  if (enrolments.length === 0) return new Map()
  const ids = enrolments.map((e) => e.id)
  // Dates beyond the end of a shorter plan are asked for by nobody.
  const days = Math.max(...enrolments.map((e) => courseOf(courses, e.course_id).course.trainingDays))
  const versions = enrolments.map((e) => e.plan_version_id)
  const [plans, underVersion, calendars, decisions, attempts, said] = await Promise.all([
    loadPlans(db, versions),
    loadPinning(db, versions),
    loadCalendars(db, enrolments, { days, now }),
    listDecisions(db, ids),
    listAttempts(db, ids),
    listNewestLeaving(db, ids),
  ])
  const leavingOf = (id: string) => said.filter((row) => row.enrolment_id === id).map(leavingFact)[0] ?? null
  const improving = enrolments.filter((e) =>
    newestDecisions(decisions.filter((d) => d.enrolment_id === e.id)).some((d) => d.verdict === 'improve'),
  )
  const progress = new Map(
    (await loadProgressOfAll(db, improving, { courses, now })).map((one) => [one.enrolment.id, one]),
  )
  return new Map(
    enrolments.map((enrolment) => {
      const own = progress.get(enrolment.id)
      const calendar = calendars.get(enrolment.id)!
      const plan = plans.get(enrolment.plan_version_id)!
      const { promotion } = underVersion(courseOf(courses, enrolment.course_id), enrolment.plan_version_id)
      const newest = newestDecisions(decisions.filter((d) => d.enrolment_id === enrolment.id))
      const wanted = wantedInput({
        enrolment,
        today: calendar.today,
        planOn: planDates(plan, calendar.dates),
        decisions: newest,
        released: attempts
          .filter((a) => a.enrolment_id === enrolment.id)
          .map((a) => ({ kind: a.kind, releasedAt: a.released_at })),
        secondTests: (kind) => (own ? secondTestsOf(own, kind) : null),
        decideBy: (sinceOn) => workdaysAfter(sinceOn, promotion.decideWithinWorkdays, calendar.rules),
        appealsSettledOn: (kind) =>
          appealsSettledOn(kind, {
            plan,
            papers: attempts.filter((a) => a.enrolment_id === enrolment.id).map(appealedPaper),
            zone: enrolment.zone,
            appealUntil: (releasedOn) => workdaysAfter(releasedOn, APPEAL_WORKDAYS, calendar.rules),
          }),
        leaving: leavingOf(enrolment.id),
        probation: probationDays(enrolment, calendar.rules),
      })
      return [enrolment.id, { ...wanted, newest }]
    }),
  )
}

function appealedPaper(row: Awaited<ReturnType<typeof listAttempts>>[number]): AppealedPaper {
  return {
    activityId: row.activity_id,
    kind: row.kind,
    releasedAt: row.released_at,
    passed: row.passed === null ? null : row.passed === 1,
    appeal: appealDays(row),
  }
}

/** Whose final has come while something before it is neither there nor waived. */
async function listUnready(
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  input: { courses: Courses; now: number; wanted: ReadonlyMap<string, WantedInput> },
) {
  const come = enrolments.filter((e) => {
    const { state, today, planOn } = input.wanted.get(e.id)!
    const finalOn = planOn('promotion')
    if (comingLeaving(input.wanted.get(e.id)!)) return false
    return state === 'in_training' && finalOn !== null && finalOn <= today
  })
  if (come.length === 0) return []
  return (await loadProgressOfAll(db, come, input)).flatMap(({ enrolment, activities, facts, calendar }) => {
    const final = activities.find(asksForAll)
    if (!final) return []
    const { missing } = sortPreconditions(listPreconditions(final, activities, { facts, today: calendar.today }))
    return missing.length === 0 ? [] : [{ enrolment, sinceOn: final.on, missing: missing.length }]
  })
}

/** Everything about decisions that waits for this person, the oldest first. */
export async function getInbox(db: DbOrTx, input: { viewer: Reader; courses: Courses; now: number }) {
  const { viewer, courses, now } = input
  const decides = canInHouse(viewer, 'read:board')
  const enrolments = decides ? (await listOpenEnrolments(db)).filter((e) => e.trainee_id !== viewer.id) : []
  const [wanted, leavings, proposals, voidings, papers] = await Promise.all([
    loadWanted(db, enrolments, { courses, now }),
    listLeavings(db, viewer),
    listProposals(db, viewer),
    listVoidingProposals(db, viewer),
    decides ? listPapers(db, viewer, now) : [],
  ])
  const unready = await listUnready(db, enrolments, { courses, now, wanted })
  const byAge = <T extends { sinceOn: string; zone: string }>(lines: T[]) =>
    lines
      .sort((a, b) => (a.sinceOn < b.sinceOn ? -1 : 1))
      .map(({ zone, ...line }) => ({ ...line, days: daysBetween(line.sinceOn, localDateOf(now, zone)) }))
  const head = (e: EnrolmentRow) => ({
    enrolmentId: e.id,
    traineeName: e.trainee_name,
    cohortName: e.cohort_name,
    zone: e.zone,
  })
  return {
    decides,
    wanted: byAge(
      enrolments.flatMap((e) =>
        wantedDecisions(wanted.get(e.id)!)
          .filter((w) => w.step === 'decide')
          .map((w) => ({
            ...head(e),
            kind: w.kind,
            sinceOn: w.sinceOn,
            dueOn: w.dueOn ?? null,
            isLate: w.dueOn !== undefined && w.dueOn < wanted.get(e.id)!.today,
            unsat: w.unsat ?? [],
            declinedId: w.declinedId ?? null,
          })),
      ),
    ),
    unready: byAge(unready.map(({ enrolment, ...line }) => ({ ...head(enrolment), ...line }))),
    confirmations: byAge(proposals.filter((one) => one.isAsked).map(({ row }) => proposalLine(row))),
    ownProposals: byAge(
      proposals.filter((one) => one.isOwn).map(({ row, isStuck }) => ({ ...proposalLine(row), isStuck })),
    ),
    acknowledgements: byAge(
      enrolments.flatMap((e) =>
        wanted
          .get(e.id)!
          .newest.filter((d) => d.acknowledged === null && isEffective(d))
          .map((d) => ({ ...head(e), decisionId: d.id, kind: d.kind, sinceOn: localDateOf(d.decidedAt, e.zone) })),
      ),
    ),
    voidings: byAge(voidings),
    leavings,
    appeals: papers.filter((row) => row.appealId !== null),
    releases: papers.filter((row) => row.state === 'to-release'),
  }
}

/** Decided, and still to come: for the managers, and for who prepares the papers of that cohort. */
async function listLeavings(db: DbOrTx, viewer: Reader) {
  const decides = viewer.roles.includes('manager')
  const cohorts = decides ? [] : (await listPersonnelCohorts(db, viewer.id)).map((row) => row.cohort_id)
  return (await listComingLeavings(db))
    .filter((row) => row.trainee_id !== viewer.id && (decides || cohorts.includes(row.cohort_id)))
    .map((row) => ({
      enrolmentId: row.enrolment_id,
      traineeName: row.trainee_name,
      cohortName: row.cohort_name,
      on: takesEffectOn(
        { effectiveOn: row.effective_on, decidedAt: row.decided_at, confirmedAt: row.confirmed_at },
        row.zone,
      ),
      /** Null for who may not read it: they were not the second person. */
      decisionId: decides || row.confirmed_by === viewer.id ? row.id : null,
    }))
}

function proposalLine(row: DecisionRow) {
  return {
    decisionId: row.id,
    traineeName: row.trainee_name,
    kind: row.kind,
    verdict: row.verdict,
    deciderName: row.decider_name,
    sinceOn: localDateOf(row.decided_at, row.zone),
    zone: row.zone,
  }
}

/** Proposals near this person: to be confirmed by them, their own, or waiting for somebody else. */
export async function listProposals(db: DbOrTx, viewer: Reader) {
  const everywhere = viewer.roles.includes('manager')
  const cohorts = everywhere ? [] : (await listPersonnelCohorts(db, viewer.id)).map((row) => row.cohort_id)
  const asked = everywhere ? [] : (await listAskedProposals(db, viewer.id)).map((row) => row.proposal_id)
  if (!everywhere && cohorts.length + asked.length === 0) return []
  const rows = await listUnconfirmedDecisions(db)
  const isTheirs = (row: DecisionRow) => everywhere || cohorts.includes(row.cohort_id) || asked.includes(row.id)
  const near = rows.filter((row) => row.trainee_id !== viewer.id && isTheirs(row))
  const seconds = await Promise.all(near.map((row) => listIndependent(db, proposedDecision(row))))
  return near.map((row, n) => ({
    row,
    isOwn: row.decided_by === viewer.id,
    isAsked: seconds[n]?.includes(viewer.id) ?? false,
    isStuck: seconds[n]?.length === 0,
  }))
}

/** Proposals that nobody is left to confirm; a manager has to ask somebody. */
export async function listStuckProposals(db: DbOrTx, viewer: Reader): Promise<DecisionRow[]> {
  const proposals = canInHouse(viewer, 'read:board') ? await listProposals(db, viewer) : []
  return proposals.filter((one) => one.isStuck).map(({ row }) => row)
}

/** May this person open the inbox at all? */
export async function mayOpenInbox(db: DbOrTx, viewer: Reader): Promise<boolean> {
  if (viewer.roles.includes('manager')) return true
  return viewer.roles.includes('delegate') && (await listPersonnelCohorts(db, viewer.id)).length > 0
}
