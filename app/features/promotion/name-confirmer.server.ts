import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findDecision, insertConfirmer } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { listActiveColleagues } from '#db/queries/people'
import { inTransaction } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import { decisionFact } from '../activities/decision-facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { isPending } from './decision-kinds'
import { decideNameConfirmer } from './second-person'
import { handsOf, listSeconds } from './seconds.server'

interface NameConfirmerInput {
  actor: Actor
  namer: Pick<Viewer, 'id' | 'roles'>
  now: number
  decisionId: string
  confirmerId: string
  reason: string
}

/** In a house where nobody is left to confirm a proposal, a manager says who looks at it instead, and why. */
export function nameConfirmer(db: Db, input: NameConfirmerInput): Promise<Outcome> {
  const { actor, namer, now, confirmerId, reason } = input
  return inTransaction(db, async (tx) => {
    const known = await findDecision(tx, input.decisionId)
    if (!known) return refuse('not-found')
    await lockEnrolment(tx, known.enrolment_id)
    const [row, enrolment] = [await findDecision(tx, known.id), await findEnrolment(tx, known.enrolment_id)]
    if (!row || !enrolment) return refuse('not-found')
    const may = decideReach(namer, 'decide:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const decided = decideNameConfirmer({
      isPending: isPending(decisionFact(row)) && (row.ended_at === null || row.supersedes_id !== null),
      namerId: namer.id,
      confirmerIds: await listSeconds(tx, row),
      confirmerId,
      isColleague: (await listActiveColleagues(tx)).some((person) => person.id === confirmerId),
      hands: handsOf(row),
    })
    if (!decided.ok) return decided
    await insertConfirmer(tx, {
      id: newId(),
      decision_id: row.id,
      confirmer_id: confirmerId,
      reason,
      named_by: namer.id,
      named_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: 'name-confirmer:decision',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      reason,
      after: { confirmerId },
    })
    await notify(tx, {
      to: confirmerId,
      kind: 'second-person-asked',
      payload: { traineeName: enrolment.trainee_name, decisionId: row.id, kind: row.kind, reason },
      now,
    })
    return accept()
  })
}
