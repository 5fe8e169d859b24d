// What bends the calendar: leaves, days opened ahead, and corrections of the holiday table.
import type { Insertable } from 'kysely'
import type { DayUnlockTable, EnrolmentLeaveTable, HolidayOverrideTable } from '../tables/cohorts'
import type { Tx } from '../transaction'

export function insertLeave(tx: Tx, row: Insertable<EnrolmentLeaveTable>) {
  return tx.insertInto('enrolment_leave').values(row).execute()
}

export function cancelLeave(tx: Tx, id: string, now: number) {
  return tx
    .updateTable('enrolment_leave')
    .set({ cancelled_at: now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .execute()
}

export function insertDayUnlock(tx: Tx, row: Insertable<DayUnlockTable>) {
  return tx.insertInto('day_unlock').values(row).execute()
}

export async function upsertHolidayOverride(tx: Tx, row: Insertable<HolidayOverrideTable>) {
  await tx
    .insertInto('holiday_override')
    .values(row)
    .onConflict((c) => c.column('holiday_on').doUpdateSet({ kind: row.kind, name: row.name }))
    .execute()
}

export function deleteHolidayOverride(tx: Tx, on: string) {
  return tx.deleteFrom('holiday_override').where('holiday_on', '=', on).execute()
}
