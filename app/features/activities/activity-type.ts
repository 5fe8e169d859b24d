// The contract of an activity type: one entry of the registry says what it needs, what it records and when it is done.
import type { z } from 'zod'
import type { Activity, ActivityType } from '#app/content/plan'
import type { ActivityFacts, EnrolmentFacts } from './facts'

/** What is still missing, as a key for i18n/activities, with a number where there is one. */
export interface Missing {
  what:
    | 'lesson'
    | 'self-check'
    | 'questionnaire'
    | 'record'
    | 'accept-mentor'
    | 'acknowledge'
    | 'checklist'
    | 'answers'
    | 'notes'
    | 'stations'
    | 'prints'
    | 'live-log'
    | 'mentor-sheet'
    | 'confirm-price'
    | 'call-log'
    | 'gaps'
    | 'acknowledge-gaps'
    | 'attempt'
    | 'release'
    | 'drill'
    | 'typing'
    | 'examiners'
    | 'debrief'
    | 'decision'
    | 'confirmation'
    | 'module'
    | 'sign'
  left?: number
  slot?: string
}

export interface CompletionInput<Settings> {
  activity: Activity
  settings: Settings
  facts: ActivityFacts
  enrolment: EnrolmentFacts
  /** Self-check questions per lesson of this activity. */
  lessons: readonly { id: string; questions: number }[]
  checklistItems: number
}

/** One kind of dated entry that the trainee adds, such as a call or a note. */
export interface OwnEntry<Settings> {
  form: z.ZodType
  /** How many may stand beside each other. */
  cap: (settings: Settings) => number
  /** Open from this day on, though the activity's own day is later. */
  fromDay?: (settings: Settings) => number
  /** A receipt stays: it cannot be taken back. */
  permanent?: true
}

/** What the trainee may write in an activity of this type. */
export interface OwnWork<Settings> {
  /** A form of the page, turned into what the record holds. Left out: no record of the trainee's. */
  form?: z.ZodType
  entries?: Record<string, OwnEntry<Settings>>
  /** Whether enough is there to hand in. Left out: the contents decide, and there is no button. */
  handsIn?: (record: unknown, facts: ActivityFacts) => boolean
}

export interface ActivityTypeDefinition<S extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  type: ActivityType
  /** What the plan may set for it. */
  settings: S
  /** What activity_record.data holds. */
  record: R
  /** What is missing on this type's own part; signatures are added by activityState. Empty: the part is done. */
  missing: (input: CompletionInput<z.output<S>>) => Missing[]
  /** Who acts next while something is missing: the trainee, or someone else (an examiner, the mentor). */
  next: (missing: readonly Missing[]) => 'trainee' | 'other'
  own?: OwnWork<z.output<S>>
}

export function defineActivityType<S extends z.ZodType, R extends z.ZodType>(
  definition: ActivityTypeDefinition<S, R>,
): ActivityTypeDefinition<S, R> {
  return definition
}

/** Lessons attached to an activity must be read and their self-checks answered. */
export function missingLessons(input: CompletionInput<unknown>): Missing[] {
  const unread = input.lessons.filter((lesson) => !input.enrolment.lessons.get(lesson.id)?.read)
  const unanswered = input.lessons.filter(
    (lesson) => (input.enrolment.lessons.get(lesson.id)?.answered ?? 0) < lesson.questions,
  )
  return [
    ...(unread.length > 0 ? [{ what: 'lesson' as const, left: unread.length }] : []),
    ...(unanswered.length > 0 ? [{ what: 'self-check' as const, left: unanswered.length }] : []),
  ]
}

export function when(condition: boolean, missing: Missing): Missing[] {
  return condition ? [missing] : []
}
