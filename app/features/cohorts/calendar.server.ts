import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import {
  type EnrolmentRow,
  listClosures,
  listDayUnlocks,
  listHolidayOverrides,
  listLeaves,
} from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadYears } from './calendar-years.server'
import { type CalendarRules, isConfirmedDate, scheduleDays, trainingDayOn } from './schedule'

type Calendared = 'id' | 'cohort_id' | 'start_on' | 'joined_on' | 'rest_pattern' | 'planned_through' | 'zone'

export interface TraineeCalendar {
  rules: CalendarRules
  /** Date of day 1, 2, … */
  dates: string[]
  today: string
  /** The day whose date came last: 0 before the start, the last day ever after. */
  currentDay: number
  unlockedDays: ReadonlySet<number>
  /** Of days opened ahead: when that was. */
  openedOn: ReadonlyMap<number, string>
}

/** Calendars of many enrolments in six queries. Keys: enrolment ids. `days` says how long each one's plan is. */
export async function loadCalendars(
  db: DbOrTx,
  enrolments: readonly Pick<EnrolmentRow, Calendared>[],
  input: { days: number; now: number },
): Promise<Map<string, TraineeCalendar>> {
  if (enrolments.length === 0) return new Map()
  const ids = enrolments.map((e) => e.id)
  const [closures, leaves, overrides, unlocks, yearsOf] = await Promise.all([
    listClosures(db, [...new Set(enrolments.map((e) => e.cohort_id))]),
    listLeaves(db, ids),
    listHolidayOverrides(db),
    listDayUnlocks(db, ids),
    loadYears(
      db,
      enrolments.map((e) => ({ id: e.cohort_id, plannedThrough: e.planned_through })),
    ),
  ])
  const holidayOverrides = new Map(overrides.map((o) => [o.holiday_on, o.kind]))
  return new Map(
    enrolments.map((e) => {
      const rules: CalendarRules = {
        restPattern: e.rest_pattern,
        closures: new Map(closures.filter((c) => c.cohort_id === e.cohort_id).map((c) => [c.closed_on, c.kind])),
        holidayOverrides,
        years: yearsOf(e.cohort_id),
        leaves: leaves.filter((l) => l.enrolment_id === e.id).map((l) => ({ fromOn: l.from_on, toOn: l.to_on })),
      }
      // Who joins after the cohort's start begins the plan on the joining day.
      const startOn = e.joined_on > e.start_on ? e.joined_on : e.start_on
      const dates = scheduleDays(startOn, input.days, rules)
      const today = localDateOf(input.now, e.zone)
      const openedOn = new Map(
        unlocks.filter((u) => u.enrolment_id === e.id).map((u) => [u.day, localDateOf(u.unlocked_at, e.zone)]),
      )
      const unlockedDays = new Set(openedOn.keys())
      return [e.id, { rules, dates, today, currentDay: trainingDayOn(dates, today), unlockedDays, openedOn }]
    }),
  )
}

/** A day is open from its date on, or once a mentor has unlocked it. */
export function isDayOpen(calendar: TraineeCalendar, day: number): boolean {
  return day <= calendar.currentDay || calendar.unlockedDays.has(day)
}

/** An exam that decides about somebody begins only on a date that somebody answers for. */
export function decideExamDate(calendar: Pick<TraineeCalendar, 'today' | 'rules'>): Outcome {
  return isConfirmedDate(calendar.today, calendar.rules) ? accept() : refuse('date-unconfirmed', calendar.today)
}
