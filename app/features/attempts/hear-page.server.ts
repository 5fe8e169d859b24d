import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockAttempt } from '#db/queries/attempts'
import { countSignals, insertPage, insertSignal, insertWordsSeen, listPages, touchPage } from '#db/queries/supervising'
import { inTransaction } from '#db/transaction'
import type { PageReport } from './answer-forms'

/** A script gone wild must not fill the disk with evidence, nor with browsers of its own making. */
const MAX_SIGNALS = 200

interface HearPageInput {
  attemptId: string
  now: number
  report: PageReport
}

/**
 * A page of an open paper says that it is there, which words were shown and what it noted. Nothing of it is a verdict, and
 * nothing of it is taken once the paper is collected.
 */
export async function hearPage(db: Db, { attemptId, now, report }: HearPageInput): Promise<void> {
  const page = { attemptId, device: report.device, at: now }
  const isKnown = await touchPage(db, page)
  if (isKnown && report.seen.length === 0 && report.signals.length === 0) return
  await inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, attemptId)
    if (attempt?.state !== 'in_progress') return
    const left = MAX_SIGNALS - (await countSignals(tx, attemptId))
    const note = (signal: {
      key: string
      kind: 'away' | 'paste' | 'device'
      position: number | null
      amount: number
    }) =>
      insertSignal(tx, {
        id: newId(),
        attempt_id: attemptId,
        client_key: signal.key,
        kind: signal.kind,
        position: signal.position,
        amount: signal.amount,
        noted_at: now,
      })
    const isNew = left > 0 && !isKnown && !(await touchPage(tx, page))
    const isSecond = isNew && (await listPages(tx, [attemptId])).length > 0
    if (isNew) await insertPage(tx, page)
    if (isSecond) await note({ key: `device-${report.device}`, kind: 'device', position: null, amount: 0 })
    if (report.seen.length > 0) await insertWordsSeen(tx, { attemptId, wordIds: report.seen, at: now })
    for (const signal of report.signals.slice(0, Math.max(0, isSecond ? left - 1 : left))) await note(signal)
  })
}

/** The same word of a page without a script. */
export function seeWord(db: Db, { attemptId, wordId, now }: { attemptId: string; wordId: string; now: number }) {
  return inTransaction(db, (tx) => insertWordsSeen(tx, { attemptId, wordIds: [wordId], at: now }))
}
