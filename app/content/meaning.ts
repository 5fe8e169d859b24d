// Decides what a meaning looks like on disk (content/courses/<course>/phrases/meanings/*.yaml): something a reply may say in many
// ways, shared by every card that asks for it.
import { z } from 'zod'
import { text } from './fields'

export const MEANING_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const MeaningSchema = z.strictObject({
  id: z.string().regex(MEANING_ID),
  name: text,
  /** What counts and what does not, for whoever adds to the lists. */
  about: text,
  /** Expressions that say it; see the authoring guide for gaps, choices and quantities. */
  say: z.array(text).min(3),
  /** Expressions that look like it and say something else: what they cover is not searched. */
  never: z.array(text).default([]),
  /** Clauses that mean it and clauses that only sound near; the second reader learns from both. */
  examples: z.array(text).min(12),
  counters: z.array(text).min(5),
})
export type Meaning = z.infer<typeof MeaningSchema>
/** As the server keeps it: what is only learned from stays in the course. */
export type KeptMeaning = Pick<Meaning, 'id' | 'name' | 'say' | 'never'>

/** `a & b | c`: all of a group, or of another group. */
export const FORMULA = /^[a-z0-9-]+(?: [&|] [a-z0-9-]+)*$/

/** Groups of which one has to be said whole. */
export function groupsOf(formula: string): string[][] {
  return formula.split(' | ').map((group) => group.split(' & '))
}
