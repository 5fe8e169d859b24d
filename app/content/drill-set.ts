// Decides what a phrase-drill set looks like on disk (content/courses/<course>/phrases/sets.yaml).
import { z } from 'zod'
import { intentId, text } from './fields'

const count = z.int().min(1)

export const DrillSetSchema = z
  .strictObject({
    id: z.string().regex(/^S\d$/),
    title: text,
    cards: count,
    /** How many cards of each stage; adds up to `cards`. */
    stages: z.strictObject({
      pre: count.optional(),
      in: count.optional(),
      after: count.optional(),
      phone: count.optional(),
    }),
    passPercent: z.int().min(1).max(100),
    /** Cards that must be free of forbidden words, in percent; unset: no separate line. */
    cleanPercent: z.int().min(1).max(100).optional(),
    /** code: recall the code alone; reply: send the whole reply. */
    mode: z.enum(['code', 'reply']),
    /**
     * What may be looked up while it is sat as an exam. none: nothing. codes: a whole code brings its ready text, as at
     * the real desk. phrases: the table of codes and the library besides.
     */
    openBook: z.enum(['none', 'codes', 'phrases']),
    /** Replaces the cards' own limits, for code recall. */
    secondsPerCard: count.optional(),
    /** The whole set as one timed queue. */
    totalMinutes: count.optional(),
    /** How many customers wait at the same time. */
    parallel: count.optional(),
    /** Cards to prefer when drawing. */
    intents: z.array(intentId).optional(),
  })
  .refine((set) => Object.values(set.stages).reduce((sum, n) => sum + n, 0) === set.cards, {
    message: 'stages must add up to cards',
    path: ['stages'],
  })
export type DrillSet = z.infer<typeof DrillSetSchema>
