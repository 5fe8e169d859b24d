import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findDecision, insertConfirmation, listConfirmers } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { decisionFact } from '../activities/decision-facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { blocksOf, caseOfKind, loadCase } from './case.server'
import { changeState } from './change-state.server'
import { decideConfirmation } from './decide'
import { eventOf } from './decision-kinds'

interface ConfirmDecisionInput {
  actor: Actor
  confirmerId: string
  now: number
  content: Content
  decisionId: string
  verdict: 'confirmed' | 'declined'
  note: string
}

/** The second signature of an elimination: confirmed it takes effect at once, declined it leads nowhere and may be proposed anew. */
export function confirmDecision(db: Db, input: ConfirmDecisionInput): Promise<Outcome> {
  const { actor, now, verdict } = input
  return inTransaction(db, async (tx) => {
    const known = await findDecision(tx, input.decisionId)
    if (!known) return refuse('not-found')
    await lockEnrolment(tx, known.enrolment_id)
    const [row, enrolment] = [await findDecision(tx, known.id), await findEnrolment(tx, known.enrolment_id)]
    if (!row || !enrolment) return refuse('not-found')
    const mayConfirm = (await listConfirmers(tx, enrolment.cohort_id)).some((p) => p.id === input.confirmerId)
    if (!mayConfirm) return refuse('not-allowed')
    const given = caseOfKind(await loadCase(tx, enrolment, input), row.kind, input.content)
    const newest = given.standing.find((d) => d.kind === row.kind)!
    const decided = decideConfirmation(
      {
        state: enrolment.state,
        traineeId: enrolment.trainee_id,
        decision: decisionFact(row),
        superseded: newest.id !== row.id,
        blocks: blocksOf(given, row.verdict),
      },
      input,
    )
    if (!decided.ok) return decided
    await insertConfirmation(tx, {
      decision_id: row.id,
      decided_by: row.decided_by,
      trainee_id: enrolment.trainee_id,
      confirmed_by: input.confirmerId,
      verdict,
      note: input.note.trim() || null,
      confirmed_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: verdict === 'confirmed' ? 'confirm:decision' : 'decline:decision',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      reason: input.note.trim() || null,
      after: { kind: row.kind, revision: row.revision, verdict },
    })
    if (verdict === 'declined') return accept()
    const event = eventOf(row.kind, row.verdict)!
    const moved = await changeState(tx, { actor, now, enrolmentId: enrolment.id, event, reason: row.reason })
    if (!moved.ok) throw new Error(`Elimination cannot take effect: ${moved.reason}`)
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'decision-made',
      payload: { decisionId: row.id, kind: row.kind },
      now,
    })
    return accept()
  })
}
