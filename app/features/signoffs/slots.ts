// Decides what is shown of each signature an activity asks for: who may give it, what stands, what is in the way.

import type { listSignOffHistory } from '#db/queries/activities'
import type { EnrolmentState } from '#db/tables/cohorts'
import { canBeRedone } from '../activities/activity-state'
import type { ActivityFacts } from '../activities/facts'
import type { ActivityProgress } from '../activities/progress'
import { asksAcceptance, type Delegation, namedFor } from '../activities/signers'
import { isFinalState } from '../cohorts/enrolment-states'
import { decideSlot, ownPartOf, type Signer, shortestComment } from './sign-off'

export interface SlotsInput {
  enrolment: {
    cohort_id: string
    trainee_id: string
    mentor_id: string | null
    mentor_name: string | null
    state: EnrolmentState
  }
  entry: ActivityProgress
  facts: ActivityFacts
  delegations: readonly Delegation[]
  viewer: Signer
  nameOf: (personId: string) => string
}

export function describeSlots({
  enrolment,
  entry: { activity, status },
  facts,
  delegations,
  viewer,
  nameOf,
}: SlotsInput) {
  const ready = ownPartOf(status.missing).length === 0
  const blocked = isFinalState(enrolment.state) || status.state === 'not-applicable' || status.state === 'locked'
  return activity.signers.map((slot) => {
    const newest = facts.signOffs.find((s) => s.slot === slot)
    const named = namedFor({ enrolment, activityId: activity.id, role: slot, delegations }).map(nameOf)
    return {
      slot,
      people: slot === 'mentor' ? (enrolment.mentor_name ?? '') : named.join(' / '),
      named: named.length > 0,
      may: !blocked && decideSlot({ activity, slot, enrolment, delegations, signer: viewer }).ok,
      ready,
      isAcceptance: slot === 'mentor' && asksAcceptance(activity),
      mayNotYet: canBeRedone(activity),
      commentLength: shortestComment(activity, 'signed'),
      revision: newest?.revision ?? 0,
      newest: newest
        ? {
            verdict: newest.verdict,
            comment: newest.comment,
            redoByOn: newest.redoByOn,
            signedAt: newest.signedAt,
            signerName: nameOf(newest.signerId),
            standsIn: slot === 'mentor' && newest.signerId !== enrolment.mentor_id,
          }
        : null,
    }
  })
}
export type SlotView = ReturnType<typeof describeSlots>[number]

/** A signature as it was given, for the history under the activity. */
export function pastSignature(row: Awaited<ReturnType<typeof listSignOffHistory>>[number]) {
  return {
    id: row.id,
    slot: row.slot,
    revision: row.revision,
    verdict: row.verdict,
    comment: row.comment,
    redoByOn: row.redo_by_on,
    signedAt: row.signed_at,
    signerName: row.signer_name,
  }
}
export type PastSignature = ReturnType<typeof pastSignature>
