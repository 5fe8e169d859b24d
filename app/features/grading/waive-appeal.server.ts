import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { insertAppealWaiver, listAppealWaivers } from '#db/queries/appeals'
import { lockAttempt } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { listActiveManagers, listAppeals } from '#db/queries/grading'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { decideWaiveAppeal } from './appeal'

interface WaiveAppealInput {
  actor: Actor & { id: string }
  now: number
  attemptId: string
}

/** The trainee says that they do not appeal, so that what hangs on this result need not wait for the last day of appealing. */
export function waiveAppeal(db: Db, { actor, now, attemptId }: WaiveAppealInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    const enrolment = attempt && (await findEnrolment(tx, attempt.enrolment_id))
    if (!attempt || !enrolment || enrolment.trainee_id !== actor.id) return refuse('not-found')
    const workdaysAfter = await loadWorkdays(tx, [enrolment])
    const decided = decideWaiveAppeal({
      state: attempt.state,
      passed: attempt.passed === 1,
      isWaived: (await listAppealWaivers(tx, enrolment.id)).some((w) => w.attempt_id === attempt.id),
      openAppeals: (await listAppeals(tx, attempt.id)).filter((appeal) => appeal.state === 'open').length,
      lastOn: workdaysAfter(enrolment, attempt.released_at ?? now, APPEAL_WORKDAYS),
      zone: enrolment.zone,
      now,
    })
    if (!decided.ok) return decided
    await insertAppealWaiver(tx, {
      attempt_id: attempt.id,
      enrolment_id: enrolment.id,
      stated_by: actor.id,
      stated_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: 'waive:appeal',
      entity: 'attempt',
      entityId: attempt.id,
      enrolmentId: enrolment.id,
      after: { attemptId: attempt.id },
    })
    const { title } = await loadForm(tx, attempt.form_id)
    const payload = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, title }
    const to = (await listActiveManagers(tx)).map((manager) => manager.id)
    await notify(tx, { to, kind: 'appeal-waived', payload, now })
    return accept()
  })
}
