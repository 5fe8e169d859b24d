import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findDecision } from '#db/queries/decisions'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { isHearsay } from './decision-details'
import { lapse, partiesOf } from './lapse-decisions.server'
import { decideDenyLeaving, recordedLeaving } from './leaving'

interface DenyLeavingInput {
  actor: Actor
  personId: string
  now: number
  content: Content
  enrolmentId: string
}

/** The trainee never asked to leave: what a manager has recorded of it lapses, and both are told. */
export function denyLeaving(db: Db, input: DenyLeavingInput): Promise<Outcome> {
  const { actor, now, personId } = input
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    const [progress] = enrolment ? await loadProgress(tx, [enrolment], input) : []
    if (!enrolment || !progress) return refuse('not-found')
    const recorded = recordedLeaving(progress.facts)
    const row = recorded ? await findDecision(tx, recorded.id) : undefined
    const decided = decideDenyLeaving({
      personId,
      traineeId: enrolment.trainee_id,
      recorded,
      isHearsay: row !== undefined && isHearsay(row),
    })
    if (!decided.ok) return decided
    if (!row) return refuse('not-found')
    await appendAudit(tx, {
      actor,
      now,
      action: 'deny:leaving',
      entity: 'decision',
      entityId: row.id,
      enrolmentId: enrolment.id,
      after: { revision: row.revision },
    })
    await lapse(tx, row, { now, cause: 'not-said', changes: [] })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, decisionId: row.id }
    await notify(tx, { to: await partiesOf(tx, row), kind: 'leaving-denied', payload: about, now })
    return accept()
  })
}
