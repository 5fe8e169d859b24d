import { localDateOf } from '#app/rules/dates'
import {
  type EnrolmentRow,
  listClosures,
  listDayUnlocks,
  listHolidayOverrides,
  listLeaves,
} from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { type CalendarRules, scheduleDays, trainingDayOn } from './schedule'

export interface TraineeCalendar {
  rules: CalendarRules
  /** Date of day 1, 2, … */
  dates: string[]
  today: string
  /** The day whose date came last: 0 before the start, the last day ever after. */
  currentDay: number
  unlockedDays: ReadonlySet<number>
}

/** Calendars of many enrolments in four queries. Keys: enrolment ids. `days` says how long each one's plan is. */
export async function loadCalendars(
  db: DbOrTx,
  enrolments: readonly Pick<EnrolmentRow, 'id' | 'cohort_id' | 'start_on' | 'joined_on' | 'rest_pattern' | 'zone'>[],
  input: { days: number; now: number },
): Promise<Map<string, TraineeCalendar>> {
  if (enrolments.length === 0) return new Map()
  const ids = enrolments.map((e) => e.id)
  const [closures, leaves, overrides, unlocks] = await Promise.all([
    listClosures(db, [...new Set(enrolments.map((e) => e.cohort_id))]),
    listLeaves(db, ids),
    listHolidayOverrides(db),
    listDayUnlocks(db, ids),
  ])
  const holidayOverrides = new Map(overrides.map((o) => [o.holiday_on, o.kind]))
  return new Map(
    enrolments.map((e) => {
      const rules: CalendarRules = {
        restPattern: e.rest_pattern,
        closures: new Map(closures.filter((c) => c.cohort_id === e.cohort_id).map((c) => [c.closed_on, c.kind])),
        holidayOverrides,
        leaves: leaves.filter((l) => l.enrolment_id === e.id).map((l) => ({ fromOn: l.from_on, toOn: l.to_on })),
      }
      // Who joins after the cohort's start begins the plan on the joining day.
      const startOn = e.joined_on > e.start_on ? e.joined_on : e.start_on
      const dates = scheduleDays(startOn, input.days, rules)
      const today = localDateOf(input.now, e.zone)
      const unlockedDays = new Set(unlocks.filter((u) => u.enrolment_id === e.id).map((u) => u.day))
      return [e.id, { rules, dates, today, currentDay: trainingDayOn(dates, today), unlockedDays }]
    }),
  )
}

/** A day is open from its date on, or once a mentor has unlocked it. */
export function isDayOpen(calendar: TraineeCalendar, day: number): boolean {
  return day <= calendar.currentDay || calendar.unlockedDays.has(day)
}
