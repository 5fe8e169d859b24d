import type { Db } from '#db/connect'
import { listAnswers, lockAttempt } from '#db/queries/attempts'
import { listMarks, listReopenings, listUnreleasedAttempts } from '#db/queries/grading'
import { inTransaction } from '#db/transaction'
import { loadWorkdays } from '../cohorts/workdays.server'
import { loadForm } from '../exam-forms/forms.server'
import { tellThirdMarkers } from './grading-notices.server'
import { newestMarks } from './newest-marks'
import { isBlankIn, openReplies, PAPER_WORKDAYS } from './papers'
import { lapsedReopening, reopeningsByPosition } from './reopening'

type UnreleasedRow = Awaited<ReturnType<typeof listUnreleasedAttempts>>[number]

/**
 * When the day is over that two markers had for looking again at marks that lie apart, tells the third once. Nobody acts at
 * that moment, so the clock has to. Answers how many papers were new.
 */
export async function tellLapsedReopenings(db: Db, now: number): Promise<number> {
  const papers = (await listUnreleasedAttempts(db)).filter(({ state }) => state !== 'graded')
  if (papers.length === 0) return 0
  const ids = papers.map(({ id }) => id)
  const reopened = new Set((await listReopenings(db, ids)).map((row) => row.attempt_id))
  let told = 0
  for (const paper of papers) if (reopened.has(paper.id) && (await tellOf(db, paper, now))) told++
  return told
}

function tellOf(db: Db, paper: UnreleasedRow, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const attempt = await lockAttempt(tx, paper.id)
    if (!attempt || (attempt.state !== 'submitted' && attempt.state !== 'expired')) return false
    const form = await loadForm(tx, attempt.form_id)
    const written = new Map((await listAnswers(tx, attempt.id)).map((row) => [row.position, row.value]))
    const workdaysAfter = await loadWorkdays(tx, [paper])
    const replies = openReplies(form, {
      marks: newestMarks(await listMarks(tx, attempt.id)),
      reopenings: reopeningsByPosition(await listReopenings(tx, [attempt.id]), {
        dueOn: (at) => workdaysAfter(paper, at, PAPER_WORKDAYS),
        zone: paper.zone,
      }),
      isBlank: isBlankIn(form, written),
      now,
    })
    const lapsed = replies.find((reply) => lapsedReopening(reply, now))
    if (!lapsed?.reopening) return false
    const marked = lapsed.marks.map((mark) => mark.markerId)
    return tellThirdMarkers(tx, attempt, { marked, untilOn: lapsed.reopening.untilOn, now })
  })
}
