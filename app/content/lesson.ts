// Decides what the front matter of a lesson holds (content/courses/<course>/days/day-NN/<lesson>.zh-CN.mdx).
import { z } from 'zod'
import { date, lessonId, text, topicId } from './fields'

const option = z.strictObject({ text, correct: z.literal(true).optional(), why: text })

/** A practice question inside a lesson; its key stays on the server until the trainee answers. */
export const SelfCheckSchema = z.discriminatedUnion('type', [
  z.strictObject({
    id: z.string().regex(/^q\d$/),
    type: z.enum(['single', 'multiple']),
    stem: text,
    options: z.array(option).min(2).max(5),
  }),
  z.strictObject({
    id: z.string().regex(/^q\d$/),
    type: z.literal('truefalse'),
    stem: text,
    answer: z.boolean(),
    why: text,
  }),
])
export type SelfCheck = z.infer<typeof SelfCheckSchema>

export const LessonFrontmatterSchema = z.strictObject({
  id: lessonId,
  title: text,
  day: z.int().min(1),
  topic: topicId,
  minutes: z.int().min(5).max(90),
  /** One line: what the trainee can do afterwards. */
  goal: text,
  /** Why it matters to the customer. */
  why: text,
  sources: z.array(text).min(1),
  reviewOn: date.optional(),
  /** What the mentor will look at. */
  mentor: z.array(text).min(1),
  check: z.array(SelfCheckSchema).min(3).max(6),
})
export type LessonFrontmatter = z.infer<typeof LessonFrontmatterSchema>
