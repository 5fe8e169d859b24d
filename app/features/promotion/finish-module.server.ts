import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateModule } from '#db/queries/remedial'
import { retakeGateFrom } from '../attempts/retake-gate'
import { appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { type ModuleInput, moduleState, onModule } from './module-case.server'
import { quizPassPercent } from './quiz-line'
import { decideFinish } from './remedial'

export function finishModule(db: Db, input: ModuleInput): Promise<Outcome> {
  return onModule(db, input, async (tx, given, module) => {
    const decided = decideFinish(given.rules, moduleState(module), quizPassPercent(input.content))
    if (!decided.ok) return decided
    await updateModule(tx, module.id, { done_at: input.now })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'finish:remedial-module',
      entity: 'remedial-module',
      entityId: module.id,
      enrolmentId: given.enrolment.id,
      after: { topic: module.topic, minutesDone: module.minutes_done, quizPercent: module.quiz_percent },
    })
    const after = given.modules.map((m) => ({
      startedAt: m.started_at,
      doneAt: m.id === module.id ? input.now : m.done_at,
    }))
    const gate = retakeGateFrom(after, given.enrolment.zone, input.content.promotion.retakeAfterDays)
    const retake = input.content.blueprints.find((b) => b.kind === 'retake')
    if (gate.remedialDone && gate.allowedFromOn && retake)
      await notify(tx, {
        to: given.enrolment.trainee_id,
        kind: 'retake-opens',
        payload: { examId: retake.id, on: gate.allowedFromOn },
        now: input.now,
      })
    return accept()
  })
}
