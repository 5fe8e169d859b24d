import type { Content, Courses } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { type DecisionRow, listDecisionsOfEnrolment, listUnconfirmedDecisions } from '#db/queries/decisions'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { insertLapse } from '#db/queries/lapses'
import { deleteUnbegunModules } from '#db/queries/remedial'
import type { DecisionLapseTable } from '#db/tables/promotion'
import { inTransaction, type Tx } from '#db/transaction'
import { decisionFact, isDropped } from '../activities/decision-facts'
import { appendAudit, SYSTEM } from '../audit/audit.server'
import { pinnedCourse } from '../cohorts/pinned-course.server'
import { notify } from '../notifications/notify.server'
import { loadAsked } from './asked-decision.server'
import type { KindCase } from './case.server'
import { readDetails } from './decision-details'
import { isPending, KIND_RULES } from './decision-kinds'
import { type ChangedGround, changedGrounds } from './grounds'
import type { Change, LapseDetails } from './lapse'
import { listIndependent, proposedDecision } from './seconds.server'
import type { StoredEvidence } from './snapshot'
import { snapshotOf } from './snapshot-of-case'

interface Asked {
  now: number
  courses: Courses
  /** One enrolment, on the way of a request; left out: everybody's. */
  enrolmentId?: string
}

/** Looks at every proposal that waits, whatever has changed beneath it, and lets go those whose ground is another. Answers how many. */
export async function lapseDecisions(db: Db, { now, courses, enrolmentId }: Asked): Promise<number> {
  const waiting = (await listUnconfirmedDecisions(db)).map((row) => row.enrolment_id)
  const ids = [...new Set(waiting)].filter((id) => enrolmentId === undefined || id === enrolmentId)
  let lapsed = 0
  for (const id of ids) lapsed += await inTransaction(db, (tx) => lapseOf(tx, { now, courses, enrolmentId: id }))
  return lapsed
}

/** In the transaction of a change that a decision may rest on. */
export async function lapseOf(tx: Tx, { now, courses, enrolmentId }: Required<Asked>): Promise<number> {
  await lockEnrolment(tx, enrolmentId)
  const enrolment = await findEnrolment(tx, enrolmentId)
  if (!enrolment) return 0
  const { course_id: courseId, plan_version_id: planVersionId } = enrolment
  const content = await pinnedCourse(tx, courses, { courseId, planVersionId })
  return (await lapseUngrounded(tx, { enrolment, content, now })).length
}

interface LapseInput {
  enrolment: EnrolmentRow
  content: Content
  now: number
}

/** Under the lock of the enrolment. Answers the ids of what has lapsed. */
export async function lapseUngrounded(tx: Tx, input: LapseInput): Promise<string[]> {
  const { enrolment } = input
  const lapsed: string[] = []
  for (const row of await listDecisionsOfEnrolment(tx, enrolment.id)) {
    const fact = decisionFact(row)
    if (row.kind === 'next-step' && !isDropped(fact) && enrolment.state === 'final_passed') {
      await lapse(tx, row, { ...input, cause: 'passed', changes: [] })
      await deleteUnbegunModules(tx, enrolment.id)
      await tellOfPlan(tx, row, input)
    } else if (isPending(fact)) {
      const changes = await changesBeneath(tx, row, input)
      if (changes === null) continue
      await lapse(tx, row, { ...input, cause: 'evidence', changes })
      await tellOfProposal(tx, row, { ...input, changes })
    } else continue
    lapsed.push(row.id)
  }
  return lapsed
}

/** What is different by now; null where it still rests on what it was signed on. */
async function changesBeneath(tx: Tx, row: DecisionRow, input: LapseInput): Promise<Change[] | null> {
  const { kind } = row
  const asked = await loadAsked(tx, input.enrolment, { ...input, kind, replaces: row.supersedes_id !== null })
  const { facts } = JSON.parse(row.evidence) as Partial<StoredEvidence>
  if (!asked.ok) return null
  const { given } = asked.value
  const changed = facts ? changedGrounds(facts, snapshotOf(given, input.now), kind) : []
  const isElsewhere = !KIND_RULES[kind].states.includes(given.enrolment.state)
  if (changed.length === 0 && !isElsewhere) return null
  return changed.map((one) => ({ title: titleOf(one, given, input.content), before: one.before, after: one.after }))
}

function titleOf({ what, id }: ChangedGround, given: KindCase, content: Content): string | null {
  if (what !== 'exam') return content.activityById.get(id)?.title ?? null
  const exam = given.exams.find((one) => one.attemptId === id)
  return exam ? (content.blueprintById.get(exam.examId)?.title ?? exam.examId) : null
}

/** Kept with its cause; from now on it is as if it had not been signed. */
export async function lapse(
  tx: Tx,
  row: Pick<DecisionRow, 'id' | 'enrolment_id' | 'kind' | 'revision'>,
  { now, cause, ...details }: LapseDetails & { now: number; cause: DecisionLapseTable['cause'] },
): Promise<void> {
  await insertLapse(tx, { decision_id: row.id, cause, details: JSON.stringify(details), lapsed_at: now })
  await appendAudit(tx, {
    actor: SYSTEM,
    now,
    action: 'lapse:decision',
    entity: 'decision',
    entityId: row.id,
    enrolmentId: row.enrolment_id,
    after: { kind: row.kind, revision: row.revision, cause, ...details },
  })
}

/** Who proposed it, and whoever was asked to agree. */
export async function partiesOf(
  tx: Tx,
  row: Pick<DecisionRow, 'id' | 'decided_by' | 'decided_at' | 'cohort_id' | 'trainee_id'>,
): Promise<string[]> {
  return [row.decided_by, ...(await listIndependent(tx, proposedDecision(row)))]
}

async function tellOfProposal(tx: Tx, row: DecisionRow, input: { now: number; changes: readonly Change[] }) {
  const [first] = input.changes.filter((change) => change.title !== null)
  const payload = {
    enrolmentId: row.enrolment_id,
    traineeName: row.trainee_name,
    decisionId: row.id,
    kind: row.kind,
    title: first?.title ?? null,
    before: first?.before ?? null,
    after: first?.after ?? null,
  }
  await notify(tx, { to: await partiesOf(tx, row), kind: 'proposal-lapsed', payload, now: input.now })
}

/** The trainee was told of the plan, so they are told that it is over, as are those who help with it. */
async function tellOfPlan(tx: Tx, row: DecisionRow, { enrolment, now }: LapseInput): Promise<void> {
  const about = { decisionId: row.id, kind: row.kind }
  await notify(tx, { to: row.trainee_id, kind: 'plan-lapsed', payload: about, now })
  const owner = readDetails(row.details).plan?.ownerId ?? null
  const to = [row.decided_by, enrolment.mentor_id, owner].filter((id) => id !== row.trainee_id)
  const payload = { ...about, enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
  await notify(tx, { to, kind: 'mentee-plan-lapsed', payload, now })
}
