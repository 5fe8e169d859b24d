import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listActiveManagers } from '#db/queries/activities'
import { findDecision } from '#db/queries/decisions'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { insertLeaving } from '#db/queries/leaving'
import { inTransaction, type Tx } from '#db/transaction'
import type { DecisionFact } from '../activities/decision-facts'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { partiesOf } from './lapse-decisions.server'
import { decideAskToLeave, decideTakeBackLeaving, recordedLeaving } from './leaving'
import { voidRecord } from './recorded-leaving.server'

export interface SayLeavingInput {
  actor: Actor
  personId: string
  now: number
  content: Content
  enrolmentId: string
  expectedRevision: number
  /** What is asked for; null takes back what was asked for. */
  wish: { leaveOn: string; reason: string } | null
}

/** The trainee's own word, that they want to leave or no longer do; it ends nothing by itself. */
export function sayLeaving(db: Db, input: SayLeavingInput): Promise<Outcome> {
  const { actor, now, wish, personId } = input
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    const [progress] = enrolment ? await loadProgress(tx, [enrolment], input) : []
    if (!enrolment || !progress) return refuse('not-found')
    const { facts, calendar } = progress
    const given = {
      personId,
      traineeId: enrolment.trainee_id,
      state: enrolment.state,
      today: calendar.today,
      leaving: facts.leaving,
      decisions: facts.decisions,
      expectedRevision: input.expectedRevision,
    }
    const decided = wish ? decideAskToLeave(given, wish) : decideTakeBackLeaving(given)
    if (!decided.ok) return decided
    const id = newId()
    const reason = wish?.reason.trim() || null
    const leaveOn = wish?.leaveOn ?? null
    await insertLeaving(tx, {
      id,
      enrolment_id: enrolment.id,
      trainee_id: enrolment.trainee_id,
      revision: decided.value.revision,
      verdict: wish ? 'asked' : 'taken-back',
      reason,
      leave_on: leaveOn,
      said_at: now,
    })
    await appendAudit(tx, {
      actor,
      now,
      action: wish ? 'ask:leaving' : 'take-back:leaving',
      entity: 'leaving',
      entityId: id,
      enrolmentId: enrolment.id,
      reason,
      after: { leaveOn },
    })
    const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((one) => one !== enrolment.trainee_id)
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
    if (leaveOn) await notify(tx, { to: managers, kind: 'leaving-asked', payload: { ...about, on: leaveOn }, now })
    else await takeBack(tx, { enrolment, recorded: recordedLeaving(facts), managers, now })
    return accept()
  })
}

/** What a manager has recorded of it meanwhile lapses, and who was asked to agree hears of it, too. */
async function takeBack(
  tx: Tx,
  given: { enrolment: EnrolmentRow; recorded: DecisionFact | null; managers: readonly string[]; now: number },
) {
  const { enrolment, recorded, now } = given
  const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
  const row = recorded ? await findDecision(tx, recorded.id) : undefined
  if (!row) return notify(tx, { to: [...given.managers], kind: 'leaving-taken-back', payload: about, now })
  const to = [...new Set([...given.managers, ...(await partiesOf(tx, row))])]
  await voidRecord(tx, row, { now, word: 'taken-back' })
  return notify(tx, { to, kind: 'leaving-taken-back', payload: { ...about, decisionId: row.id }, now })
}
