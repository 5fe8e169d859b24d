// The contract of an activity type: one entry of the registry says what it needs, what it records, when it is done and what is shown of it.

import type { z } from 'zod'
import type { ActivityType, SettingsOf } from '#app/content/activity-settings'
import type { Content } from '#app/content/content.server'
import type { ActivityOf, Holdable } from '#app/content/plan'
import type { Rule } from '#app/content/rule'
import type { ContentLanguage } from '#app/content/translation'
import type { Outcome } from '#app/rules/outcome'
import type { EntryView, GapView, SheetView } from './activity-view'
import type { ActivityFacts, EnrolmentFacts, EntryFact } from './facts'
import type { Progress } from './progress'
import type { RecordLabel } from './record-label'

/** What is still missing, as a key for i18n/activities, with a number where there is one. */
export interface Missing {
  what:
    | 'lesson'
    | 'self-check'
    | 'questionnaire'
    | 'record'
    | 'accept-mentor'
    | 'agreement'
    | 'acknowledge'
    | 'acknowledge-again'
    | 'checklist'
    | 'answers'
    | 'notes'
    | 'stations'
    | 'prints'
    | 'note-sample'
    | 'case-sheets'
    | 'case-sheets-unsigned'
    | 'live-log'
    | 'mentor-sheet'
    | 'confirm-price'
    | 'call-log'
    | 'reviews'
    | 'gaps'
    | 'gaps-none'
    | 'acknowledge-gaps'
    | 'attempt'
    | 'release'
    | 'drill'
    | 'chats'
    | 'ruling'
    | 'typing'
    | 'typing-held'
    | 'examiners'
    | 'third-examiner'
    | 'debrief'
    | 'decision'
    | 'confirmation'
    | 'module'
    | 'sign'
  left?: number
  slot?: string
}

export interface CompletionInput<T extends ActivityType = ActivityType> {
  activity: ActivityOf<T>
  facts: ActivityFacts
  enrolment: EnrolmentFacts
  /** Self-check questions per lesson of this activity. */
  lessons: readonly { id: string; questions: number }[]
  checklistItems: number
  /** What the guide signs one by one. */
  stations: number
  /** The rules that its settings name and the course has. */
  rules: readonly Rule[]
}

/** When something is written, and of which day it tells. */
export interface WritingMoment {
  /** The date the plan gives the activity. */
  on: string
  today: string
  now: number
  zone: string
  /** The local time of day. */
  clock: string
}

/** One kind of dated entry that the trainee adds, such as a call or a note. */
export interface WritableEntry<T extends ActivityType = ActivityType> {
  form: z.ZodType
  /** How many may stand beside each other. */
  cap: (settings: SettingsOf<T>) => number
  /** Open from this day on, though the activity's own day is later. */
  fromDay?: (settings: SettingsOf<T>) => number
  /** A receipt stays: it cannot be taken back. */
  permanent?: true
  /** What the form cannot see: whether it can be, beside what was entered before and what the shop allows. */
  holds?: (data: Record<string, unknown>, given: { earlier: readonly EntryFact[]; shop: Content['shop'] }) => Outcome
}

/** What the trainee may write in an activity of this type. */
export interface Writes<T extends ActivityType> {
  /** A form of the page, turned into what the record holds. Left out: no record of the trainee's. */
  form?: z.ZodType
  /** What whoever signs reads of that record, in this order. */
  desk?: Readonly<Record<string, RecordLabel | null>>
  /** What the form cannot see: whether the record can be true by now. */
  holds?: (record: Record<string, unknown>, moment: WritingMoment) => Outcome
  entries?: Record<string, WritableEntry<T>>
  /** Whether enough is there to hand in. Left out: the contents decide, and there is no button. */
  handsIn?: (record: unknown, facts: ActivityFacts, settings: SettingsOf<T>) => boolean
}

/** Every field of the form has to be named: with its label, or with null where the desk shows it otherwise or not at all. */
type DeskOf<Form extends z.ZodType> = {
  [Field in keyof z.output<Form>]-?: z.output<Form>[Field] extends string | number | readonly string[] | undefined
    ? RecordLabel | null
    : null
}
type WritesForm<Form extends z.ZodType> = { form: Form; desk: DeskOf<Form> } | { form?: never; desk?: never }

/** What a type may look at to say what the trainee's page is sent. */
export interface DescribeInput<T extends ActivityType> {
  activity: ActivityOf<T>
  facts: ActivityFacts
  /** What the record holds, under the names of the type's own form. */
  record: Record<string, unknown>
  progress: Progress
  content: Pick<Content, 'checklists' | 'rules' | 'transcripts' | 'blueprintById' | 'shop' | 'english'>
  reader: { language: ContentLanguage }
  trainee: { displayName: string; mentorName: string | null }
  /** Nobody may know of it yet. */
  secret: boolean
  lacks: (what: Missing['what']) => boolean
  entries: (kind: string) => EntryView[]
  mayAdd: (kind: string) => boolean
  sheets: () => SheetView[]
  /** Gaps found in these activities, but none of a secret one. */
  gaps: (activityIds: readonly string[]) => GapView[]
}

export interface Definition<T extends ActivityType, View extends { type: ActivityType } = { type: T }> {
  /** What activity_record.data holds. */
  record: z.ZodType
  /** Done on a page of its own; the activity's page only leads there. */
  elsewhere?: true
  /** People around the trainee may record gaps here. */
  takesGaps?: true
  /** As what an earlier row may hold this one back. Left out: lessons, practice and observation always go on. */
  heldAs?: (activity: ActivityOf<T>) => Holdable | null
  /** While this is missing, the session has not taken place. Left out: nothing is built on its having been. */
  tookPlace?: Missing['what']
  /** Marked by examiners (R1, R3), not by whoever leads. */
  examined?: (settings: SettingsOf<T>) => boolean
  /** What is missing on this type's own part; signatures are added by activityStatus. Empty: the part is done. */
  missing: (input: CompletionInput<T>) => Missing[]
  /** Who acts next while something is missing: the trainee, or someone else (an examiner, the mentor). */
  next: (missing: readonly Missing[]) => 'trainee' | 'other'
  writes?: Writes<T>
  /** What the trainee's page is sent, tagged with the type; its return type is the type's part of the view. */
  describe: (input: DescribeInput<T>) => View
}

/** Naming the type gives every part of the definition that type's own settings. */
export function defineType<T extends ActivityType, View extends { type: T }, Form extends z.ZodType>(
  _type: T,
  definition: Definition<T, View> & { writes?: WritesForm<Form> },
): Definition<T, View> {
  return definition
}

/** Lessons attached to an activity must be read and their self-checks answered. */
export function missingLessons(input: Pick<CompletionInput, 'lessons' | 'enrolment'>): Missing[] {
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
