import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockAuditHead } from '#db/queries/audit'
import { insertCalendarYear } from '#db/queries/calendar'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadKnownThrough } from './calendar-years.server'

/** One act per year: its holidays are entered and checked. Cohorts made before keep their dates until they are planned anew. */
export function confirmYear(
  db: Db,
  input: { actor: Actor & { id: string }; now: number; year: number },
): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    // Years are confirmed one after the other, and so are these acts.
    await lockAuditHead(tx)
    const knownThrough = await loadKnownThrough(tx)
    if (input.year <= knownThrough) return refuse('already-done')
    if (input.year > knownThrough + 1) return refuse('invalid-reference')
    await insertCalendarYear(tx, { year: input.year, confirmed_by: input.actor.id, confirmed_at: input.now })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'confirm:calendar-year',
      entity: 'calendar-year',
      entityId: String(input.year),
    })
    return accept()
  })
}
