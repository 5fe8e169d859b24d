import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { endOf } from '#app/rules/paper-end'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import {
  type AttemptRow,
  countLateAnswers,
  findAnswer,
  insertLateAnswer,
  lockAttempt,
  upsertAnswer,
} from '#db/queries/attempts'
import { inTransaction, type Tx } from '#db/transaction'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { decodeAnswer, encodeAnswer, fitsShape, shapeOf } from './answer'
import type { SentAnswer } from './answer-forms'
import type { ServerCopy } from './answer-sending'
import { decideSaveAnswer } from './attempt'

/** A script gone wild must not fill the disk with evidence. */
const MAX_LATE_ANSWERS = 600

export interface SaveAnswerInput {
  attemptId: string
  now: number
  writer: string
  takeOver?: boolean
  sent: UncountedAnswer
}

/** A page without a script does not count its changes. */
export type UncountedAnswer = Omit<SentAnswer, 'revision'> & { revision: number | null }

export interface SavedAnswer {
  revision: number
  savedAt: number
  deadlineAt: number
}

export type SaveOutcome = Outcome<SavedAnswer> & { theirs?: ServerCopy }

/** An answer is acknowledged only after its commit; one that comes after the deadline is kept as evidence but does not count. */
export async function saveAnswer(db: Db, input: SaveAnswerInput): Promise<SaveOutcome> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, input.attemptId)
    if (!attempt) return refuse('not-found')
    return saveAnswerUnderLock(tx, attempt, await loadForm(tx, attempt.form_id), input)
  })
}

/** The same for callers that hold the attempt's lock: handing in merges what its window had not sent yet. */
export async function saveAnswerUnderLock(
  tx: Tx,
  attempt: AttemptRow,
  form: FormContent,
  { sent, writer, takeOver = false, now }: Omit<SaveAnswerInput, 'attemptId'>,
): Promise<SaveOutcome> {
  const question = form.questions[sent.position - 1]
  if (!question || (sent.answer !== null && !fitsShape(sent.answer, shapeOf(question))))
    return refuse('invalid-reference')
  const stored = (await findAnswer(tx, attempt.id, sent.position)) ?? null
  const value = encodeAnswer(sent.item, sent.answer)
  const { item: itemId, revision: counted, seen, flagged } = sent
  const decision = decideSaveAnswer(
    { state: attempt.state, deadlineAt: endOf(attempt), submittedAt: attempt.submitted_at },
    question.item.id,
    stored && { ...stored, flagged: stored.flagged === 1 },
    { itemId, revision: counted, seen, writer, takeOver, value, flagged },
    now,
  )
  if (!decision.ok) {
    const isNews = stored?.value !== value
    if (decision.reason === 'deadline-passed' && isNews) await keepAsEvidence(tx, attempt, sent, now)
    if (decision.reason !== 'not-same-writer' || !stored) return decision
    return {
      ...decision,
      theirs: { answer: decodeAnswer(stored.value), revision: stored.revision, savedAt: stored.saved_at },
    }
  }
  const { write, revision } = decision.value
  if (write)
    await upsertAnswer(tx, {
      attempt_id: attempt.id,
      position: sent.position,
      value,
      revision,
      writer,
      flagged: flagged ? 1 : 0,
      saved_at: now,
    })
  const savedAt = write ? now : (stored?.saved_at ?? now)
  return accept({ revision, savedAt, deadlineAt: endOf(attempt) })
}

async function keepAsEvidence(tx: Tx, attempt: AttemptRow, sent: UncountedAnswer, now: number): Promise<void> {
  if ((await countLateAnswers(tx, attempt.id)) >= MAX_LATE_ANSWERS) return
  await insertLateAnswer(tx, {
    id: newId(),
    attempt_id: attempt.id,
    position: sent.position,
    value: encodeAnswer(sent.item, sent.answer),
    late_ms: Math.max(0, now - endOf(attempt)),
    received_at: now,
  })
}
