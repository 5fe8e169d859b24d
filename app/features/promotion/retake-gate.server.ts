import type { Content } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listDecisions, listRemedialModules } from '#db/queries/facts'
import type { DbOrTx } from '#db/transaction'
import type { RetakeGate } from '../attempts/attempt'
import { retakeGateFrom } from '../attempts/retake-gate'

export interface RetakeStanding extends RetakeGate {
  planAcknowledged: boolean
  /** All conditions but the hour and the paper itself are met today. */
  open: boolean
}

/**
 * Where one trainee stands before the retake: remedial training begun two full days ago, every module done, the plan read.
 * The exam asks `retakeGateFrom` with the modules; that the plan was read is held at the start of the first module.
 */
export async function getRetakeGate(
  db: DbOrTx,
  enrolment: Pick<EnrolmentRow, 'id' | 'zone' | 'state'>,
  input: { now: number; promotion: Content['promotion'] },
): Promise<RetakeStanding> {
  const [modules, decisions] = await Promise.all([
    listRemedialModules(db, [enrolment.id]),
    listDecisions(db, [enrolment.id]),
  ])
  const gate = retakeGateFrom(
    modules.map((m) => ({ startedAt: m.started_at, doneAt: m.done_at })),
    enrolment.zone,
    input.promotion.retakeAfterDays,
  )
  const plan = decisions.find((d) => d.kind === 'next-step')
  const planAcknowledged = plan !== undefined && plan.acknowledged !== null
  const today = localDateOf(input.now, enrolment.zone)
  const open =
    enrolment.state === 'final_failed' &&
    planAcknowledged &&
    gate.remedialDone &&
    gate.allowedFromOn !== null &&
    gate.allowedFromOn <= today
  return { ...gate, planAcknowledged, open }
}
