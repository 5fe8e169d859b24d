// Decides what a quick-phrase card looks like on disk (content/courses/<course>/phrases/*.yaml).
import { z } from 'zod'
import { HARD_FAULT_KINDS } from './fault-kinds'
import { caseId, intentId, productAbout, text } from './fields'
import { FORMULA, MEANING_ID } from './meaning'

const mustNot = z.strictObject({
  /** The forbidden expression, looked for clause by clause in one spelling; denied or quoted it is none. */
  word: text,
  /** Longer expressions that contain the word and are fine (最近 for 最). */
  allow: z.array(text).optional(),
  /** The red line that the word belongs to. */
  redLine: z.enum(HARD_FAULT_KINDS).optional(),
  why: text,
})
export type MustNot = z.infer<typeof mustNot>

const mustSay = z.strictObject({
  point: text,
  /** Meanings: `a & b | c`. */
  says: z.string().regex(FORMULA),
  /** `optional`: counts when it is there. A meaning: asked for only where the customer's line says it. */
  when: z.union([z.literal('optional'), z.string().regex(MEANING_ID)]).optional(),
  /** Not asked for where the reply itself says this. */
  unless: z.string().regex(FORMULA).optional(),
})
export type MustSay = z.infer<typeof mustSay>

export const PHRASE_CODE = z.string().regex(/^[a-z]{2,4}$/)

export const PhraseSchema = z.strictObject({
  id: intentId,
  code: PHRASE_CODE,
  name: text,
  stage: z.enum(['pre', 'in', 'after', 'phone']),
  limitSeconds: z.union([z.literal(30), z.literal(60), z.literal(90), z.literal(120)]),
  /** Ready texts; {slot} names are filled in by the agent before sending. */
  texts: z.array(text).min(2).max(3),
  must: z.array(mustSay).min(2).max(6),
  mustNot: z.array(mustNot).min(1),
  utterances: z
    .array(
      z.strictObject({
        text,
        tone: z.enum(['polite', 'hurried', 'angry', 'misspelt', 'colloquial', 'plain']),
        /** What was meant by a misspelt line: sign by sign what an input method takes for it. */
        meant: text.optional(),
        /** Codes of other cards that fit the line as well, where nothing in it tells which case it is. */
        alsoRight: z.array(PHRASE_CODE).min(1).optional(),
        /** What it may come out of (phrases/cases.yaml); left out, as the card says. */
        cases: z.array(caseId).min(1).optional(),
        /** The product it names, and of its sizes and colours those with these words: `X301 24cm 奶白`. */
        about: productAbout.optional(),
      }),
    )
    .min(6),
  /** What its lines come out of where they do not say so themselves. */
  cases: z.array(caseId).min(1).optional(),
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
