import { accept, type Outcome } from '#app/rules/outcome'
import type { Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { changeState } from './change-state.server'

interface ExamResult {
  actor: Actor
  now: number
  enrolmentId: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  passed: boolean
}

/** Called in the transaction that releases a result: only the final and the retake move the enrolment on. */
export function applyExamResult(tx: Tx, result: ExamResult): Promise<Outcome> {
  if (result.kind !== 'final' && result.kind !== 'retake') return Promise.resolve(accept())
  return changeState(tx, {
    actor: result.actor,
    now: result.now,
    enrolmentId: result.enrolmentId,
    event: `${result.kind}-${result.passed ? 'passed' : 'failed'}`,
  })
}
