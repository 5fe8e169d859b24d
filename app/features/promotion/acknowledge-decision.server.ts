import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findDecision, insertAcknowledgement } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { decideReach, type Role, relationOf } from '../accounts/permissions'
import { decisionFact } from '../activities/decision-facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideAcknowledgement } from './decide'

interface AcknowledgeDecisionInput {
  actor: Actor
  person: { id: string; roles: readonly Role[] }
  now: number
  decisionId: string
  kind: 'acknowledged' | 'refused'
  note: string
}

/** The trainee confirms having read a decision, or whoever decides records that the trainee would not. */
export function acknowledgeDecision(db: Db, input: AcknowledgeDecisionInput): Promise<Outcome> {
  const { actor, now, person, kind } = input
  return inTransaction(db, async (tx) => {
    const known = await findDecision(tx, input.decisionId)
    if (!known) return refuse('not-found')
    await lockEnrolment(tx, known.enrolment_id)
    const [row, enrolment] = [await findDecision(tx, known.id), await findEnrolment(tx, known.enrolment_id)]
    if (!row || !enrolment) return refuse('not-found')
    const action = kind === 'acknowledged' ? 'acknowledge:decision' : 'decide:enrolment'
    const may = decideReach(person, action, relationOf(enrolment))
    if (!may.ok) return may
    const decided = decideAcknowledgement(
      {
        traineeId: enrolment.trainee_id,
        decision: decisionFact(row),
        today: localDateOf(now, enrolment.zone),
        zone: enrolment.zone,
      },
      { personId: person.id, kind, note: input.note },
    )
    if (!decided.ok) return decided
    const note = input.note.trim() || null
    await insertAcknowledgement(tx, { decision_id: row.id, kind, recorded_by: person.id, note, recorded_at: now })
    await appendAudit(tx, {
      actor,
      now,
      action: kind === 'acknowledged' ? 'acknowledge:decision' : 'record-refusal:decision',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      reason: note,
      after: { kind: row.kind, revision: row.revision, acknowledged: kind },
    })
    const about = { decisionId: row.id, kind: row.kind }
    if (kind === 'refused') {
      await notify(tx, {
        to: enrolment.trainee_id,
        kind: 'refusal-recorded',
        payload: { ...about, note: note ?? '' },
        now,
      })
      return accept()
    }
    const payload = { ...about, enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, refused: false }
    await notify(tx, { to: row.decided_by, kind: 'decision-acknowledged', payload, now })
    return accept()
  })
}
