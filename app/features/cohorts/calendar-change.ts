// Decides what a change of a cohort's calendar makes of it; the dates are computed from the outcome.
import { accept, assertNever, type Outcome, refuse } from '#app/rules/outcome'
import { LIMITS } from './cohort-dates'
import type { CalendarYears } from './holidays'
import type { CalendarRules, RestPattern } from './schedule'

export interface CohortCalendar {
  name: string
  startOn: string
  restPattern: RestPattern
  closures: ReadonlyMap<string, 'closed' | 'open'>
  years: CalendarYears
}

export type CalendarChange =
  | { kind: 'basics'; name: string; startOn: string; restPattern: RestPattern }
  | { kind: 'set-day'; on: string; dayKind: 'closed' | 'open' }
  | { kind: 'clear-day'; on: string }
  /** Plans anew with the holidays of a year that has become known; nothing before `fromOn` moves. */
  | { kind: 'take-year'; year: number; fromOn: string }

export function applyChange(calendar: CohortCalendar, change: CalendarChange): Outcome<CohortCalendar> {
  switch (change.kind) {
    case 'basics':
      return accept({ ...calendar, name: change.name, startOn: change.startOn, restPattern: change.restPattern })
    case 'set-day': {
      const closures = new Map([...calendar.closures, [change.on, change.dayKind] as const])
      const closed = [...closures.values()].filter((kind) => kind === 'closed').length
      return closed > LIMITS.closedDays
        ? refuse('limit-reached', String(LIMITS.closedDays))
        : accept({ ...calendar, closures })
    }
    case 'clear-day':
      if (!calendar.closures.has(change.on)) return refuse('not-found')
      return accept({ ...calendar, closures: new Map([...calendar.closures].filter(([on]) => on !== change.on)) })
    case 'take-year':
      return change.year === yearToTake(calendar.years)
        ? accept(takeYear(calendar, change.year, change.fromOn))
        : refuse('stale')
    default:
      return assertNever(change)
  }
}

export function rulesOf(
  calendar: CohortCalendar,
  holidayOverrides: CalendarRules['holidayOverrides'],
  leaves: CalendarRules['leaves'] = [],
): CalendarRules {
  const { restPattern, closures, years } = calendar
  return { restPattern, closures, holidayOverrides, years, leaves }
}

/** The next year that the house knows and this cohort is not planned with; null when there is none. */
export function yearToTake({ knownThrough, plannedThrough, takenOver }: CalendarYears): number | null {
  let year = plannedThrough + 1
  while (takenOver.has(year)) year++
  return year <= knownThrough ? year : null
}

export function takeYear(calendar: CohortCalendar, year: number, fromOn: string): CohortCalendar {
  const { years } = calendar
  return { ...calendar, years: { ...years, takenOver: new Map([...years.takenOver, [year, fromOn]]) } }
}
