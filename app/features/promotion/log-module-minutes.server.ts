import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { updateModule } from '#db/queries/remedial'
import { appendAudit } from '../audit/audit.server'
import { type ModuleCase, type ModuleInput, moduleState, onModule } from './module-case.server'
import { decideMinutes, type ModuleState } from './remedial'

function minutesCase({ rules, modules, progress, enrolment }: ModuleCase) {
  const startedOn = ({ startedAt }: ModuleState) => (startedAt === null ? null : localDateOf(startedAt, enrolment.zone))
  const all = modules.map(moduleState).map((one) => ({ ...one, startedOn: startedOn(one) }))
  return { ...rules, today: progress.calendar.today, all }
}

export function logModuleMinutes(db: Db, input: ModuleInput & { minutes: number }): Promise<Outcome> {
  return onModule(db, input, async (tx, given, module) => {
    const decided = decideMinutes(minutesCase(given), moduleState(module), input.minutes)
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
