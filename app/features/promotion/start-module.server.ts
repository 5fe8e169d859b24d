import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateModule } from '#db/queries/remedial'
import { appendAudit } from '../audit/audit.server'
import { type ModuleInput, moduleState, onModule } from './module-case.server'
import { decideStart } from './remedial'

/** From the first module's start the two days to the retake are counted. */
export function startModule(db: Db, input: ModuleInput): Promise<Outcome> {
  return onModule(db, input, async (tx, given, module) => {
    const decided = decideStart(given.rules, moduleState(module))
    if (!decided.ok) return decided
    await updateModule(tx, module.id, { started_at: input.now })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'start:remedial-module',
      entity: 'remedial-module',
      entityId: module.id,
      enrolmentId: given.enrolment.id,
      after: { topic: module.topic, minutesPlanned: module.minutes_planned },
    })
    return accept()
  })
}
