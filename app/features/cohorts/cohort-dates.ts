// Decides what a change of the calendar does to the dates people hold on to: the key days and the end of training.
import type { Plan } from '#app/content/plan'
import { type CalendarRules, isConfirmedDate, overrunDays, scheduleDays } from './schedule'

/** A day of the plan that everybody asks about, under the name of what makes it so. */
export interface KeyDay {
  day: number
  title: string
}

/** The first day, every day with a gate or an exam, and the last one. */
export function keyDaysOf(plan: Plan): KeyDay[] {
  return plan.days.flatMap(({ day, title, activities }, n) => {
    const exam = activities.find(({ type }) => type === 'exam') ?? activities.find(({ gate }) => gate !== undefined)
    if (n === 0 || !exam) return n === 0 || n === plan.days.length - 1 ? [{ day, title }] : []
    return [{ day, title: exam.title }]
  })
}

/** With these limits some hundred training dates stay open in any two years, so that a schedule always has an end. */
export const LIMITS = { closedDays: 60, leaveDays: 180, restOverrides: 120 } as const

export interface DateChange extends KeyDay {
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
  { rules, plan }: { rules: Pick<CalendarRules, 'closures' | 'holidayOverrides' | 'years'>; plan: Plan },
): DateChange[] {
  return keyDaysOf(plan).map(({ day, title }) => ({
    day,
    title,
    before: before?.[day - 1] ?? null,
    after: after[day - 1]!,
    confirmed: isConfirmedDate(after[day - 1]!, rules),
  }))
}

export function endOfTraining(dates: readonly string[], joinedOn: string, limit: number): EndOfTraining {
  return { endsOn: dates.at(-1) ?? joinedOn, overrun: overrunDays(dates, joinedOn, limit) }
}
