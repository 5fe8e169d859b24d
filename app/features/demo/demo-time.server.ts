import { instantOf } from '#app/rules/dates'
import { findPersonByUsername } from '#db/queries/accounts'
import { findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadCalendars } from '../cohorts/calendar.server'

const CLOCK = '10:00'

/** Ten in the morning of a training day of the demo cohort; the count goes on after the plan's last day. */
export async function findDemoDay(db: DbOrTx, day: number, now: number): Promise<number | null> {
  const trainee = await findPersonByUsername(db, 'trainee')
  const enrolment = trainee ? await findEnrolmentOfTrainee(db, trainee.id) : undefined
  if (!enrolment) return null
  const calendars = await loadCalendars(db, [enrolment], { days: day, now })
  const on = calendars.get(enrolment.id)?.dates.at(-1)
  return on ? instantOf(on, CLOCK, enrolment.zone) : null
}
