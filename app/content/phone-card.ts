// Decides what a role-play phone card looks like on disk (content/exams/<course>/phone/cards.yaml).
import { z } from 'zod'
import { text } from './fields'

export const PhoneCardSchema = z.strictObject({
  id: z.string().regex(/^PC-\d{2}$/),
  title: text,
  caller: text,
  situation: text,
  /** The caller's first sentence. */
  opening: text,
  facts: z.array(text).min(1),
  wants: z.array(text).min(1),
  /** Where an untrained agent slips. */
  traps: z.array(text).min(1),
  goodEnding: text,
})
export type PhoneCard = z.infer<typeof PhoneCardSchema>
