import type { Content } from '#app/content/content.server'
import { type ContentLanguage, rubricIn } from '#app/content/translation'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listSignerNames } from '#db/queries/activities'
import { findNewestAuditRow, listSheetsOfEnrolment } from '#db/queries/board'
import { type DecisionRow, listDecisionsOfEnrolment } from '#db/queries/decisions'
import { findEnrolment } from '#db/queries/enrolments'
import { listFinishedDrills, listFinishedTypingRuns } from '#db/queries/grading'
import { listMentorless } from '#db/queries/mentor-changes'
import { factsOf, isDebriefed, satAgainSince } from '../activities/facts'
import type { ActivityProgress } from '../activities/progress'
import { readRaisedTargets } from '../activities/raised-targets.server'
import { PRACTICE, purposeOfRun, typingStanding } from '../activities/typing-standing'
import { isUndecided } from '../activities/undecided-drill'
import { getConduct } from '../conduct/conduct.server'
import { loadCase, type PromotionCase } from '../promotion/case.server'
import { readDetails } from '../promotion/decision-details'
import { lapseOf } from '../promotion/lapse'
import type { StoredEvidence } from '../promotion/snapshot'
import { supersededBy } from '../promotion/supersession'
import { missingThings } from '../promotion/unfinished'
import { waivedLines } from '../promotion/waivers'
import { scoreSheet } from '../rubrics/score-sheet'
import { rubricOf, visibleSheetIds } from '../rubrics/sheet'
import { loadTypingCurve } from '../typing/typing-curve.server'
import { boardLine } from './board'
import { listClosedGaps } from './closed-gaps.server'
import { listSignedRules } from './signed-rules.server'

const CURVE_POINTS = 60

/** The whole file of one trainee, for the manager; null for an unknown enrolment. */
export async function getDossier(
  db: Db,
  input: {
    enrolmentId: string
    viewerId: string
    decides: boolean
    content: Content
    now: number
    language?: ContentLanguage
  },
) {
  const { content, now } = input
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return null
  const decisions = await listDecisionsOfEnrolment(db, enrolment.id)
  const newestTargets = decisions.find(({ kind }) => kind === 'raised-targets')
  const [given, sheets, typing, typed, drills, conduct, mentorless, lastAudit] = await Promise.all([
    loadCase(db, enrolment, { content, now, decisions }),
    listSheetsOfEnrolment(db, enrolment.id),
    listFinishedTypingRuns(db, enrolment.id, { practice: PRACTICE, limit: CURVE_POINTS }),
    loadTypingCurve(db, enrolment.id, readRaisedTargets(newestTargets?.details)),
    listFinishedDrills(db, enrolment.id, CURVE_POINTS),
    getConduct(db, { content, now, enrolmentId: enrolment.id }),
    listMentorless(db, [enrolment.id]),
    findNewestAuditRow(db, enrolment.id),
  ])
  const { progress } = given
  const line = boardLine({
    enrolment,
    progress,
    conductPoints: given.conductPoints,
    mentorless: mentorless.length > 0,
    finishWithin: content.course.finishWithinCalendarDays,
  })
  return {
    now,
    /** For somebody who was only asked to read it, the ways on from here stay closed. */
    decides: input.decides,
    enrolmentId: enrolment.id,
    identity: {
      traineeName: enrolment.trainee_name,
      mentorName: enrolment.mentor_name,
      cohortId: enrolment.cohort_id,
      cohortName: enrolment.cohort_name,
      joinedOn: enrolment.joined_on,
      startsOn: progress.calendar.dates[0]!,
      endsOn: progress.calendar.dates.at(-1)!,
      day: progress.calendar.currentDay,
      days: progress.plan.days.length,
      planVersion: progress.plan.version,
      state: enrolment.state,
      probationUntilOn: enrolment.probation_until_on,
      promotedOn: enrolment.promoted_on,
      endedOn: enrolment.ended_at === null ? null : localDateOf(enrolment.ended_at, enrolment.zone),
      extraTimePercent: enrolment.extra_time_percent,
    },
    line,
    parts: given.parts,
    exams: given.exams.map((exam) => ({
      attemptId: exam.attemptId,
      kind: exam.kind,
      title: content.blueprintById.get(exam.examId)?.title ?? exam.examId,
      percent: exam.percent,
      passPercent: exam.passPercent,
      passed: exam.passed,
      startedAt: exam.startedAt,
      releasedAt: exam.releasedAt,
      topics: exam.topics.map((t) => ({ ...t, name: content.topicName(t.topic) })),
      formHash: exam.formHash,
    })),
    typed,
    typing: [...typing].reverse().map((run) => ({
      at: run.finished_at ?? 0,
      purpose: purposeOfRun(run.activity_id, content.activityById.get(run.activity_id)),
      speed: run.speed ?? 0,
      accuracy: run.accuracy ?? 0,
      band: run.band,
      standing: typingStanding({ finishedAt: run.finished_at, held: run.held === 1, verdict: run.verdict }),
    })),
    drills: [...drills].reverse().map((d) => ({
      at: d.finished_at ?? 0,
      percent: d.percent ?? 0,
      percentHigh: d.percent_high ?? d.percent ?? 0,
      purpose: d.purpose,
      /** Of an exam with a verdict, which may be read card by card. */
      drillId:
        d.purpose === 'exam' &&
        !isUndecided({
          state: 'finished',
          passed: d.passed === null ? null : d.passed === 1,
          openQuestions: d.open_questions,
        })
          ? d.id
          : null,
      title: content.drillSets.find((s) => s.id === d.set_id)?.title ?? d.set_id,
    })),
    sheets: sheetsByActivity(given, sheets, input),
    conduct,
    signOffs: await signOffTable(db, given),
    gaps: await listClosedGaps(db, progress, input.viewerId),
    signedRules: await listSignedRules(db, progress, content),
    waivers: waivedLines(progress.facts.waived, (id) => content.activityById.get(id)?.title ?? null),
    voided: given.voided,
    missing: missingThings(progress.activities, progress.calendar.currentDay),
    decisions: decisions.map((d) => ({
      id: d.id,
      kind: d.kind,
      verdict: d.verdict,
      revision: d.revision,
      decidedAt: d.decided_at,
      deciderName: readDetails(d.details).names?.decider ?? d.decider_name,
      confirmed: d.confirmed,
      secondPerson: d.second_person === 1,
      superseded: supersededBy(d, decisions) !== null,
      confirmerName: d.confirmer_name,
      lapse: lapseOf(d),
      read: readAs(d),
      evidenceHash: (JSON.parse(d.evidence) as Partial<StoredEvidence>).hash ?? null,
      passedBelow: (JSON.parse(d.evidence) as Partial<StoredEvidence>).facts?.passedBelow ?? null,
    })),
    audit: lastAudit ?? null,
  }
}
export type Dossier = NonNullable<Awaited<ReturnType<typeof getDossier>>>

/** What the record says of the trainee's reading; a word of their own after a recorded refusal leaves both. */
function readAs({ acknowledged_at, refused_at }: DecisionRow) {
  if (acknowledged_at === null) return refused_at === null ? ('none' as const) : ('refused' as const)
  return refused_at === null ? ('acknowledged' as const) : ('acknowledged-later' as const)
}

type SheetRow = Awaited<ReturnType<typeof listSheetsOfEnrolment>>[number]

interface SheetReader {
  viewerId: string
  content: Content
  language?: ContentLanguage
}

/** The newest revision per examiner, of the newest sitting at the desk; sheets that are still marked blind stay out, here too. */
function sheetsByActivity({ progress, enrolment }: PromotionCase, rows: readonly SheetRow[], input: SheetReader) {
  return progress.activities.flatMap(({ activity, day }) => {
    const facts = factsOf(progress.facts, activity.id)
    const own = rows
      .filter((r) => r.activity_id === activity.id && r.rubric_id === rubricOf(activity))
      .filter((r) => r.made_at >= satAgainSince(facts))
    const newest = own.filter((r) => !own.some((o) => o.examiner_id === r.examiner_id && o.revision > r.revision))
    if (newest.length === 0) return []
    const visible = visibleSheetIds({
      activity,
      sheets: newest.map((r) => ({
        id: r.id,
        examinerId: r.examiner_id,
        revision: r.revision,
        percent: r.percent,
        madeAt: r.made_at,
      })),
      debriefed: isDebriefed(facts.record),
      viewerId: input.viewerId,
      traineeId: enrolment.trainee_id,
    })
    return [
      {
        activityId: activity.id,
        title: activity.title,
        type: activity.type,
        day,
        hidden: newest.length - visible.length,
        sheets: newest.filter((r) => visible.includes(r.id)).map((r) => sheetLine(r, input)),
      },
    ]
  })
}

function sheetLine(row: SheetRow, { content, language = 'zh-CN' }: SheetReader) {
  const asWritten = content.rubricById.get(row.rubric_id)
  const rubric = asWritten ? rubricIn(content, asWritten, language) : undefined
  const hardFaults = row.hard_fault?.split(',') ?? []
  const marks = JSON.parse(row.marks) as { levels?: Record<string, number>; notes?: Record<string, string> }
  const scored = rubric
    ? scoreSheet(rubric, { levels: marks.levels ?? {}, notes: marks.notes ?? {}, hardFaults })
    : null
  return {
    id: row.id,
    examinerName: row.examiner_name,
    percent: row.percent,
    stateMark: row.state_mark,
    comment: row.comment,
    madeAt: row.made_at,
    hardFaults: hardFaults.map((id) => rubric?.hardFaults.find((f) => f.id === id)?.text ?? id),
    // A sheet of an older rubric may not fit today's criteria: then its sum and comment speak alone.
    lines: scored?.ok
      ? scored.value.lines.map(({ criterionId, title, level, weight, points, note }) => ({
          criterionId,
          title,
          level,
          weight,
          points,
          note,
        }))
      : [],
  }
}

/** Every signature the plan wants up to today, given or missing; of what was waived only those that were given. */
async function signOffTable(db: Db, { progress, enrolment }: PromotionCase) {
  const signed = (entry: ActivityProgress) => factsOf(progress.facts, entry.activity.id).signOffs
  const due = progress.activities
    .filter(
      (a) =>
        a.activity.signers.length > 0 && a.status.state !== 'not-applicable' && a.day <= progress.calendar.currentDay,
    )
    .filter((a) => a.status.mark !== 'waived' || signed(a).length > 0)
  const signers = await listSignerNames(db, enrolment.id)
  const nameOf = (activityId: string, { slot, revision }: { slot: string; revision: number }) =>
    signers.find((s) => s.activity_id === activityId && s.slot === slot && s.revision === revision)?.signer_name ?? ''
  return due.map((entry) => ({
    activityId: entry.activity.id,
    title: entry.activity.title,
    day: entry.day,
    slots: entry.activity.signers.map((slot) => {
      const given = signed(entry).find((s) => s.slot === slot)
      return {
        slot,
        verdict: given?.verdict ?? null,
        name: given ? nameOf(entry.activity.id, given) : null,
        at: given?.signedAt ?? null,
        tookPlaceOn: given?.tookPlaceOn ?? null,
      }
    }),
  }))
}
