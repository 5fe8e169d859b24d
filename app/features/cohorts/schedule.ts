// Decides on which calendar date each training day falls (D-1): rest pattern, statutory holidays and make-up working days, closures, leave.
import { addDays, daysBetween } from '#app/rules/dates'
import { type CalendarYears, holidayKind, isDayKnown, noticeYearOf } from './holidays'

export type RestPattern = 'none' | 'sunday' | 'weekend'

export interface CalendarRules {
  restPattern: RestPattern
  /** The cohort's own days: closed although a workday, or open although not. */
  closures: ReadonlyMap<string, 'closed' | 'open'>
  /** Corrects the built-in holiday table, for years it does not know yet. */
  holidayOverrides: ReadonlyMap<string, 'rest' | 'work'>
  years: CalendarYears
  /** This trainee's absences, both ends included. */
  leaves: readonly { fromOn: string; toOn: string }[]
}

/** No plan takes longer; a rule set that never opens must not loop for ever. */
const MAX_CALENDAR_DAYS = 730

function restsByPattern(on: string, pattern: RestPattern): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  if (pattern === 'none') return false
  return weekday === 0 || (pattern === 'weekend' && weekday === 6)
}

/** Leave beats everything; then the cohort's own days, then the holiday table with its corrections, then the weekly pattern. */
export function isTrainingDate(on: string, rules: CalendarRules): boolean {
  if (rules.leaves.some((leave) => leave.fromOn <= on && on <= leave.toOn)) return false
  const closure = rules.closures.get(on)
  if (closure) return closure === 'open'
  const statutory = holidayKind(on, rules.holidayOverrides, rules.years)
  if (statutory !== 'plain') return statutory === 'work'
  return !restsByPattern(on, rules.restPattern)
}

/** Somebody answers for this date: the notice of its year is known, or the cohort was told to train on it. */
export function isConfirmedDate(
  on: string,
  { closures, holidayOverrides, years }: Pick<CalendarRules, 'closures' | 'holidayOverrides' | 'years'>,
): boolean {
  return closures.get(on) === 'open' || isDayKnown(on, holidayOverrides, years)
}

export interface UnconfirmedSpan {
  year: number
  from: string
  to: string
  /** The year's holidays are known, only this plan does not follow them yet. */
  known: boolean
}

/** The dates among these that nobody answers for, as a span; null when there is none. `dates` in order. */
export function unconfirmedSpan(
  dates: readonly string[],
  rules: Pick<CalendarRules, 'closures' | 'holidayOverrides' | 'years'>,
): UnconfirmedSpan | null {
  const open = dates.filter((on) => !isConfirmedDate(on, rules))
  const [from] = open
  if (!from) return null
  const year = noticeYearOf(from)
  return { year, from, to: open.at(-1)!, known: year <= rules.years.knownThrough }
}

/** A working day by law, which the rest days of a course or somebody's leave do not move. */
export function isWorkday(
  on: string,
  { holidayOverrides, years }: Pick<CalendarRules, 'holidayOverrides' | 'years'>,
): boolean {
  const statutory = holidayKind(on, holidayOverrides, years)
  return statutory === 'plain' ? !restsByPattern(on, 'weekend') : statutory === 'work'
}

/** So many working days before a date, which itself is not counted. @throws when too few are to be found. */
export function workdaysBefore(
  on: string,
  count: number,
  rules: Pick<CalendarRules, 'holidayOverrides' | 'years'>,
): string {
  let left = count
  for (let n = 1; n <= MAX_CALENDAR_DAYS; n++) {
    const before = addDays(on, -n)
    if (isWorkday(before, rules) && --left === 0) return before
  }
  throw new RangeError(`no ${count} working days within ${MAX_CALENDAR_DAYS} days`)
}

/** The last of so many working days, the day itself not counted. @throws when too few are to be found. */
export function workdaysAfter(
  on: string,
  count: number,
  rules: Pick<CalendarRules, 'holidayOverrides' | 'years'>,
): string {
  let left = count
  for (let n = 1; n <= MAX_CALENDAR_DAYS; n++) {
    const next = addDays(on, n)
    if (isWorkday(next, rules) && --left === 0) return next
  }
  throw new RangeError(`no ${count} working days within ${MAX_CALENDAR_DAYS} days`)
}

/** The last of so many working days on which a second test may be begun; a rest day is none of them. */
export function secondTestUntilOn(
  fromOn: string,
  days: number,
  rules: Pick<CalendarRules, 'holidayOverrides' | 'years'>,
): string {
  return workdaysAfter(addDays(fromOn, -1), days, rules)
}

/** Dates of day 1 … `days`, in order. @throws when the rules leave too few dates open. */
export function scheduleDays(startOn: string, days: number, rules: CalendarRules): string[] {
  const dates: string[] = []
  for (let n = 0; dates.length < days; n++) {
    if (n > MAX_CALENDAR_DAYS)
      throw new RangeError(`only ${dates.length} training dates within ${MAX_CALENDAR_DAYS} days`)
    const on = addDays(startOn, n)
    if (isTrainingDate(on, rules)) dates.push(on)
  }
  return dates
}

/** The latest day whose date has come; 0 before the first. */
export function trainingDayOn(dates: readonly string[], today: string): number {
  return dates.filter((on) => on <= today).length
}

/** The plan must end within `limit` calendar days of joining, the joining day counted as the first. */
export function overrunDays(dates: readonly string[], joinedOn: string, limit: number): number {
  const last = dates.at(-1)
  return last ? Math.max(0, daysBetween(joinedOn, last) + 1 - limit) : 0
}
