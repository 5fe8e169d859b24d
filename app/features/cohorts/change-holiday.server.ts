import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { lockAuditHead } from '#db/queries/audit'
import { deleteHolidayOverride, upsertHolidayOverride } from '#db/queries/calendar'
import { type EnrolmentRow, listHolidayOverrides, listOpenEnrolments } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { loadCalendars } from './calendar.server'
import { LIMITS } from './cohort-dates'
import { isMoved } from './moved-dates'
import { loadPlans } from './plan-versions.server'

/** Far more than are ever in training at once. */
const EVERYBODY = 10_000

type HolidayChange =
  | { intent: 'set'; on: string; kind: 'rest' | 'work'; name: string }
  | { intent: 'remove'; on: string }

/** Corrects the built-in table of statutory holidays for every cohort at once, and tells those in training whose dates move. */
export function changeHoliday(db: Db, input: { actor: Actor; now: number; change: HolidayChange }): Promise<Outcome> {
  const { change } = input
  return inTransaction(db, async (tx) => {
    // The limit is counted over the whole table, so changes go one after the other.
    await lockAuditHead(tx)
    const known = await listHolidayOverrides(tx)
    const before = known.find((o) => o.holiday_on === change.on) ?? null
    const enrolments = await listOpenEnrolments(tx, EVERYBODY)
    const dates = await loadDates(tx, enrolments, input.now)
    if (change.intent === 'remove') {
      if (!before) return refuse('not-found')
      await deleteHolidayOverride(tx, change.on)
    } else {
      const rests = known.filter((o) => o.kind === 'rest' && o.holiday_on !== change.on).length
      if (change.kind === 'rest' && rests >= LIMITS.restOverrides)
        return refuse('limit-reached', String(LIMITS.restOverrides))
      await upsertHolidayOverride(tx, { holiday_on: change.on, kind: change.kind, name: change.name })
    }
    const moved = await loadDates(tx, enrolments, input.now)
    await notify(tx, {
      to: enrolments.filter((e) => isMoved(dates.get(e.id)!, moved.get(e.id)!)).map((e) => e.trainee_id),
      kind: 'holiday-moved',
      payload: { on: change.on },
      now: input.now,
    })
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

/** On which dates everybody trains, by the table as it stands now. Keys: enrolment ids. */
async function loadDates(tx: Tx, enrolments: readonly EnrolmentRow[], now: number): Promise<Map<string, string[]>> {
  const plans = await loadPlans(
    tx,
    enrolments.map((e) => e.plan_version_id),
  )
  const lengthOf = (e: EnrolmentRow) => plans.get(e.plan_version_id)!.days.length
  const calendars = await loadCalendars(tx, enrolments, { days: Math.max(0, ...enrolments.map(lengthOf)), now })
  return new Map(enrolments.map((e) => [e.id, calendars.get(e.id)!.dates.slice(0, lengthOf(e))]))
}
