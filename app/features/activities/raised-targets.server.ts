import { z } from 'zod'
import { findNewestDecisionDetails } from '#db/queries/decisions'
import type { DbOrTx } from '#db/transaction'

/** What the decision keeps of them; it was checked when it was signed. */
const Kept = z.object({
  asked: z.object({ typingSpeed: z.number().optional(), phraseSeconds: z.number().optional() }).default({}),
})

export interface RaisedTargets {
  /** Characters a minute. */
  typingSpeed: number | null
  /** From the customer's line to the reply. */
  phraseSeconds: number | null
}

/** What was asked of who passed the gate; nothing before. Newer targets replace older ones. */
export async function findRaisedTargets(db: DbOrTx, enrolmentId: string): Promise<RaisedTargets> {
  const row = await findNewestDecisionDetails(db, enrolmentId, 'raised-targets')
  return readRaisedTargets(row?.details)
}

/** @param details of the newest decision about targets, where there is one */
export function readRaisedTargets(details: string | undefined): RaisedTargets {
  const kept = Kept.safeParse(JSON.parse(details ?? '{}'))
  const { typingSpeed, phraseSeconds } = kept.success ? kept.data.asked : {}
  return { typingSpeed: typingSpeed ?? null, phraseSeconds: phraseSeconds ?? null }
}
