// The words in which the demo's history is told: who acts on whom, and one dated step.
import type { ActivityType } from '#app/content/activity-settings'
import type { Content } from '#app/content/content.server'
import type { Activity, ActivityOf } from '#app/content/plan'
import type { DemoName } from '#app/i18n/demo-story'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import type { Tx } from '#db/transaction'
import type { DemoTrainee } from './story'

export interface Play {
  tx: Tx
  /** The same transaction, for use cases that open their own. */
  db: Db
  content: Content
  people: Record<DemoName, string>
}

/** One trainee of the story with their dates. */
export interface Part {
  trainee: DemoTrainee
  personId: string
  personName: string
  mentorId: string
  enrolmentId: string
  zone: string
  /** Date of training day 1, 2, … */
  dates: readonly string[]
}

/** One activity of one trainee: when it begins and ends. */
export interface Scene {
  part: Part
  activity: Activity
  day: number
  startAt: number
  endAt: number
}

/** A scene of one type of activity. */
export type SceneOf<T extends ActivityType> = Scene & { activity: ActivityOf<T> }

export interface Step {
  at: number
  /** For the report of what went wrong. */
  what: string
  run: (play: Play) => Promise<Outcome<unknown>>
}

export const MINUTE = 60_000
