import { listCalendarYears, listCohortYears } from '#db/queries/calendar'
import type { DbOrTx } from '#db/transaction'
import { type CalendarYears, yearsKnownThrough } from './holidays'

/** The last year whose holidays the house knows. */
export async function loadKnownThrough(db: DbOrTx): Promise<number> {
  return yearsKnownThrough((await listCalendarYears(db)).map((y) => y.year))
}

/** With which years each of these cohorts is planned. */
export async function loadYears(
  db: DbOrTx,
  cohorts: readonly { id: string; plannedThrough: number }[],
): Promise<(cohortId: string) => CalendarYears> {
  const ids = [...new Set(cohorts.map((c) => c.id))]
  const [knownThrough, taken] = await Promise.all([loadKnownThrough(db), listCohortYears(db, ids)])
  const planned = new Map(cohorts.map((c) => [c.id, c.plannedThrough]))
  return (cohortId) => ({
    knownThrough,
    plannedThrough: planned.get(cohortId)!,
    takenOver: new Map(taken.filter((t) => t.cohort_id === cohortId).map((t) => [t.year, t.from_on])),
  })
}
