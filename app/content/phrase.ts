// Decides what a quick-phrase card looks like on disk (content/courses/<course>/phrases/*.yaml).
import { z } from 'zod'
import { intentId, text } from './fields'

const mustNot = z.strictObject({
  /** The forbidden expression, matched after folding width, case and blanks. */
  word: text,
  /** Longer expressions that contain the word and are fine (最近 for 最). */
  allow: z.array(text).optional(),
  /** A hard fault scores the whole card zero. */
  hard: z.literal(true).optional(),
  why: text,
})
export type MustNot = z.infer<typeof mustNot>

export const PhraseSchema = z.strictObject({
  id: intentId,
  code: z.string().regex(/^[a-z]{2,4}$/),
  name: text,
  stage: z.enum(['pre', 'in', 'after', 'phone']),
  limitSeconds: z.union([z.literal(30), z.literal(60), z.literal(90), z.literal(120)]),
  /** Ready texts; {slot} names are filled in by the agent before sending. */
  texts: z.array(text).min(2).max(3),
  /** Each group is met when one of its expressions is in the reply. */
  must: z
    .array(z.strictObject({ point: text, any: z.array(text).min(2) }))
    .min(2)
    .max(6),
  mustNot: z.array(mustNot).min(1),
  utterances: z
    .array(
      z.strictObject({
        text,
        tone: z.enum(['polite', 'hurried', 'angry', 'misspelt', 'colloquial', 'plain']),
      }),
    )
    .min(6),
  /** Why this reply works, shown after the card is scored. */
  explain: text,
  /** The reply changes the order or makes a promise, so a note must follow. */
  note: z.literal(true).optional(),
})
export type Phrase = z.infer<typeof PhraseSchema>

/** phrases/slots.yaml: what each {slot} means and a sample value, used to score the ready texts. */
export const SlotFileSchema = z.strictObject({
  slots: z.array(z.strictObject({ name: z.string().regex(/^[a-z][a-zA-Z]*$/), label: text, sample: text })),
})
/** phrases/forbidden.yaml: words no card may contain. */
export const ForbiddenFileSchema = z.strictObject({ words: z.array(mustNot).min(1) })
