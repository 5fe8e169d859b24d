import type { Selectable } from 'kysely'
import { newId } from '#db/ids'
import { insertCohortMentors } from '#db/queries/cohorts'
import { insertEnrolment } from '#db/queries/enrolments'
import type { CohortTable } from '#db/tables/cohorts'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'

interface EnrolInput {
  actor: Actor
  now: number
  cohort: Pick<Selectable<CohortTable>, 'id' | 'plan_version_id'>
  trainee: { id: string; name: string }
  mentor: { id: string; name: string }
  joinedOn: string
  /** Of who has been through training before: which one it follows upon, and why. */
  again?: { after: string; why: string } | null
}

/** Begins one training in the caller's transaction and tells both; the caller has checked who may. Answers the enrolment's id. */
export async function enrol(tx: Tx, input: EnrolInput): Promise<string> {
  const { cohort, trainee, mentor, now } = input
  const id = newId()
  await insertEnrolment(tx, {
    id,
    cohort_id: cohort.id,
    trainee_id: trainee.id,
    mentor_id: mentor.id,
    mentor_accepted_at: null,
    plan_version_id: cohort.plan_version_id,
    state: 'in_training',
    joined_on: input.joinedOn,
    probation_until_on: null,
    contract_months: null,
    promoted_on: null,
    created_at: now,
    ended_at: null,
  })
  await insertCohortMentors(tx, cohort.id, [mentor.id])
  await notify(tx, { to: trainee.id, kind: 'mentor-assigned', payload: { mentorName: mentor.name }, now })
  await notify(tx, {
    to: mentor.id,
    kind: 'mentee-assigned',
    payload: { enrolmentId: id, traineeName: trainee.name },
    now,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now,
    action: input.again ? 'enrol-again:enrolment' : 'create:enrolment',
    entity: 'enrolment',
    entityId: id,
    enrolmentId: id,
    ...(input.again ? { reason: input.again.why } : {}),
    after: {
      cohort_id: cohort.id,
      trainee_id: trainee.id,
      mentor_id: mentor.id,
      joined_on: input.joinedOn,
      plan_version_id: cohort.plan_version_id,
      ...(input.again ? { after_enrolment_id: input.again.after } : {}),
    },
  })
  return id
}
