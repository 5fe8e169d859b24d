// Decides what a training plan looks like on disk (content/courses/<course>/plan.yaml).
import { z } from 'zod'
import { ACTIVITY_TYPES, type ActivityType, PLAN_DECISIONS, SETTINGS, type SettingsOf } from './activity-settings'
import { activityId, clock, lessonId, text } from './fields'

/** Who leads or signs. All but trainee, mentor and manager are delegates named per cohort and activity. */
export const PLAN_ROLES = [
  'trainee',
  'mentor',
  'manager',
  'lecturer',
  'examiner',
  'hr',
  'warehouse-head',
  'warehouse-guide',
  'aftersales-guide',
  'mystery-shopper',
  'system',
] as const
export type PlanRole = (typeof PLAN_ROLES)[number]

export const SIGNER_ROLES = [
  'mentor',
  'manager',
  'lecturer',
  'examiner',
  'hr',
  'warehouse-head',
  'aftersales-guide',
] as const
export type SignerRole = (typeof SIGNER_ROLES)[number]

export const GATES = ['D1', 'D3', 'D22', 'retake'] as const
export type Gate = (typeof GATES)[number]

/** What a row can hold back: work with real customers and orders, or exams. Each type of activity says what it is. */
export const HOLDABLE = ['customers', 'exams'] as const
export type Holdable = (typeof HOLDABLE)[number]

/** What has to be there before a row may begin. Every one of them stands earlier in the same plan. */
const NeedSchema = z.union([
  /** An exam, drill or test has been taken, whatever came of it. */
  z.strictObject({ sat: activityId }),
  /** The trainee's own part is done; a signature may still be open. */
  z.strictObject({ learned: activityId }),
  /** One of these sessions took place, so that there is something to talk over, to watch or to draw from. */
  z.strictObject({ happened: z.array(activityId).min(1) }),
  /** The decision stands, and it says "pass". */
  z.strictObject({ passed: z.enum(PLAN_DECISIONS) }),
  /** Everything that stands before this row is there, or a manager has waived it by name and reason. */
  z.strictObject({ ready: z.literal('all-before') }),
])
export type Need = z.infer<typeof NeedSchema>

/** What every row of the plan has, beside the settings of its type. */
const place = { id: activityId, title: text }
const run = {
  start: clock,
  minutes: z.int().min(5).max(480),
  leader: z.enum(PLAN_ROLES),
  /** Each role listed has to sign once. Empty: completion needs no signature. */
  signers: z.array(z.enum(SIGNER_ROLES)),
  gate: z.enum(GATES).optional(),
  /** Only for trainees on this branch of the story. */
  onlyIf: z
    .enum(['passed-d3', 'final-failed', 'final-not-failed', 'retake-passed', 'retake-failed', 'retake-not-failed'])
    .optional(),
  lessons: z.array(lessonId).default([]),
  /** What of later days waits for this row: for a decision until it says "pass", for the others until they are taken. */
  holds: z.array(z.enum(HOLDABLE)).min(1).optional(),
  /** Beside what earlier rows hold back. */
  needs: z.array(NeedSchema).min(1).optional(),
}
/** One sentence: what the trainee does here. */
const brief = { brief: text }

const row = z.strictObject({ ...place, ...run, ...brief })

/** A type beside the settings of that very type: looking at one tells the other. */
export type TypedSettings = { [T in ActivityType]: { type: T; settings: SettingsOf<T> } }[ActivityType]
export type ActivityOf<T extends ActivityType> = z.output<typeof row> & { type: T; settings: SettingsOf<T> }
export type Activity = z.output<typeof row> & TypedSettings

function rowOf(type: ActivityType) {
  // Settings that are left out are the empty ones, which a type that needs some refuses.
  const settings = z.preprocess((given) => given ?? {}, SETTINGS[type] as z.ZodType)
  return z.strictObject({ ...place, type: z.literal(type), ...run, settings, ...brief })
}

// The list of types is data here, which a union of literals cannot be inferred from.
const [first, ...others] = ACTIVITY_TYPES.map(rowOf)
export const ActivitySchema = z.discriminatedUnion('type', [first!, ...others]) as unknown as z.ZodType<Activity>

export const PlanSchema = z.strictObject({
  course: text,
  version: z.int().min(1),
  title: text,
  days: z
    .array(
      z.strictObject({
        day: z.int().min(1),
        title: text,
        goal: text,
        activities: z.array(ActivitySchema).min(1),
      }),
    )
    .min(1),
})
export type Plan = z.infer<typeof PlanSchema>
export type PlanDay = Plan['days'][number]
