import { builtInThrough, noticeYearOf } from '#app/features/cohorts/holidays'
import type { Db } from '#db/connect'
import { NOW } from './time'

/** The house has confirmed every year up to a date, whatever the built-in table knows. */
export async function confirmedYearsUntil(db: Db, on: string, by: { id: string }): Promise<void> {
  for (let year = builtInThrough() + 1; year <= noticeYearOf(on); year++)
    await db.insertInto('calendar_year').values({ year, confirmed_by: by.id, confirmed_at: NOW }).execute()
}
