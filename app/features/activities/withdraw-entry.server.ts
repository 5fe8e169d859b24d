import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { closeOpenEntry } from '#db/queries/activities'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { lockTraineeActivity, type TraineeActivityInput } from './trainee-activity.server'
import { decideWithdrawEntry } from './trainee-work'

/** Takes one's own entry back; it stays readable as withdrawn. */
export function withdrawEntry(db: Db, input: TraineeActivityInput & { entryId: string }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockTraineeActivity(tx, input)
    if (!found.ok) return found
    const entry = found.value.facts.entries.find((e) => e.id === input.entryId)
    const may = decideWithdrawEntry(found.value, entry)
    if (!may.ok) return may
    const changed = await closeOpenEntry(tx, input.entryId, {
      state: 'withdrawn',
      closed_by: input.actor.id,
      closed_at: input.now,
    })
    if (changed === 0) return refuse('stale')
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: `withdraw:${entry?.kind}`,
      entity: 'activity-entry',
      entityId: input.entryId,
      enrolmentId: input.enrolmentId,
      before: { state: 'open' },
      after: { state: 'withdrawn' },
    })
    return accept()
  })
}
