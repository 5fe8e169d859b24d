// Decides what a post-class questionnaire looks like on disk (content/courses/<course>/questionnaires/*.yaml).
import { z } from 'zod'
import { slug, text } from './fields'

const question = z.strictObject({ id: slug, text })

/** R10: each scored question is answered 10, 8, 5, 3 or 1. */
export const QuestionnaireSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]+$/),
  version: z.int().min(1),
  title: text,
  scored: z.array(question).min(1),
  open: z.array(question),
})
export type Questionnaire = z.infer<typeof QuestionnaireSchema>
