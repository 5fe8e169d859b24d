// Decides what a marking rubric looks like on disk (content/courses/<course>/rubrics/*.yaml).
import { z } from 'zod'
import { text } from './fields'
import { fingerprintOfWords } from './fingerprint-of-words'

export const RubricSchema = z.strictObject({
  id: z.string().regex(/^R\d{1,2}$/),
  version: z.int().min(1),
  title: text,
  passPercent: z.int().min(0).max(100).optional(),
  /** Of several examiners: the lowest level in one criterion fails, whatever the sum. */
  failsOnZero: z.boolean().optional(),
  /** A ticked hard fault makes the sheet zero. */
  hardFaults: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), text })),
  /** Weights add up to 100; levels are described from 3 (best) down to 0. */
  criteria: z
    .array(
      z.strictObject({
        id: z.string().regex(/^R\d{1,2}-\d{1,2}$/),
        title: text,
        weight: z.int().min(1).max(100),
        levels: z.tuple([text, text, text, text]),
      }),
    )
    .min(1),
})
export type Rubric = z.infer<typeof RubricSchema>

/** Tells one wording of a rubric from another: what an examiner reads, whatever it weighs and whatever number it goes by. */
export function wordingOfRubric({ title, hardFaults, criteria }: Rubric): string {
  const lines = criteria.flatMap((criterion) => [criterion.title, ...criterion.levels])
  return fingerprintOfWords([title, ...hardFaults.map((fault) => fault.text), ...lines])
}
