// Decides what a decision keeps beside verdict, reason and dates.
import { z } from 'zod'
import { DECISION_KINDS } from './decision-kinds'

const text = z.string().max(4000)

export const AskedSchema = z.object({
  /** What has to improve. */
  improve: text.optional(),
  typingSpeed: z.number().optional(),
  phraseSeconds: z.number().optional(),
  /** Why a gate is passed although a test was below the line. */
  whyBelow: text.optional(),
  /** The next-step plan, or the targets in words. */
  planText: text.optional(),
  contractMonths: z.number().optional(),
  openEnded: z.boolean().optional(),
  monthsUsed: z.number().optional(),
  /** The day on which the trainee asked to leave. */
  askedOn: z.string().optional(),
})

const Topic = z.object({ topic: z.string(), points: z.number(), max: z.number(), percent: z.number() })
const Warning = z.discriminatedUnion('what', [
  z.object({ what: z.literal('only-once') }),
  z.object({ what: z.literal('too-long'), capMonths: z.number(), totalMonths: z.number() }),
  z.object({ what: z.literal('none-allowed') }),
  z.object({ what: z.literal('contract-unknown') }),
])

export const DecisionDetailsSchema = z.object({
  sentence: text.default(''),
  asked: AskedSchema.default({}),
  plan: z.object({ ownerId: z.string(), ownerName: z.string(), fromOn: z.string(), topics: z.array(Topic) }).optional(),
  warnings: z.array(Warning).optional(),
  /** What people and cohort were called on that day; older decisions did not keep it. */
  names: z
    .object({ trainee: z.string(), mentor: z.string().nullable(), decider: z.string(), cohort: z.string() })
    .optional(),
  /** What the trainee had said of leaving. */
  wish: z.object({ saidAt: z.number(), leaveOn: z.string(), reason: z.string().nullable() }).optional(),
  /** What it was made in place of, why, and the decisions that rest on what was replaced. */
  supersedes: z.object({ why: z.string(), restingOn: z.array(z.enum(DECISION_KINDS)) }).optional(),
})
export type DecisionDetails = z.infer<typeof DecisionDetailsSchema>

/** Rows written by hand or by an older version read as far as they can be. */
export function readDetails(json: string): DecisionDetails {
  const parsed = DecisionDetailsSchema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : { sentence: '', asked: {} }
}

/** That somebody leaves was recorded, who has not said since that the record is so: the second person asks them. */
export function isUnaffirmed({ verdict, affirmed_at }: { verdict: string; affirmed_at: number | null }): boolean {
  return verdict === 'withdraw' && affirmed_at === null
}

/** That somebody leaves was recorded without their own word in the system. */
export function isHearsay({ verdict, details }: { verdict: string; details: string }): boolean {
  return verdict === 'withdraw' && readDetails(details).wish === undefined
}
