import type { Blueprint } from '#app/content/blueprint'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertAttempt } from '#db/queries/attempts'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { createForm, type FormBank } from '../exam-forms/create-form.server'
import { decideStart } from './attempt'
import { type ExamCourse, loadSituation } from './exam-situation.server'

interface StartAttemptInput {
  actor: Actor
  now: number
  enrolmentId: string
  blueprint: Blueprint
  content: ExamCourse & FormBank
}

/** Draws the form and fixes the deadline; a second start of the same exam leads back to the open paper. */
export function startAttempt(db: Db, input: StartAttemptInput): Promise<Outcome<{ attemptId: string }>> {
  const { blueprint, now } = input
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const situation = await loadSituation(tx, { enrolment, blueprint, course: input.content, now })
    const decision = decideStart(situation)
    if (!decision.ok) return decision
    if ('resume' in decision.value) return accept({ attemptId: decision.value.resume })

    const form = await createForm(tx, { enrolmentId: enrolment.id, blueprint, bank: input.content, now })
    if (!form.ok) return form
    const timing = decision.value.begin
    const attemptId = newId()
    await insertAttempt(tx, {
      id: attemptId,
      enrolment_id: enrolment.id,
      activity_id: blueprint.activity,
      exam_id: blueprint.id,
      kind: blueprint.kind,
      form_id: form.value.id,
      state: 'in_progress',
      started_at: now,
      deadline_at: timing.deadlineAt,
      limit_minutes: timing.limitMinutes,
      extra_minutes: timing.extraMinutes,
      window_end_at: timing.windowEndAt,
      pass_percent: blueprint.passPercent,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: 'start:attempt',
      entity: 'attempt',
      entityId: attemptId,
      enrolmentId: enrolment.id,
      after: {
        examId: blueprint.id,
        formId: form.value.id,
        deadlineAt: timing.deadlineAt,
        extraMinutes: timing.extraMinutes,
      },
    })
    return accept({ attemptId })
  })
}
