import { accept, type Outcome } from '#app/rules/outcome'
import { listActiveManagers } from '#db/queries/activities'
import { findEnrolment } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { changeState } from './change-state.server'
import type { DecisionKind } from './decision-kinds'

interface ExamResult {
  actor: Actor
  now: number
  enrolmentId: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  passed: boolean
}

/** Which decision a result calls for. */
const WANTED = {
  'final-passed': 'promotion',
  'final-failed': 'next-step',
  'retake-passed': 'retake-pass',
  'retake-failed': 'retake-fail',
} as const satisfies Record<string, DecisionKind>

/** Called in the transaction that releases a result: only the final and the retake move the enrolment on. */
export async function applyExamResult(tx: Tx, result: ExamResult): Promise<Outcome> {
  if (result.kind !== 'final' && result.kind !== 'retake') return accept()
  const { actor, now, enrolmentId } = result
  const event = `${result.kind}-${result.passed ? 'passed' : 'failed'}` as const
  const moved = await changeState(tx, { actor, now, enrolmentId, event })
  if (!moved.ok) return moved
  const enrolment = await findEnrolment(tx, enrolmentId)
  if (!enrolment) return moved
  const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((id) => id !== enrolment.trainee_id)
  const payload = { enrolmentId, traineeName: enrolment.trainee_name, kind: WANTED[event] }
  await notify(tx, { to: managers, kind: 'decision-wanted', payload, now })
  return accept()
}
