// Decides what a typing passage looks like on disk (content/exams/<course>/typing/passages.yaml).
import { z } from 'zod'
import { text } from './fields'

export const PassageSchema = z.strictObject({
  id: z.string().regex(/^TP-\d{2}$/),
  text,
  /** To warm up with before the runs that count, and never one of them. */
  warmUp: z.literal(true).optional(),
})
export type Passage = z.infer<typeof PassageSchema>
