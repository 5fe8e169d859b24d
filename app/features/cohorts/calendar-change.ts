// Decides what a change of a cohort's calendar makes of it; the dates are computed from the outcome.
import { accept, assertNever, type Outcome, refuse } from '#app/rules/outcome'
import { LIMITS } from './cohort-dates'
import type { CalendarRules, RestPattern } from './schedule'

export interface CohortCalendar {
  name: string
  startOn: string
  restPattern: RestPattern
  closures: ReadonlyMap<string, 'closed' | 'open'>
}

export type CalendarChange =
  | { kind: 'basics'; name: string; startOn: string; restPattern: RestPattern }
  | { kind: 'set-day'; on: string; dayKind: 'closed' | 'open' }
  | { kind: 'clear-day'; on: string }

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
    default:
      return assertNever(change)
  }
}

export function rulesOf(
  calendar: CohortCalendar,
  holidayOverrides: CalendarRules['holidayOverrides'],
  leaves: CalendarRules['leaves'] = [],
): CalendarRules {
  return { restPattern: calendar.restPattern, closures: calendar.closures, holidayOverrides, leaves }
}
