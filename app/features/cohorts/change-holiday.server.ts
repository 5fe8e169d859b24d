import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockAuditHead } from '#db/queries/audit'
import { deleteHolidayOverride, upsertHolidayOverride } from '#db/queries/calendar'
import { listHolidayOverrides } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { LIMITS } from './cohort-dates'

type HolidayChange =
  | { intent: 'set'; on: string; kind: 'rest' | 'work'; name: string }
  | { intent: 'remove'; on: string }

/** Corrects the built-in table of statutory holidays for every cohort at once. */
export function changeHoliday(db: Db, input: { actor: Actor; now: number; change: HolidayChange }): Promise<Outcome> {
  const { change } = input
  return inTransaction(db, async (tx) => {
    // The limit is counted over the whole table, so changes go one after the other.
    await lockAuditHead(tx)
    const known = await listHolidayOverrides(tx)
    const before = known.find((o) => o.holiday_on === change.on) ?? null
    if (change.intent === 'remove') {
      if (!before) return refuse('not-found')
      await deleteHolidayOverride(tx, change.on)
    } else {
      const rests = known.filter((o) => o.kind === 'rest' && o.holiday_on !== change.on).length
      if (change.kind === 'rest' && rests >= LIMITS.restOverrides)
        return refuse('limit-reached', String(LIMITS.restOverrides))
      await upsertHolidayOverride(tx, { holiday_on: change.on, kind: change.kind, name: change.name })
    }
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: `${change.intent}:holiday`,
      entity: 'holiday',
      entityId: change.on,
      before,
      after: change.intent === 'set' ? { kind: change.kind, name: change.name } : null,
    })
    return accept()
  })
}
