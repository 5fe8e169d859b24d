// Decides what a training plan looks like on disk (content/courses/<course>/plan.yaml).
import { z } from 'zod'
import { activityId, clock, lessonId, text } from './fields'

export const ACTIVITY_TYPES = [
  'briefing',
  'acknowledgement',
  'lecture',
  'study',
  'question-time',
  'observation',
  'warehouse',
  'live',
  'calls',
  'coaching',
  'debrief',
  'exam',
  'phrase-drill',
  'chat-simulation',
  'typing',
  'oral',
  'phone',
  'mystery',
  'remedial',
  'decision',
] as const
export type ActivityType = (typeof ACTIVITY_TYPES)[number]

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

export const ActivitySchema = z.strictObject({
  id: activityId,
  title: text,
  type: z.enum(ACTIVITY_TYPES),
  start: clock,
  minutes: z.int().min(5).max(480),
  leader: z.enum(PLAN_ROLES),
  /** Each role listed has to sign once. Empty: completion needs no signature. */
  signers: z.array(z.enum(SIGNER_ROLES)),
  gate: z.enum(GATES).optional(),
  /** Only for trainees on this branch of the story. */
  onlyIf: z.enum(['passed-d3', 'final-failed', 'retake-passed', 'retake-failed']).optional(),
  lessons: z.array(lessonId).default([]),
  /** Checked by the activity type's own schema. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** One sentence: what the trainee does here. */
  brief: text,
})
export type Activity = z.infer<typeof ActivitySchema>

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
