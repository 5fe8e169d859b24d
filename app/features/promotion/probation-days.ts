// Decides when the end of a probation is asked about: in time before its last day, after which nobody can be found unfit any more.
import type { CalendarRules } from '../cohorts/schedule'
import { workdaysBefore } from '../cohorts/schedule'

/** So many working days, for two people who have to read the case. */
const ASKED_WORKDAYS_BEFORE = 5

export interface ProbationDays {
  /** From this day on both ends can be signed; a promotion for the last day at the earliest. */
  fromOn: string
  /** Still part of the probation. */
  lastOn: string
}

/** Null where no probation runs, or it has no end. */
export function probationDays(
  { state, probation_until_on: lastOn }: { state: string; probation_until_on: string | null },
  rules: Pick<CalendarRules, 'holidayOverrides' | 'years'>,
): ProbationDays | null {
  if (state !== 'on_probation' || lastOn === null) return null
  return { lastOn, fromOn: workdaysBefore(lastOn, ASKED_WORKDAYS_BEFORE, rules) }
}
