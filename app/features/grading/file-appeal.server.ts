import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { insertAppeal, listAppeals } from '#db/queries/grading'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { decideFileAppeal } from './appeal'
import { loadHands } from './appeals.server'
import { tellAppeal } from './grading-notices.server'

interface FileAppealInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
  /** Null: about the result as a whole. */
  position: number | null
  reason: string
}

export function fileAppeal(db: Db, { actor, now, attemptId, position, reason }: FileAppealInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    if (!attempt || !enrolment || enrolment.trainee_id !== actor.id) return refuse('not-found')
    const form = await loadForm(tx, attempt.form_id)
    const appeals = await listAppeals(tx, attempt.id)
    const workdaysAfter = await loadWorkdays(tx, [enrolment])
    const lastOn = workdaysAfter(enrolment, attempt.released_at ?? now, APPEAL_WORKDAYS)
    const decision = decideFileAppeal({
      state: attempt.state,
      releasedAt: attempt.released_at,
      openAppeals: appeals.filter((appeal) => appeal.state === 'open').length,
      position,
      questions: form.questions.length,
      lastOn,
      zone: enrolment.zone,
      now,
    })
    if (!decision.ok) return decision
    const id = newId()
    const dueOn = workdaysAfter(enrolment, now, APPEAL_WORKDAYS)
    await insertAppeal(tx, {
      id,
      enrolment_id: enrolment.id,
      attempt_id: attempt.id,
      position,
      reason,
      filed_at: now,
      due_on: dueOn,
      decided_by: null,
      decided_at: null,
      answer: null,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: 'file:appeal',
      entity: 'appeal',
      entityId: id,
      enrolmentId: enrolment.id,
      reason,
      after: { attemptId, position, dueOn },
    })
    const filed = {
      id,
      attempt_id: attempt.id,
      enrolment_id: enrolment.id,
      trainee_id: actor.id,
      released_by: attempt.released_by,
    }
    const hands = (await loadHands(tx, [filed])).get(id)!
    await tellAppeal(tx, attempt, { appealId: id, hands, title: form.title, dueOn, now })
    return accept()
  })
}
