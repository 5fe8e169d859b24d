// What pure rules may know of one trainee's way through the plan; loadProgress answers more than this.
import type { Activity, Plan } from '#app/content/plan'
import type { ActivityStatus } from './activity-state'
import type { EnrolmentFacts } from './facts'

export interface ActivityProgress {
  activity: Activity
  day: number
  on: string
  status: ActivityStatus
}

export interface Progress {
  enrolment: {
    id: string
    cohort_id: string
    trainee_id: string
    mentor_id: string | null
    trainee_name: string
    joined_on: string
    zone: string
  }
  plan: Plan
  calendar: {
    dates: readonly string[]
    today: string
    currentDay: number
    unlockedDays: ReadonlySet<number>
  }
  facts: EnrolmentFacts
  activities: readonly ActivityProgress[]
}
