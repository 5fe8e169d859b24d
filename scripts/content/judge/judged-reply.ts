// Decides what a judged reply looks like on disk (content/courses/<course>/phrases/judged/{learn,tune,sealed}/*.yaml).
import { z } from 'zod'
import { HARD_FAULT_KINDS, SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import { intentId, text } from '#app/content/fields'

/** Learned from · used to set what is sure enough · only measured on. Split once, by writer. */
export const PARTS = ['learn', 'tune', 'sealed'] as const
export type Part = (typeof PARTS)[number]

const label = z.strictObject({
  /** One letter for each point of the card: met, missing (x), unclear, not called for. */
  points: z.string().regex(/^[mxun]+$/),
  soft: z.array(z.enum(SOFT_FAULT_KINDS)),
  hard: z.enum(HARD_FAULT_KINDS).nullable(),
  /** `none`: no answer to this customer at all. */
  sense: z.enum(['ok', 'none']),
  /** A team leader would let it go out as it is. */
  good: z.boolean(),
})
export type Label = z.infer<typeof label>

export const JudgedReplySchema = z.strictObject({
  id: z.string().regex(/^[A-Z]-QR-\d{2}-\d+$/),
  intent: intentId,
  customer: text,
  case: text,
  voice: z.enum(['terse', 'warm', 'several', 'unusual', 'dialect', 'overpolite', 'typos', 'plain']),
  /** What the writer set out to write; the judges did not see it. */
  kind: z.enum([
    'good',
    'lacks',
    'soft',
    'hard',
    'wrong-fact',
    'impossible',
    'refuses',
    'denies',
    'quotes',
    'salad',
    'syllable',
    'off-topic',
    'unfilled',
  ]),
  /** One message each. */
  reply: z.array(z.string()).min(1),
  /** Of two judges who saw neither each other nor the machine. */
  labels: z.tuple([label, label]),
  /** Of a third, where the two differ. */
  settled: label.optional(),
})
export type JudgedReply = z.infer<typeof JudgedReplySchema>

/** What counts. */
export function labelOf(reply: JudgedReply): Label {
  return reply.settled ?? reply.labels[0]
}

export function textOf(reply: JudgedReply): string {
  return reply.reply.join('\n')
}

/** Each writer has a letter; the ids begin with it. */
export function writerOf({ id }: Pick<JudgedReply, 'id'>): string {
  return id.charAt(0)
}
