import { localDateOf } from '#app/rules/dates'
import { type EnrolmentRow, listHolidayOverrides } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadYears } from './calendar-years.server'
import { workdaysAfter } from './schedule'

type Placed = Pick<EnrolmentRow, 'cohort_id' | 'planned_through' | 'zone'>

/** The date on which something is due so many working days after a moment, as the calendar of each one's cohort has them. */
export async function loadWorkdays(
  db: DbOrTx,
  enrolments: readonly Placed[],
): Promise<(enrolment: Placed, at: number, count: number) => string> {
  const [overrides, yearsOf] = await Promise.all([
    listHolidayOverrides(db),
    loadYears(
      db,
      enrolments.map((e) => ({ id: e.cohort_id, plannedThrough: e.planned_through })),
    ),
  ])
  const holidayOverrides = new Map(overrides.map((o) => [o.holiday_on, o.kind]))
  return ({ cohort_id, zone }, at, count) =>
    workdaysAfter(localDateOf(at, zone), count, { holidayOverrides, years: yearsOf(cohort_id) })
}
