import { endOf } from '#app/rules/paper-end'
import { type AttemptRow, findAttempt } from '#db/queries/attempts'
import { findPaperPulse, listAnswered, listSignals, listWords } from '#db/queries/supervising'
import type { DbOrTx } from '#db/transaction'
import { endingOf, type PaperEnd, type PaperLive, signalView, timeOf, wordView } from './paper-live'

/** Null for a paper that does not exist. */
export async function getPaperLive(
  db: DbOrTx,
  { attemptId, now }: { attemptId: string; now: number },
): Promise<PaperLive | null> {
  const attempt = await findAttempt(db, attemptId)
  if (!attempt) return null
  const [words, signals] = await Promise.all([listWords(db, [attemptId]), listSignals(db, [attemptId])])
  return {
    open: attempt.state === 'in_progress',
    deadlineAt: endOf(attempt),
    serverNow: now,
    time: timeOf(attempt),
    words: words.map(wordView),
    signals: signals.map(signalView),
  }
}

/** Null while it is open. */
export async function getPaperEnd(db: DbOrTx, attempt: AttemptRow, questions: number): Promise<PaperEnd | null> {
  const how = endingOf({ state: attempt.state, submittedAt: attempt.submitted_at })
  if (how === null || attempt.closed_at === null) return null
  const ids = [attempt.id]
  const [answered, words, signals] = await Promise.all([
    listAnswered(db, ids),
    listWords(db, ids),
    listSignals(db, ids),
  ])
  return {
    how,
    at: attempt.closed_at,
    answered: Number(answered[0]?.answered ?? 0),
    questions,
    time: timeOf(attempt),
    words: words.map(wordView),
    signals: signals.map(signalView),
  }
}

/** One look: the paper where something changed since the one before, and whether it was the last. */
interface PaperLook {
  said: { id: string; data: PaperLive } | null
  isLast: boolean
}

/** Looks again and again, for as long as somebody listens. As a rule a look is one row. */
export function watchPaper(db: DbOrTx, attemptId: string, now: () => number): () => Promise<PaperLook> {
  let known: string | null = null
  return async () => {
    const pulse = await findPaperPulse(db, attemptId)
    const id = pulse ? `${pulse.revision}-${Number(pulse.words)}-${Number(pulse.signals)}` : null
    if (id === null) return { said: null, isLast: true }
    const isLast = pulse?.state !== 'in_progress'
    if (id === known) return { said: null, isLast }
    known = id
    const live = await getPaperLive(db, { attemptId, now: now() })
    return { said: live && { id, data: live }, isLast }
  }
}
