// Decides what is shown of each signature an activity asks for: who may give it, what stands, what is in the way.

import { localDateOf } from '#app/rules/dates'
import type { listSignOffHistory } from '#db/queries/activities'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityFacts } from '../activities/facts'
import type { ActivityProgress } from '../activities/progress'
import { sittingBegan } from '../activities/second-test'
import { asksAcceptance, type Delegation, namedFor } from '../activities/signers'
import { isFinalState } from '../cohorts/enrolment-states'
import { type MentorChange, mentorAt } from '../cohorts/hand-over'
import { aheadInSlot, decideSlot, mayReplace, maySayNotYet, ownPartOf, type Signer, shortestComment } from './sign-off'

export interface SlotsInput {
  enrolment: {
    cohort_id: string
    trainee_id: string
    mentor_id: string | null
    mentor_name: string | null
    state: EnrolmentState
    zone: string
  }
  entry: ActivityProgress
  facts: ActivityFacts
  delegations: readonly Delegation[]
  mentorChanges: readonly MentorChange[]
  viewer: Signer
  now: number
  nameOf: (personId: string) => string
}

export function describeSlots({
  enrolment,
  entry,
  facts,
  delegations,
  mentorChanges,
  viewer,
  now,
  nameOf,
}: SlotsInput) {
  const { activity, status } = entry
  const ready = ownPartOf(status.missing).length === 0
  const blocked =
    isFinalState(enrolment.state) || status.state === 'not-applicable' || ['locked', 'held'].includes(status.state)
  return activity.signers.map((slot) => {
    const newest = facts.signOffs.find((s) => s.slot === slot)
    const mentorThen = newest ? mentorAt(mentorChanges, enrolment.mentor_id, newest.signedAt) : enrolment.mentor_id
    // What is signed was asked of the mentor of that time; what is open is asked of today's.
    const mentorName =
      newest?.verdict === 'signed' && mentorThen !== enrolment.mentor_id
        ? nameOf(mentorThen ?? '')
        : (enrolment.mentor_name ?? '')
    const named = namedFor({ enrolment, activityId: activity.id, role: slot, delegations }).map(nameOf)
    return {
      slot,
      people: slot === 'mentor' ? mentorName : named.join(' / '),
      named: named.length > 0,
      may:
        !blocked &&
        decideSlot({ activity, slot, enrolment, delegations, signer: viewer }).ok &&
        mayReplace(newest, viewer),
      ready,
      /** By the plan it is still to come. */
      ahead: aheadInSlot({ ...entry, zone: enrolment.zone, today: localDateOf(now, enrolment.zone), now }, slot),
      isAcceptance: slot === 'mentor' && asksAcceptance(activity),
      mayNotYet: maySayNotYet(entry),
      commentLength: shortestComment(activity, 'signed'),
      revision: newest?.revision ?? 0,
      newest: newest
        ? {
            verdict: newest.verdict,
            comment: newest.comment,
            redoByOn: newest.redoByOn,
            tookPlaceOn: newest.tookPlaceOn ?? null,
            signedAt: newest.signedAt,
            signerName: nameOf(newest.signerId),
            /** Given for the sitting before the one that is open; it stands, and the new one needs none. */
            isEarlier: newest.signedAt < sittingBegan(entry),
            standsIn: slot === 'mentor' && newest.signerId !== mentorThen,
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
    tookPlaceOn: row.took_place_on,
    signedAt: row.signed_at,
    signerName: row.signer_name,
  }
}
export type PastSignature = ReturnType<typeof pastSignature>
