// Decides what an oral-exam question looks like on disk (content/exams/<course>/oral/questions.yaml).
import { z } from 'zod'
import { text, topicId } from './fields'

export const ORAL_KINDS = ['knowledge', 'product', 'scenario', 'rules', 'mindset'] as const

export const OralQuestionSchema = z.strictObject({
  id: z.string().regex(/^OQ-\d{2}$/),
  kind: z.enum(ORAL_KINDS),
  topic: topicId,
  text,
  /** What the examiner listens for. */
  points: z.array(text).min(2),
  followUp: text,
})
export type OralQuestion = z.infer<typeof OralQuestionSchema>
