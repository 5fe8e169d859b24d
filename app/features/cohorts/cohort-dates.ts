// Decides what a change of the calendar does to the dates people hold on to: the key days and the end of training.
import { type CalendarRules, isConfirmedDate, overrunDays, scheduleDays } from './schedule'

/** First day, both exam gates on the way, the final, and the day after it. */
export const KEY_DAYS = [1, 3, 8, 18, 22, 23] as const

/** With these limits some hundred training dates stay open in any two years, so that a schedule always has an end. */
export const LIMITS = { closedDays: 60, leaveDays: 180, restOverrides: 120 } as const

export interface DateChange {
  day: number
  /** Null: there was no such date before. */
  before: string | null
  after: string
  /** Whether anybody answers for the new date. */
  confirmed: boolean
}

export interface EndOfTraining {
  endsOn: string
  /** Calendar days beyond the limit; 0 when training ends in time. */
  overrun: number
}

/** Who joins after the cohort's start begins the plan on the joining day. */
export function planStart(cohortStartOn: string, joinedOn: string): string {
  return joinedOn > cohortStartOn ? joinedOn : cohortStartOn
}

/** Null when the rules leave too few dates open. */
export function tryScheduleDays(startOn: string, days: number, rules: CalendarRules): string[] | null {
  try {
    return scheduleDays(startOn, days, rules)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

export function compareDates(
  before: readonly string[] | null,
  after: readonly string[],
  rules: Pick<CalendarRules, 'closures' | 'holidayOverrides' | 'years'>,
): DateChange[] {
  return KEY_DAYS.filter((day) => day <= after.length).map((day) => ({
    day,
    before: before?.[day - 1] ?? null,
    after: after[day - 1]!,
    confirmed: isConfirmedDate(after[day - 1]!, rules),
  }))
}

export function endOfTraining(dates: readonly string[], joinedOn: string, limit: number): EndOfTraining {
  return { endsOn: dates.at(-1) ?? joinedOn, overrun: overrunDays(dates, joinedOn, limit) }
}
