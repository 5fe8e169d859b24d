// Decides what an exam blueprint looks like on disk (content/exams/<course>/blueprints/*.yaml).
import { z } from 'zod'
import { activityId, clock, slug, text, topicId } from './fields'
import { POOLS } from './item'

const count = z.int().min(0)

export const EXAM_KINDS = ['baseline', 'stage', 'makeup', 'final', 'retake'] as const
export type ExamKind = (typeof EXAM_KINDS)[number]

export const BlueprintSchema = z.strictObject({
  id: slug,
  version: z.int().min(1),
  title: text,
  kind: z.enum(EXAM_KINDS),
  /** The plan row this exam belongs to. */
  activity: activityId,
  minutes: z.int().min(5).max(240),
  passPercent: z.int().min(1).max(100),
  pool: z.enum(POOLS),
  /** Local times of the shop between which the exam may be begun; it also ends at `until`. */
  window: z.strictObject({ from: clock.optional(), until: clock.optional() }).default({}),
  /** Items per topic. */
  topics: z.record(topicId, z.int().min(1)),
  /** Items per type; order and match share one number. */
  types: z.strictObject({
    single: count,
    multiple: count,
    truefalse: count,
    orderMatch: count,
    fill: count,
    scenario: count,
  }),
  /** Wanted share of easy, medium and hard items in percent; the assembler comes as near as the bank allows. */
  difficulty: z.strictObject({ easy: count, medium: count, hard: count }),
  points: z.strictObject({ item: z.int().min(1), scenario: z.int().min(1) }),
  /** How many markers each scenario answer needs (two, independent, at the final and the retake). */
  markers: z.union([z.literal(1), z.literal(2)]),
})
export type Blueprint = z.infer<typeof BlueprintSchema>
