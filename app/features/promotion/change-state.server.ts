import type { Updateable } from 'kysely'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { newId } from '#db/ids'
import { insertTransition, lockEnrolment, updateEnrolment } from '#db/queries/enrolments'
import type { EnrolmentTable } from '#db/tables/cohorts'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { decideTransition, type EnrolmentEvent, isFinalState } from '../cohorts/enrolment-states'

interface ChangeStateInput {
  actor: Actor
  now: number
  enrolmentId: string
  event: EnrolmentEvent
  reason?: string
  /** Columns that change with the state, such as the end of probation. */
  also?: Updateable<EnrolmentTable>
}

/** The only writer of enrolment.state: locks the row, asks the table, writes the history and the audit in the caller's transaction. */
export async function changeState(tx: Tx, input: ChangeStateInput): Promise<Outcome> {
  const enrolment = await lockEnrolment(tx, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  const next = decideTransition(enrolment.state, input.event)
  if (!next.ok) return next
  const ended = { ended_at: isFinalState(next.value) ? input.now : null }
  const updated = await updateEnrolment(tx, enrolment.id, enrolment.revision, {
    ...input.also,
    ...ended,
    state: next.value,
  })
  if (updated === 0) return refuse('stale')
  await insertTransition(tx, {
    id: newId(),
    enrolment_id: enrolment.id,
    revision: enrolment.revision + 1,
    event: input.event,
    from_state: enrolment.state,
    to_state: next.value,
    actor_id: input.actor.id,
    reason: input.reason ?? null,
    at: input.now,
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: `${input.event}:enrolment`,
    entity: 'enrolment',
    entityId: enrolment.id,
    enrolmentId: enrolment.id,
    reason: input.reason ?? null,
    before: { state: enrolment.state },
    after: { state: next.value, ...input.also },
  })
  return accept()
}
