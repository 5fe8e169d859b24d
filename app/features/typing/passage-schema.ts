// Decides what a typing passage looks like on disk (content/exams/<course>/typing/passages.yaml).
import { z } from 'zod'

export const PassageSchema = z.strictObject({
  id: z.string().regex(/^TP-\d{2}$/),
  text: z.string().trim().min(1),
})
export type Passage = z.infer<typeof PassageSchema>
