import { worstMonth } from '#app/rules/conduct-points'
import { endOf } from '#app/rules/paper-end'
import * as q from '#db/queries/facts'
import { listNewestLeaving } from '#db/queries/leaving'
import type { DbOrTx } from '#db/transaction'
import { improvementsOf, newestDecisions } from './decision-facts'
import {
  type ActivityFacts,
  type AppealDays,
  type AttemptFact,
  type EnrolmentFacts,
  type LeavingFact,
  type LessonFact,
  satAgainSince,
} from './facts'
import { typingStanding } from './typing-standing'

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

function emptyFacts(): Draft<ActivityFacts> {
  return {
    record: null,
    entries: [],
    signOffs: [],
    attempts: [],
    drills: [],
    chats: [],
    typing: [],
    typingHeld: 0,
    typingHeldAt: [],
    sheets: [],
    earlierSheets: [],
    questionnaire: false,
  }
}

type FactDecision = Awaited<ReturnType<typeof q.listDecisions>>[number]

interface Collected {
  activities: Map<string, Draft<ActivityFacts>>
  lessons: Map<string, { percent: number; read: boolean; answered: number; correct: number }>
  remedial: Draft<EnrolmentFacts>['remedial']
  openAppeals: number
  waived: Draft<EnrolmentFacts>['waived']
  leaving: EnrolmentFacts['leaving']
  conductPoints: number
}

type AttemptRow = Awaited<ReturnType<typeof q.listAttempts>>[number]

export function appealDays(
  row: Pick<AttemptRow, 'appeal_due_on' | 'appeal_answered_at' | 'appeal_waived_at'>,
): AppealDays {
  return { dueOn: row.appeal_due_on, answeredAt: row.appeal_answered_at, waivedAt: row.appeal_waived_at }
}

export function leavingFact(row: Awaited<ReturnType<typeof listNewestLeaving>>[number]): LeavingFact {
  return {
    id: row.id,
    revision: row.revision,
    verdict: row.verdict,
    reason: row.reason,
    leaveOn: row.leave_on,
    saidAt: row.said_at,
  }
}

/** Everything known about the activities of these enrolments, in a fixed number of queries. Keys: enrolment ids. */
export async function loadFacts(
  db: DbOrTx,
  enrolmentIds: readonly string[],
  /** Those of these enrolments, when the caller has them already. */
  known?: readonly FactDecision[],
): Promise<Map<string, EnrolmentFacts>> {
  const ids = [...new Set(enrolmentIds)]
  const all = new Map<string, Collected>(
    ids.map((id) => [
      id,
      {
        activities: new Map(),
        lessons: new Map(),
        remedial: [],
        openAppeals: 0,
        waived: [],
        leaving: null,
        conductPoints: 0,
      },
    ]),
  )
  if (ids.length === 0) return new Map()
  const of = (row: { enrolment_id: string }) => all.get(row.enrolment_id)!
  const activity = (row: { enrolment_id: string; activity_id: string | null }) => {
    const { activities } = of(row)
    const key = row.activity_id ?? ''
    const known = activities.get(key) ?? emptyFacts()
    activities.set(key, known)
    return known
  }
  const lesson = (row: { enrolment_id: string; lesson_id: string }) => {
    const { lessons } = of(row)
    const known = lessons.get(row.lesson_id) ?? { percent: 0, read: false, answered: 0, correct: 0 }
    lessons.set(row.lesson_id, known)
    return known
  }

  const [
    records,
    entries,
    signOffs,
    attempts,
    drills,
    chats,
    typing,
    sheets,
    questionnaires,
    progress,
    answers,
    decisions,
    remedial,
    appeals,
    waivers,
    leaving,
    conduct,
  ] = await Promise.all([
    q.listRecords(db, ids),
    q.listEntries(db, ids),
    q.listSignOffs(db, ids),
    q.listAttempts(db, ids),
    q.listActivityDrills(db, ids),
    q.listActivityChats(db, ids),
    q.listTypingRuns(db, ids),
    q.listSheets(db, ids),
    q.listQuestionnaireAnswers(db, ids),
    q.listLessonProgress(db, ids),
    q.listSelfCheckAnswers(db, ids),
    known ?? q.listDecisions(db, ids),
    q.listRemedialModules(db, ids),
    q.listOpenAppeals(db, ids),
    q.listStandingWaivers(db, ids),
    listNewestLeaving(db, ids),
    q.sumConductByMonth(db, ids),
  ])
  for (const r of records)
    activity(r).record = { status: r.status, data: JSON.parse(r.data), revision: r.revision, doneAt: r.done_at }
  for (const r of entries)
    activity(r).entries.push({
      id: r.id,
      kind: r.kind,
      data: JSON.parse(r.data),
      state: r.state,
      dueOn: r.due_on,
      createdBy: r.created_by,
      createdAt: r.created_at,
      closedBy: r.closed_by,
      closedAt: r.closed_at,
      outcome: r.outcome,
    })
  for (const r of signOffs) {
    const list = activity(r).signOffs
    // Newest revision first: a slot that is already there has been superseded by what we hold.
    if (list.some((s) => s.slot === r.slot)) continue
    list.push({
      slot: r.slot,
      verdict: r.verdict,
      revision: r.revision,
      signerId: r.signer_id,
      comment: r.comment,
      redoByOn: r.redo_by_on,
      tookPlaceOn: r.took_place_on,
      signedAt: r.signed_at,
    })
  }
  for (const r of attempts)
    activity(r).attempts.push({
      id: r.id,
      examId: r.exam_id,
      kind: r.kind,
      state: r.state as AttemptFact['state'],
      startedAt: r.started_at,
      handedInAt: r.closed_at,
      deadlineAt: endOf(r),
      percent: r.percent,
      passPercent: r.pass_percent,
      passed: r.passed === null ? null : r.passed === 1,
      releasedAt: r.released_at,
      appeal: appealDays(r),
    })
  for (const r of drills)
    activity(r).drills.push({
      id: r.id,
      setId: r.set_id,
      purpose: r.purpose,
      state: r.state,
      percent: r.percent,
      percentHigh: r.percent_high,
      openQuestions: r.open_questions,
      passed: r.passed === null ? null : r.passed === 1,
      meanMs: r.mean_ms,
      fastCards: r.fast_cards ?? 0,
      closedBySystem: r.finished_at !== null && r.finished_at === r.deadline_at,
      startedAt: r.started_at,
    })
  for (const r of chats)
    activity(r).chats.push({
      id: r.id,
      state: r.state,
      percent: r.percent,
      percentHigh: r.percent_high,
      startedAt: r.started_at,
      finishedAt: r.finished_at,
    })
  for (const r of typing) {
    const standing = typingStanding({ finishedAt: r.finished_at, held: r.held === 1, verdict: r.verdict })
    if (standing === 'held') {
      activity(r).typingHeld++
      activity(r).typingHeldAt.push(r.started_at)
    }
    if (standing === 'held' || standing === 'rejected') continue
    activity(r).typing.push({
      run: r.run,
      speed: r.speed,
      accuracy: r.accuracy,
      band: r.band,
      startedAt: r.started_at,
      finishedAt: r.finished_at,
    })
  }
  for (const r of sheets) {
    const { sheets: newest, earlierSheets } = activity(r)
    // What is sat at the desk once more is marked anew, by whoever marks it.
    const isReplaced =
      r.made_at < satAgainSince(activity(r)) ||
      newest.some((s) => s.rubricId === r.rubric_id && s.examinerId === r.examiner_id)
    ;(isReplaced ? earlierSheets : newest).push({
      id: r.id,
      rubricId: r.rubric_id,
      examinerId: r.examiner_id,
      percent: r.percent,
      hardFault: r.hard_fault,
      stateMark: r.state_mark,
      comment: r.comment,
      madeAt: r.made_at,
    })
  }
  for (const r of questionnaires) activity(r).questionnaire = true
  for (const r of progress) Object.assign(lesson(r), { percent: r.percent, read: r.read_at !== null })
  for (const r of answers) {
    const known = lesson(r)
    known.answered++
    known.correct += r.correct
  }
  for (const r of remedial)
    of(r).remedial.push({
      topic: r.topic,
      minutesPlanned: r.minutes_planned,
      minutesDone: r.minutes_done,
      quizPercent: r.quiz_percent,
      startedAt: r.started_at,
      doneAt: r.done_at,
    })
  for (const r of appeals) of(r).openAppeals++
  for (const r of waivers)
    of(r).waived.push({
      subject: r.subject,
      reason: r.reason,
      waivedByName: r.waived_by_name,
      waivedAt: r.decided_at,
    })
  for (const r of leaving) of(r).leaving = leavingFact(r)
  for (const id of all.keys())
    of({ enrolment_id: id }).conductPoints = worstMonth(
      conduct.filter((r) => r.enrolment_id === id).map((r) => Number(r.points)),
    )
  return new Map(
    [...all].map(([enrolmentId, c]) => [
      enrolmentId,
      {
        enrolmentId,
        ...c,
        decisions: newestDecisions(decisions.filter((r) => r.enrolment_id === enrolmentId)),
        improvements: improvementsOf(decisions.filter((r) => r.enrolment_id === enrolmentId)),
        lessons: c.lessons as ReadonlyMap<string, LessonFact>,
        activities: c.activities as ReadonlyMap<string, ActivityFacts>,
      },
    ]),
  )
}
