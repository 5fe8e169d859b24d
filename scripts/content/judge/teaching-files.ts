// Decides how what the judge is taught lies on disk beside the phrase cards: meanings/, judged/, faults/ and judge.yaml.

import { z } from 'zod'
import { HARD_FAULT_KINDS, SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import { intentId, text } from '#app/content/fields'
import { type Cuts, EVIDENCE } from '#app/content/judge-file'

const shown = z.strictObject({ intent: intentId, /** Messages parted by “ / ”. */ reply: text })

export const FaultExamplesSchema = z.strictObject({
  fault: z.enum([...HARD_FAULT_KINDS, ...SOFT_FAULT_KINDS, 'salad', 'empty']),
  examples: z.array(shown).min(20),
  /** Looks like it and is none. */
  near: z.array(shown).min(20),
})

const scale = z.strictObject({ base: z.number(), weights: z.record(z.string(), z.number()) })
const cut = z.strictObject({ yes: z.number(), no: z.number() })

/** phrases/judge.yaml: written by npm run tune-judge, never by hand. */
export const CutsSchema: z.ZodType<Cuts> = z.strictObject({
  scale,
  points: z.record(z.enum(EVIDENCE), cut) as z.ZodType<Cuts['points']>,
  redLines: z.strictObject({ scale, cut }),
  soft: z.record(z.enum(SOFT_FAULT_KINDS), cut) as z.ZodType<Cuts['soft']>,
  word: z.number(),
  senseless: cut,
  salad: z.strictObject({ scale, cut }).optional(),
  nothing: z.number().optional(),
})
