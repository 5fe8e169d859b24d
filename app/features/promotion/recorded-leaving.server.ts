import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type DecisionRow, findDecision } from '#db/queries/decisions'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import { loadProgress } from '../activities/progress.server'
import type { Actor } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { isHearsay } from './decision-details'
import type { LeavingWord } from './lapse'
import { lapse } from './lapse-decisions.server'
import { decideAnswerLeaving, recordedLeaving } from './leaving'

export interface AnswerLeavingInput {
  actor: Actor
  personId: string
  now: number
  content: Content
  enrolmentId: string
}

/** What a manager has recorded on hearsay, under the lock, where this person may say whether it is so. */
export async function loadAnswerable(
  tx: Tx,
  input: AnswerLeavingInput,
): Promise<Outcome<{ enrolment: EnrolmentRow; row: DecisionRow }>> {
  await lockEnrolment(tx, input.enrolmentId)
  const enrolment = await findEnrolment(tx, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(tx, [enrolment], input) : []
  if (!enrolment || !progress) return refuse('not-found')
  const recorded = recordedLeaving(progress.facts)
  const row = recorded ? await findDecision(tx, recorded.id) : undefined
  const decided = decideAnswerLeaving({
    personId: input.personId,
    traineeId: enrolment.trainee_id,
    recorded,
    isHearsay: row !== undefined && isHearsay(row),
    isAffirmed: row !== undefined && row.affirmed_at !== null,
  })
  if (!decided.ok) return decided
  return row ? accept({ enrolment, row }) : refuse('not-found')
}

/** The trainee does not stand by it: the record lapses, and they are told that it has. Whom else to tell the caller knows. */
export async function voidRecord(
  tx: Tx,
  row: DecisionRow,
  { now, word }: { now: number; word: LeavingWord },
): Promise<void> {
  await lapse(tx, row, { now, cause: 'not-said', changes: [], word })
  await notify(tx, { to: row.trainee_id, kind: 'leaving-record-void', payload: { decisionId: row.id }, now })
}
