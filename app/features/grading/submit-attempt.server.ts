import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { endOf } from '#app/rules/paper-end'
import type { Db } from '#db/connect'
import { findAttempt, lockAttempt } from '#db/queries/attempts'
import { inTransaction } from '#db/transaction'
import type { SentAnswer } from '../attempts/answer-forms'
import { decideSubmit } from '../attempts/attempt'
import { saveAnswerUnderLock } from '../attempts/save-answer.server'
import { type Actor, SYSTEM } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { closeAttempt } from './close-attempt.server'

interface SubmitAttemptInput {
  actor: Actor
  now: number
  attemptId: string
  writer: string
  /** What the window holds and has not seen acknowledged: handing in must not race the last save. */
  answers: readonly SentAnswer[]
  /** The page's clock did it and nobody pressed anything. */
  timeUp?: boolean
}

/** Merges, collects and grades in one transaction. Handing in again answers the same. */
export async function submitAttempt(
  db: Db,
  input: SubmitAttemptInput,
): Promise<Outcome<{ attemptId: string; closed: boolean }>> {
  const { attemptId, writer, now, timeUp = false } = input
  const known = await findAttempt(db, attemptId)
  if (!known) return refuse('not-found')
  const form = await loadForm(db, known.form_id)
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    if (!attempt) return refuse('not-found')
    const decision = decideSubmit(
      { state: attempt.state, deadlineAt: endOf(attempt), submittedAt: attempt.submitted_at },
      now,
      { timeUp },
    )
    if (!decision.ok) return decision
    if (decision.value === 'not-yet') return accept({ attemptId, closed: false })
    // A newer copy of another window stays; a late one is kept as evidence.
    for (const sent of input.answers) await saveAnswerUnderLock(tx, attempt, form, { sent, writer, now })
    if (decision.value === 'already') return accept({ attemptId, closed: true })
    const how = decision.value
    await closeAttempt(tx, attempt, { how, actor: how === 'submit' ? input.actor : SYSTEM, now })
    return accept({ attemptId, closed: true })
  })
}
