import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findEnrolment } from '#db/queries/enrolments'
import { listActiveColleagues } from '#db/queries/people'
import { insertNamedSecond } from '#db/queries/seconds'
import { inTransaction } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { type LockedProposal, lockProposal, type ProposalRef } from './lock-proposal.server'
import { decideNameSecond } from './second-person'
import { loadNamed, loadSeconds } from './seconds.server'

interface NameConfirmerInput {
  actor: Actor
  namer: Pick<Viewer, 'id' | 'roles'>
  now: number
  proposal: ProposalRef
  confirmerId: string
  reason: string
}

/** In a house where nobody is left to confirm a proposal, a manager says who looks at it instead, and why. */
export function nameConfirmer(db: Db, input: NameConfirmerInput): Promise<Outcome> {
  const { actor, namer, now, confirmerId, reason } = input
  return inTransaction(db, async (tx) => {
    const locked = await lockProposal(tx, input.proposal)
    const enrolment = locked && (await findEnrolment(tx, locked.enrolmentId))
    if (!enrolment) return refuse('not-found')
    const may = decideReach(namer, 'decide:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const isColleague = (await listActiveColleagues(tx)).some((person) => person.id === confirmerId)
    const [asked = null] = isColleague ? await loadNamed(tx, [confirmerId]) : []
    const seconds = await loadSeconds(tx, locked.proposal)
    const decided = decideNameSecond({ ...seconds, isPending: locked.isPending, namerId: namer.id, asked })
    if (!decided.ok) return decided
    await insertNamedSecond(tx, {
      id: newId(),
      decision_id: 'decisionId' in input.proposal ? input.proposal.decisionId : null,
      voiding_id: 'voidingId' in input.proposal ? input.proposal.voidingId : null,
      person_id: confirmerId,
      reason,
      named_by: namer.id,
      named_at: now,
    })
    await appendAudit(tx, {
      ...auditHead(locked),
      actor,
      now,
      enrolmentId: enrolment.id,
      reason,
      after: { confirmerId },
    })
    const { about } = locked
    if ('decisionId' in about)
      await notify(tx, { to: confirmerId, kind: 'second-person-asked', payload: { ...about, reason }, now })
    else await notify(tx, { to: confirmerId, kind: 'voiding-second-asked', payload: { ...about, reason }, now })
    return accept()
  })
}

function auditHead({ about, attemptId }: LockedProposal) {
  return 'decisionId' in about
    ? { action: 'name-confirmer:decision', entity: 'decision', entityId: about.decisionId }
    : { action: 'name-confirmer:attempt', entity: 'attempt', entityId: attemptId ?? about.voidingId }
}
