// What bends the calendar: leaves, days opened ahead, corrections of the holiday table, and the years whose holidays are known.
import type { Insertable } from 'kysely'
import { prepared } from '../prepared'
import type {
  CalendarYearTable,
  CohortYearTable,
  DayUnlockTable,
  EnrolmentLeaveTable,
  HolidayOverrideTable,
} from '../tables/cohorts'
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

/** The years that somebody has confirmed, with the name of who did. */
export const listCalendarYears = prepared((db) =>
  db
    .selectFrom('calendar_year as y')
    .innerJoin('person as p', 'p.id', 'y.confirmed_by')
    .select(['y.year', 'y.confirmed_at', 'p.display_name as confirmed_by_name'])
    .orderBy('y.year'),
)

export function insertCalendarYear(tx: Tx, row: Insertable<CalendarYearTable>) {
  return tx.insertInto('calendar_year').values(row).execute()
}

export const listCohortYears = prepared((db, cohortIds: readonly string[]) =>
  db.selectFrom('cohort_year').selectAll().where('cohort_id', 'in', cohortIds).orderBy('year'),
)

export function insertCohortYear(tx: Tx, row: Insertable<CohortYearTable>) {
  return tx.insertInto('cohort_year').values(row).execute()
}
