// Decides whether a date that somebody sets lies where it may: not before the first day that is allowed, and within a year.
import { addDays } from './dates'
import { accept, type Outcome, refuse } from './outcome'

/** Nobody promises a date further away than this. */
const MOST_DAYS_AHEAD = 366

export function latestDate(today: string): string {
  return addDays(today, MOST_DAYS_AHEAD)
}

/** A refusal names the day that would do; without `earliestOn` that is today. */
export function decideDateAhead(on: string, today: string, earliestOn = today): Outcome {
  if (on < earliestOn) return refuse('date-passed', earliestOn)
  return on > latestDate(today) ? refuse('date-too-far', latestDate(today)) : accept()
}
