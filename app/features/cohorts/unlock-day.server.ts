import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson } from '#db/queries/accounts'
import { insertDayUnlock } from '#db/queries/calendar'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { currentDayOf, loadOwnCalendar, lockForAdjusting } from './adjust.server'
import { decideUnlock } from './unlock'

interface UnlockDayInput {
  actor: Actor & { id: string }
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  day: number
  reason: string
}

/** Opens one training day before its date. */
export function unlockDay(db: Db, input: UnlockDayInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const enrolment = await lockForAdjusting(tx, input)
    if (!enrolment.ok) return enrolment
    const calendar = await loadOwnCalendar(tx, enrolment.value)
    const decision = decideUnlock(input.day, {
      days: calendar.plan.days.length,
      currentDay: currentDayOf(calendar, enrolment.value, input.now),
      unlocked: calendar.unlocked,
    })
    if (!decision.ok) return decision
    await insertDayUnlock(tx, {
      enrolment_id: input.enrolmentId,
      day: input.day,
      unlocked_by: input.actor.id,
      reason: input.reason,
      unlocked_at: input.now,
    })
    const by = await findPerson(tx, input.actor.id)
    await notify(tx, {
      to: enrolment.value.trainee_id,
      kind: 'day-unlocked',
      payload: { day: input.day, unlockedBy: by?.display_name ?? '' },
      now: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'unlock:day',
      entity: 'enrolment',
      entityId: input.enrolmentId,
      enrolmentId: input.enrolmentId,
      reason: input.reason,
      after: { day: input.day },
    })
    return accept()
  })
}
