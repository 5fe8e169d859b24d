import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateModule } from '#db/queries/remedial'
import { appendAudit } from '../audit/audit.server'
import { type ModuleInput, moduleState, onModule } from './module-case.server'
import { decideMinutes } from './remedial'

export function logModuleMinutes(db: Db, input: ModuleInput & { minutes: number }): Promise<Outcome> {
  return onModule(db, input, async (tx, given, module) => {
    const decided = decideMinutes(given.rules, moduleState(module), input.minutes)
    if (!decided.ok) return decided
    await updateModule(tx, module.id, { minutes_done: decided.value.minutesDone })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'log-minutes:remedial-module',
      entity: 'remedial-module',
      entityId: module.id,
      enrolmentId: given.enrolment.id,
      before: { minutesDone: module.minutes_done },
      after: { topic: module.topic, minutesDone: decided.value.minutesDone },
    })
    return accept()
  })
}
