import type { ActivityType } from '#app/content/activity-settings'
import type { Activity, Plan } from '#app/content/plan'
import type { Rule } from '#app/content/rule'
import { activityStatus } from '#app/features/activities/activity-state'
import type { DecisionFact } from '#app/features/activities/decision-facts'
import { type ActivityFacts, type EnrolmentFacts, NO_FACTS } from '#app/features/activities/facts'
import { isRetakeAhead } from '#app/features/activities/final-step'
import { holdActivities } from '#app/features/activities/needs'
import type { Progress } from '#app/features/activities/progress'
import { secondTestOf } from '#app/features/activities/second-test'
import { trainingDayOn } from '#app/features/cohorts/schedule'
import { addDays, instantOf } from '#app/rules/dates'
import type { EnrolmentState } from '#db/tables/cohorts'
import { START_ON } from './time'

export interface ProgressWish {
  plan: Plan
  /** Days after the first; the default is the first day itself. */
  today?: string
  dates?: readonly string[]
  unlockedDays?: readonly number[]
  facts?: Record<string, Partial<ActivityFacts>>
  decisions?: readonly DecisionFact[]
  mentorId?: string | null
  retakeAfterDays?: number
  state?: EnrolmentState
  remedial?: EnrolmentFacts['remedial']
  /** Subjects that a manager has waived. */
  waived?: readonly string[]
  conductPoints?: number
  openAppeals?: number
  /** What an acknowledgement asks for. */
  rules?: readonly Rule[]
}

/** Settings are taken as they are: rules are tested with what a row needs, not with whole rows. */
export interface ActivityWish extends Partial<Omit<Activity, 'settings'>> {
  type: ActivityType
  settings?: Record<string, unknown>
}

export function anActivity(wish: ActivityWish & { id: string }): Activity {
  const row = {
    title: wish.id,
    start: '09:00',
    minutes: 30,
    leader: 'mentor',
    signers: [],
    lessons: [],
    settings: {},
    brief: '做一件事。',
    ...wish,
  }
  return row as Activity
}

export function aPlan(days: readonly (readonly Activity[])[]): Plan {
  return {
    course: 'test',
    version: 1,
    title: '测试计划',
    days: days.map((activities, n) => ({
      day: n + 1,
      title: `第 ${n + 1} 天`,
      goal: '学会',
      activities: [...activities],
    })),
  }
}

/** One that passed and waits to be read. */
export function aDecision(wish: Partial<DecisionFact> = {}): DecisionFact {
  return {
    id: 'd',
    kind: 'd1-gate',
    revision: 1,
    verdict: 'pass',
    reason: '写明了理由',
    dueOn: null,
    effectiveOn: null,
    decidedBy: 'manager',
    decidedAt: 1,
    secondPerson: false,
    latestRevision: wish.revision ?? 1,
    contested: false,
    declined: null,
    confirmed: null,
    confirmedAt: null,
    acknowledged: null,
    ...wish,
  }
}

export function facts(
  wish: Pick<ProgressWish, 'facts' | 'decisions' | 'remedial' | 'waived' | 'conductPoints' | 'openAppeals'> = {},
): EnrolmentFacts {
  return {
    enrolmentId: 'enrolment',
    activities: new Map(Object.entries(wish.facts ?? {}).map(([id, own]) => [id, { ...NO_FACTS, ...own }])),
    lessons: new Map(),
    decisions: wish.decisions ?? [],
    improvements: (wish.decisions ?? [])
      .filter((d) => d.verdict === 'improve')
      .map((d) => ({ decisionId: d.id, kind: d.kind, decidedAt: d.decidedAt, dueOn: d.dueOn })),
    remedial: wish.remedial ?? [],
    openAppeals: wish.openAppeals ?? 0,
    waived: (wish.waived ?? []).map((subject) => ({ subject, reason: '材料遗失', waivedByName: '沈昭', waivedAt: 1 })),
    leaving: null,
    conductPoints: wish.conductPoints ?? 0,
  }
}

/** The day itself and the one after it. */
export function secondTestUntil(fromOn: string): string {
  return addDays(fromOn, 1)
}

/** A trainee's progress without a database: a date per day from `START_ON`, no rest days. */
export function aProgress(wish: ProgressWish): Progress {
  const { plan } = wish
  const dates = wish.dates ?? plan.days.map((_, n) => addDays(START_ON, n))
  const today = wish.today ?? START_ON
  const known = facts(wish)
  const calendar = {
    dates,
    today,
    currentDay: trainingDayOn(dates, today),
    unlockedDays: new Set(wish.unlockedDays ?? []),
    rules: { holidayOverrides: new Map(), years: { knownThrough: 2026, plannedThrough: 2026, takenOver: new Map() } },
  }
  const open = (day: number) => day <= calendar.currentDay || calendar.unlockedDays.has(day)
  const retakeDay = { facts: known, today, zone: 'Asia/Shanghai', afterDays: wish.retakeAfterDays ?? 2 }
  const course = {
    questionsOf: () => 0,
    checklistItems: () => 2,
    stations: () => 2,
    ruleOf: (id: string) => wish.rules?.find((rule) => rule.id === id),
  }
  return {
    enrolment: {
      id: 'enrolment',
      cohort_id: 'cohort',
      trainee_id: 'trainee',
      mentor_id: wish.mentorId === undefined ? 'mentor' : wish.mentorId,
      trainee_name: '林晓',
      joined_on: START_ON,
      zone: 'Asia/Shanghai',
      state: wish.state ?? 'in_training',
    },
    plan,
    calendar,
    retakeAfterDays: wish.retakeAfterDays ?? 2,
    decideBy: (sinceOn) => addDays(sinceOn, 2),
    appealUntil: (releasedOn) => addDays(releasedOn, 3),
    secondTestUntil,
    facts: known,
    activities: holdActivities(
      plan.days.flatMap(({ day, activities }) =>
        activities.map((activity) => {
          const now = instantOf(today, '10:00', 'Asia/Shanghai')
          const asked = { activity, plan, facts: known, zone: 'Asia/Shanghai', now }
          const again = secondTestOf({ ...asked, secondTestUntil })
          return {
            activity,
            day,
            on: dates[day - 1]!,
            status: activityStatus({
              activity,
              facts: known,
              course,
              dayOpen: open(day) && !isRetakeAhead(activity, retakeDay),
              again,
            }),
            again,
          }
        }),
      ),
      { facts: known, today },
    ),
  }
}

export function aSignOff(wish: Partial<ActivityFacts['signOffs'][number]> = {}): ActivityFacts['signOffs'][number] {
  return {
    slot: 'mentor',
    verdict: 'signed',
    revision: 1,
    signerId: 'mentor',
    comment: null,
    redoByOn: null,
    signedAt: 1_000,
    ...wish,
  }
}

export function anEntry(
  wish: Partial<ActivityFacts['entries'][number]> & { kind: string },
): ActivityFacts['entries'][number] {
  return {
    id: `${wish.kind}-1`,
    data: {},
    state: 'open',
    dueOn: null,
    createdBy: 'trainee',
    createdAt: 500,
    closedBy: null,
    closedAt: null,
    outcome: null,
    ...wish,
  }
}

export function aSubmittedRecord(data: unknown = {}, doneAt = 700): NonNullable<ActivityFacts['record']> {
  return { status: 'submitted', data, revision: 1, doneAt }
}
