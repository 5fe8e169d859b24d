import type { Content } from '#app/content/content.server'
import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { inTransaction } from '#db/transaction'
import { lockActivityCase } from '../activities/activity-case.server'
import { isPromotedUpon } from '../activities/decision-facts'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import type { Actor } from '../audit/audit.server'
import { decideSignOff, type SignCommand, type Signer } from './sign-off'
import { writeSignOff } from './write-sign-off.server'

export interface SignActivityInput extends SignCommand {
  actor: Actor
  signer: Signer & { displayName: string }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
}

/** Signs, says "not yet", or takes a signature back; always as the slot's next revision, never as an edit. */
export function signActivity(db: Db, input: SignActivityInput): Promise<Outcome<{ revision: number }>> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, delegations, progress } = found.value
    const newest = facts.signOffs.find((s) => s.slot === input.slot)
    const decided = decideSignOff(
      {
        activity: entry.activity,
        gateTested: entry.gateTested,
        enrolment,
        delegations,
        signer: input.signer,
        state: enrolment.state,
        status: entry.status,
        newest,
        promotedUpon: newest !== undefined && isPromotedUpon(newest.signedAt, progress.facts.decisions),
        today: progress.calendar.today,
        on: entry.on,
        openedOn: entry.openedOn,
        satAt: entry.satAt,
        dates: progress.calendar.dates,
        zone: enrolment.zone,
        now: input.now,
      },
      input,
    )
    if (!decided.ok) return decided
    await writeSignOff(tx, found.value, input, { ...decided.value, verdict: input.verdict })
    await notifySignersWhenReady(tx, found.value, input)
    return accept({ revision: decided.value.revision })
  })
}
