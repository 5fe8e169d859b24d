import { endOf } from '#app/rules/paper-end'
import { listDelegationsOf } from '#db/queries/grading'
import { listAnswered, listPages, listSignals, listWatchedAttempts, listWords } from '#db/queries/supervising'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { endingOf, signalView, timeOf, wordView } from '../attempts/paper-live'
import { sha256 } from '../audit/audit.server'
import { loadForm } from '../exam-forms/forms.server'
import { relationTo } from '../grading/appeals.server'
import { candidateCode, isBlind } from '../grading/candidate'
import { mayMark } from '../grading/marking'
import { connectionOf, type LiveBoard, revisionOf, STAYS_MS, type WatchedExam } from './live-board'

type Reader = Pick<Viewer, 'id' | 'roles'>

/** Every paper within this viewer's reach that is open or was just collected; names hidden from whoever marks it blind. */
export async function getLiveBoard(db: DbOrTx, viewer: Reader, now: number): Promise<LiveBoard> {
  const [rows, delegations] = await Promise.all([
    listWatchedAttempts(db, { closedSince: now - STAYS_MS }),
    listDelegationsOf(db, viewer.id),
  ])
  const within = rows.filter((row) =>
    canOnEnrolment(viewer, 'observe:activity', relationTo(row, delegations), row.activity_id),
  )
  const exams = new Map<string, WatchedExam>()
  if (within.length === 0) return { serverNow: now, exams: [] }
  const ids = within.map(({ id }) => id)
  const [answered, pages, words, signals] = await Promise.all([
    listAnswered(db, ids),
    listPages(db, ids),
    listWords(db, ids),
    listSignals(db, ids),
  ])
  for (const row of within) {
    const form = await loadForm(db, row.form_id)
    const relation = relationTo(row, delegations)
    const isCoded = isBlind(form) && row.state !== 'released' && mayMark(viewer, relation, row.activity_id)
    const ending = endingOf({ state: row.state, submittedAt: row.submitted_at })
    const own = answered.find((one) => one.attempt_id === row.id)
    const heardAt = pages.find((one) => one.attempt_id === row.id)?.heard_at ?? null
    const connection = connectionOf(heardAt, now)
    const exam = exams.get(row.exam_id) ?? { examId: row.exam_id, title: form.title, open: [], closed: [] }
    exams.set(row.exam_id, exam)
    const list = ending === null ? exam.open : exam.closed
    list.push({
      attemptId: row.id,
      candidate: isCoded ? candidateCode(row.id) : row.trainee_name,
      isBlind: isCoded,
      cohort: isCoded ? '' : row.cohort_name,
      ending,
      startedAt: row.started_at,
      deadlineAt: endOf(row),
      closedAt: row.closed_at,
      time: timeOf(row),
      answered: Number(own?.answered ?? 0),
      questions: form.questions.length,
      savedAt: own?.saved_at ?? null,
      heardAt: connection === 'quiet' ? heardAt : null,
      connection,
      words: words.filter((one) => one.attempt_id === row.id).map(wordView),
      signals: signals.filter((one) => one.attempt_id === row.id).map(signalView),
      mayExtend: canOnEnrolment(viewer, 'adjust:enrolment', relation),
    })
  }
  return { serverNow: now, exams: [...exams.values()] }
}

/** Looks again and again, for as long as somebody listens, and says only what is new. */
export function watchBoard(db: DbOrTx, viewer: Reader, now: () => number) {
  let known: string | null = null
  return async (): Promise<{ id: string; data: LiveBoard } | null> => {
    const board = await getLiveBoard(db, viewer, now())
    const id = sha256(revisionOf(board)).slice(0, 16)
    if (id === known) return null
    known = id
    return { id, data: board }
  }
}
