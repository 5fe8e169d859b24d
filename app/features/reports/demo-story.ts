// Decides who is in the demo department, who does what there, and on which training day each trainee stands today.
import type { DemoCohortName, DemoName } from '#app/i18n/demo-story'
import type { Role } from '../accounts/permissions'
import type { Plan, PlanRole } from '../plan/plan-schema'
import { addDays, type CalendarRules, isTrainingDate } from '../plan/schedule'

export const DEMO_ROLES: Record<DemoName, readonly Role[]> = {
  trainee: ['trainee'],
  mentor: ['mentor', 'delegate'],
  manager: ['manager'],
  admin: ['admin'],
  day1: ['trainee'],
  d3failed: ['trainee'],
  day10: ['trainee'],
  day22: ['trainee'],
  finalfailed: ['trainee'],
  retake: ['trainee'],
  probation: ['trainee'],
  promoted: ['trainee'],
  mentor2: ['mentor', 'delegate'],
  manager2: ['manager'],
  warehouse: ['delegate'],
  guide: ['delegate'],
  aftersales: ['delegate'],
  lecturer: ['delegate'],
  hr: ['delegate'],
  shopper: ['delegate'],
}

export interface DemoTrainee {
  name: DemoName
  cohort: DemoCohortName
  mentor: 'mentor' | 'mentor2'
  /** Today is this training day of the trainee; beyond the plan's last day the count goes on. */
  day: number
}

export const DEMO_TRAINEES: readonly DemoTrainee[] = [
  { name: 'trainee', cohort: 'running', mentor: 'mentor', day: 10 },
  { name: 'day10', cohort: 'running', mentor: 'mentor', day: 10 },
  { name: 'day1', cohort: 'newest', mentor: 'mentor2', day: 1 },
  { name: 'd3failed', cohort: 'gate', mentor: 'mentor', day: 4 },
  { name: 'day22', cohort: 'final', mentor: 'mentor', day: 22 },
  { name: 'finalfailed', cohort: 'final', mentor: 'mentor2', day: 23 },
  { name: 'retake', cohort: 'final', mentor: 'mentor', day: 24 },
  { name: 'probation', cohort: 'past', mentor: 'mentor2', day: 34 },
  { name: 'promoted', cohort: 'past', mentor: 'mentor', day: 34 },
]

/** Yesterday and today are training dates in every demo cohort, whatever the calendar says, so that the story holds on any date. */
export function demoOpenDates(today: string, rules: Pick<CalendarRules, 'restPattern' | 'holidayOverrides'>): string[] {
  const plain: CalendarRules = { ...rules, closures: new Map(), leaves: [] }
  return [addDays(today, -1), today].filter((on) => !isTrainingDate(on, plain))
}

/** The date of day 1 when `on` is training day `day`: the schedule walked backwards. `on` itself must be a training date. */
export function startOnFor(on: string, day: number, rules: CalendarRules): string {
  let date = on
  for (let left = day - 1; left > 0; ) {
    date = addDays(date, -1)
    if (isTrainingDate(date, rules)) left--
  }
  return date
}

const NAMED: Partial<Record<PlanRole, DemoName>> = {
  lecturer: 'lecturer',
  hr: 'hr',
  'warehouse-head': 'warehouse',
  'warehouse-guide': 'guide',
  'aftersales-guide': 'aftersales',
  'mystery-shopper': 'shopper',
}
type DelegateRole = 'lecturer' | 'examiner' | 'hr' | 'warehouse-head' | 'warehouse-guide' | 'aftersales-guide' | 'mystery-shopper'

/** Who is named for which activity: one person per role, and two examiners where the plan wants two. */
export function demoDelegations(plan: Plan): { activityId: string; role: DelegateRole; person: DemoName }[] {
  return plan.days
    .flatMap((day) => day.activities)
    .flatMap((activity) => {
      const roles = [...new Set<PlanRole>([activity.leader, ...activity.signers])]
      const named = roles.flatMap((role) => {
        const person = NAMED[role]
        return person ? [{ activityId: activity.id, role: role as DelegateRole, person }] : []
      })
      const pair = Number(activity.settings.examiners) > 1 ? (['mentor', 'mentor2'] as const) : []
      return [...named, ...pair.map((person) => ({ activityId: activity.id, role: 'examiner' as const, person }))]
    })
}
