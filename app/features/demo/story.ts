// Decides who is in the demo department, who does what there, and on which training day each trainee stands today.

import type { Plan, PlanRole } from '#app/content/plan'
import type { DemoCohortName, DemoName } from '#app/i18n/demo-story'
import { addDays } from '#app/rules/dates'
import type { Role } from '../accounts/permissions'
import { builtInThrough, type CalendarYears, noticeYearOf } from '../cohorts/holidays'
import { type CalendarRules, isConfirmedDate, isTrainingDate } from '../cohorts/schedule'
import { examinersOf } from '../rubrics/sheet'

export const DEMO_ROLES: Record<DemoName, readonly Role[]> = {
  trainee: ['trainee'],
  mentor: ['mentor', 'delegate'],
  manager: ['manager'],
  admin: ['admin'],
  day1: ['trainee'],
  d3failed: ['trainee'],
  day10: ['trainee'],
  day22: ['trainee'],
  waived: ['trainee'],
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
  /** Right answers in the stage exams, in percent; then in the final and the retake of those who have sat them. */
  written: number
  final?: number
  retake?: number
  weakTopics: readonly string[]
  weakPhrases: boolean
  /** Characters a minute on the first day. */
  typing: number
  /** How high rubric sheets are marked. */
  bias: 0 | 1 | 2
  /** Nothing is recorded after this activity, for stories that stand still at a gate. */
  stopsAfter?: string
  /** Types and drills on their own in the evening. */
  practises?: boolean
  /** Waiting for the mentor's signature. */
  unsigned?: readonly string[]
  /** A drill of which some replies still wait for the mentor's ruling, one of them disputed. */
  undecided?: string
  /** The mentor said "not yet" about it. */
  sentBack?: string
  /** Never done; the manager waives each on the evening of its day. */
  waives?: readonly string[]
}

const AFTER_SALES = ['T13', 'T14']

export const DEMO_TRAINEES: readonly DemoTrainee[] = [
  {
    name: 'trainee',
    cohort: 'running',
    mentor: 'mentor',
    day: 10,
    written: 88,
    weakTopics: ['T08', 'T06'],
    weakPhrases: false,
    typing: 58,
    bias: 1,
    practises: true,
    unsigned: ['D09-4', 'D09-5'],
  },
  {
    name: 'day10',
    cohort: 'running',
    mentor: 'mentor',
    day: 10,
    written: 84,
    weakTopics: ['T07'],
    weakPhrases: false,
    typing: 54,
    bias: 0,
    undecided: 'D08-1',
    sentBack: 'D09-3',
    unsigned: ['D09-2'],
  },
  {
    name: 'day1',
    cohort: 'newest',
    mentor: 'mentor2',
    day: 1,
    written: 0,
    weakTopics: [],
    weakPhrases: false,
    typing: 0,
    bias: 0,
  },
  {
    name: 'd3failed',
    cohort: 'gate',
    mentor: 'mentor',
    day: 4,
    written: 63,
    weakTopics: ['T04', 'T03'],
    weakPhrases: true,
    typing: 52,
    bias: 0,
    stopsAfter: 'D03-2',
  },
  {
    name: 'day22',
    cohort: 'final',
    mentor: 'mentor',
    day: 22,
    written: 90,
    weakTopics: ['T11'],
    weakPhrases: false,
    typing: 62,
    bias: 1,
  },
  {
    name: 'waived',
    cohort: 'final',
    mentor: 'mentor2',
    day: 22,
    written: 86,
    weakTopics: ['T13'],
    weakPhrases: false,
    typing: 58,
    bias: 1,
    waives: ['D15-2', 'D19-3'],
  },
  {
    name: 'finalfailed',
    cohort: 'final',
    mentor: 'mentor2',
    day: 23,
    written: 82,
    final: 70,
    weakTopics: AFTER_SALES,
    weakPhrases: false,
    typing: 53,
    bias: 0,
  },
  {
    name: 'retake',
    cohort: 'final',
    mentor: 'mentor',
    day: 24,
    written: 84,
    final: 74,
    weakTopics: AFTER_SALES,
    weakPhrases: false,
    typing: 56,
    bias: 1,
  },
  {
    name: 'probation',
    cohort: 'past',
    mentor: 'mentor2',
    day: 34,
    written: 84,
    final: 72,
    retake: 90,
    weakTopics: AFTER_SALES,
    weakPhrases: false,
    typing: 57,
    bias: 1,
  },
  {
    name: 'promoted',
    cohort: 'past',
    mentor: 'mentor',
    day: 34,
    written: 92,
    final: 93,
    weakTopics: ['T11'],
    weakPhrases: false,
    typing: 66,
    bias: 2,
  },
]

/** The department has trained in the year it stands in, so it has confirmed it; a later one is as unknown as it is. */
export function demoYears(today: string): CalendarYears {
  const through = Math.max(builtInThrough(), noticeYearOf(today))
  return { knownThrough: through, plannedThrough: through, takenOver: new Map() }
}

/** Beyond the plan's last day, for a retake after remedial training. */
const RETAKE_DAYS = 5

/** The dates of exams that nobody could answer for: the cohorts of the story say that these are training days as usual. */
export function demoExamDates(plan: Plan, dates: readonly string[], rules: CalendarRules): string[] {
  const last = plan.days.length
  return dates.filter((on, n) => {
    const isExamDay = n >= last || plan.days[n]?.activities.some((a) => a.type === 'exam' || a.gate !== undefined)
    return isExamDay && !isConfirmedDate(on, rules)
  })
}

/** How many dates a trainee of the story may need. */
export function demoDaysOf(plan: Plan): number {
  return plan.days.length + RETAKE_DAYS
}

/** Yesterday and today are training dates in every demo cohort, whatever the calendar says, so that the story holds on any date. */
export function demoOpenDates(
  today: string,
  rules: Pick<CalendarRules, 'restPattern' | 'holidayOverrides' | 'years'>,
): string[] {
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

/** Who stands for a role of the plan; the others are filled by the mentor and the manager. */
export const DEMO_NAMED: Partial<Record<PlanRole, DemoName>> = {
  lecturer: 'lecturer',
  hr: 'hr',
  'warehouse-head': 'warehouse',
  'warehouse-guide': 'guide',
  'aftersales-guide': 'aftersales',
  'mystery-shopper': 'shopper',
}
type DelegateRole =
  | 'lecturer'
  | 'examiner'
  | 'hr'
  | 'warehouse-head'
  | 'warehouse-guide'
  | 'aftersales-guide'
  | 'mystery-shopper'

/** Who is named for which activity: one person per role, and two examiners where the plan wants two. */
export function demoDelegations(plan: Plan): { activityId: string; role: DelegateRole; person: DemoName }[] {
  return plan.days
    .flatMap((day) => day.activities)
    .flatMap((activity) => {
      const roles = [...new Set<PlanRole>([activity.leader, ...activity.signers])]
      const named = roles.flatMap((role) => {
        const person = DEMO_NAMED[role]
        return person ? [{ activityId: activity.id, role: role as DelegateRole, person }] : []
      })
      // Two read the scenario answers of the final and the retake; two hear the oral exam.
      const two =
        examinersOf(activity) > 1 ||
        (activity.type === 'exam' && (activity.gate === 'D22' || activity.gate === 'retake'))
      const pair = two ? (['mentor', 'mentor2'] as const) : []
      return [...named, ...pair.map((person) => ({ activityId: activity.id, role: 'examiner' as const, person }))]
    })
}
