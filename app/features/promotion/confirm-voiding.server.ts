import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findPerson } from '#db/queries/accounts'
import { lockAttempt } from '#db/queries/attempts'
import { lockEnrolment } from '#db/queries/enrolments'
import { findVoiding, insertVoidingConfirmation } from '#db/queries/voidings'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { candidateName } from '../grading/candidate'
import { voidAttempt } from '../grading/void-attempt.server'
import { notify } from '../notifications/notify.server'
import { loadSeconds, proposedVoiding } from './seconds.server'
import { decideVoidConfirmation } from './voiding'

interface ConfirmVoidingInput {
  actor: Actor & { id: string }
  now: number
  voidingId: string
  verdict: 'confirmed' | 'declined'
  note: string
}

/** The second person's word on annulling a paper that was sat: with it the paper is annulled, without it it stays. */
export function confirmVoiding(db: Db, input: ConfirmVoidingInput): Promise<Outcome> {
  const { actor, now, verdict } = input
  const note = input.note.trim()
  return inTransaction(db, async (tx) => {
    const known = await findVoiding(tx, input.voidingId)
    const attempt = known && (await lockAttempt(tx, known.attempt_id))
    if (!attempt) return refuse('not-found')
    await lockEnrolment(tx, attempt.enrolment_id)
    const row = await findVoiding(tx, known.id)
    if (!row || row.second_person === 0) return refuse('not-found')
    const decided = decideVoidConfirmation(
      {
        state: attempt.state,
        isAnswered: row.confirmed !== null,
        ...(await loadSeconds(tx, proposedVoiding(row))),
      },
      { personId: actor.id, verdict, note },
    )
    if (!decided.ok) return decided
    await insertVoidingConfirmation(tx, {
      voiding_id: row.id,
      voided_by: row.voided_by,
      trainee_id: row.trainee_id,
      confirmed_by: actor.id,
      verdict,
      note: note || null,
      confirmed_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: verdict === 'confirmed' ? 'confirm-void:attempt' : 'decline-void:attempt',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: attempt.enrolment_id,
      reason: note || null,
      after: { voidingId: row.id, verdict },
    })
    const { title, ...form } = await loadForm(tx, attempt.form_id)
    if (verdict === 'confirmed') {
      await voidAttempt(tx, attempt, { actor, now, reason: row.reason })
      const payload = { examId: attempt.exam_id, title, reason: row.reason }
      await notify(tx, { to: row.trainee_id, kind: 'paper-voided', payload, now })
    }
    const confirmerName = (await findPerson(tx, actor.id))?.display_name ?? ''
    const traineeName = candidateName(form, { attemptId: attempt.id, name: row.trainee_name })
    const payload = { traineeName, voidingId: row.id, title, confirmerName, agreed: verdict === 'confirmed', note }
    await notify(tx, { to: row.voided_by, kind: 'voiding-answered', payload, now })
    return accept()
  })
}
