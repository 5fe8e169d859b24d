import type { ExamKind } from '#app/content/blueprint'
import type { Db } from '#db/connect'
import { findAttempt, listAnswers, listLateAnswers } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { listAppeals, listMarks, listReopenings } from '#db/queries/grading'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { decodeAnswer } from '../attempts/answer'
import { loadWorkdays } from '../cohorts/workdays.server'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { candidateCode, isBlind } from './candidate'
import { type ScenarioGuide, scenarioGuide } from './explain-result'
import { agreeOn, decideMark, decideReopenMarks, type MarkSheet, mayMark, mayRelease } from './marking'
import { newestMarks } from './newest-marks'
import { PAPER_WORKDAYS } from './papers'
import { type Reopening, reopeningsByPosition, stillToSay } from './reopening'
import type { AttemptResult } from './score-attempt'
import { scoreAnswer } from './score-item'

export interface ScenarioToMark {
  position: number
  stem: string
  text: string
  max: number
  guide: ScenarioGuide
  /** The viewer's own newest mark; never anybody else's. */
  own: { sheet: MarkSheet; points: number; comment: string | null } | null
  markers: number
  needed: number
  /** True when two marks are far apart and a third is asked for. */
  apart: boolean
  settled: boolean
  /** The viewer may give or correct a mark here now. */
  canMark: boolean
  /** A manager with no mark here may have the two looked at again. */
  canReopen: boolean
  /** The viewer is to look at the own mark again: why, and until when. */
  reopened: { reason: string; untilOn: string } | null
  /** A third mark waits so long for the two who look at theirs again; of the viewer's own nothing is asked any more. */
  waitsUntilOn: string | null
}

export interface MarkingView {
  attemptId: string
  title: string
  kind: ExamKind
  candidate: string
  isBlind: boolean
  state: string
  expired: boolean
  closedAt: number | null
  rubric: FormContent['rubric']
  scenarios: ScenarioToMark[]
  blanks: number
  canMark: boolean
  canRelease: boolean
  canVoid: boolean
  canReadResult: boolean
  /** Only once every mark is in. */
  summary: {
    percent: number
    passPercent: number
    passed: boolean
    points: number
    max: number
    topics: { topic: string; name: string; percent: number }[]
  } | null
  lateAnswers: { position: number; lateMs: number; stem: string }[]
  /** For managers, who reach the page of each. */
  appeals: { id: string; filedAt: number; state: 'open' | 'upheld' | 'rejected' }[]
}

/** One paper for one marker: written replies with what to look for, blind to the other marker. */
export async function getMarkingView(
  db: Db,
  input: { attemptId: string; viewer: Pick<Viewer, 'id' | 'roles'>; relation: EnrolmentRelation; now: number },
): Promise<MarkingView | null> {
  const attempt = await findAttempt(db, input.attemptId)
  const enrolment = attempt && (await findEnrolment(db, attempt.enrolment_id))
  if (!attempt || !enrolment || attempt.state === 'in_progress') return null
  const form = await loadForm(db, attempt.form_id)
  const [answers, marks, reopened, late, appeals, workdaysAfter] = await Promise.all([
    listAnswers(db, attempt.id),
    listMarks(db, attempt.id),
    listReopenings(db, [attempt.id]),
    listLateAnswers(db, attempt.id),
    listAppeals(db, attempt.id),
    loadWorkdays(db, [enrolment]),
  ])
  const closed = attempt.state === 'submitted' || attempt.state === 'expired'
  const releasable = mayRelease(input.viewer, input.relation, { activityId: attempt.activity_id, kind: attempt.kind })
  const manages = canOnEnrolment(input.viewer, 'release:attempt', input.relation, attempt.activity_id)
  const canMark = closed && mayMark(input.viewer, input.relation, attempt.activity_id)
  const scenarios = scenariosToMark(form, {
    answers,
    marks,
    reopened,
    reopenings: reopeningsByPosition(reopened, {
      dueOn: (at) => workdaysAfter(enrolment, at, PAPER_WORKDAYS),
      zone: enrolment.zone,
    }),
    now: input.now,
    viewerId: input.viewer.id,
    traineeId: enrolment.trainee_id,
    attemptState: attempt.state,
    canMark,
    manages,
  })
  // Whoever publishes a result has to know whose it is; nobody else learns it before.
  const isNamed = !isBlind(form) || attempt.state === 'released' || (attempt.state === 'graded' && releasable)
  const result = attempt.result ? (JSON.parse(attempt.result) as AttemptResult) : null
  return {
    attemptId: attempt.id,
    title: form.title,
    kind: attempt.kind,
    candidate: isNamed ? enrolment.trainee_name : candidateCode(attempt.id),
    isBlind: isBlind(form),
    state: attempt.state,
    expired: attempt.submitted_at === null,
    closedAt: attempt.closed_at,
    rubric: form.rubric,
    scenarios,
    blanks: form.questions.filter(({ item }) => item.type === 'scenario').length - scenarios.length,
    canMark,
    canRelease: attempt.state === 'graded' && releasable,
    canVoid: (closed || attempt.state === 'graded') && manages,
    canReadResult:
      attempt.state === 'released' && canOnEnrolment(input.viewer, 'read:result', input.relation, attempt.activity_id),
    summary:
      result && (attempt.state === 'graded' || attempt.state === 'released')
        ? {
            percent: result.percent,
            passPercent: attempt.pass_percent,
            passed: attempt.passed === 1,
            points: result.points,
            max: result.max,
            topics: result.topics.map(({ topic, percent }) => ({
              topic,
              percent,
              name: form.topicNames[topic] ?? topic,
            })),
          }
        : null,
    lateAnswers: late.map((row) => ({
      position: row.position,
      lateMs: row.late_ms,
      stem: form.questions[row.position - 1]?.item.stem ?? '',
    })),
    appeals: manages ? appeals.map(({ id, filed_at, state }) => ({ id, filedAt: filed_at, state })) : [],
  }
}

interface MarkingCase {
  answers: Awaited<ReturnType<typeof listAnswers>>
  marks: Awaited<ReturnType<typeof listMarks>>
  reopened: Awaited<ReturnType<typeof listReopenings>>
  reopenings: ReadonlyMap<number, Reopening>
  now: number
  viewerId: string
  traineeId: string
  attemptState: string
  canMark: boolean
  manages: boolean
}

function scenariosToMark(form: FormContent, given: MarkingCase): ScenarioToMark[] {
  const { answers, marks, viewerId } = given
  const newest = newestMarks(marks)
  return form.questions.flatMap((question) => {
    const { item, position, points } = question
    const stored = answers.find((row) => row.position === position)
    const answer = stored ? decodeAnswer(stored.value) : null
    if (item.type !== 'scenario' || answer?.type !== 'scenario' || scoreAnswer(question, answer) === false) return []
    const own = marks.filter((mark) => mark.position === position && mark.marker_id === viewerId).at(-1)
    const reopened = given.reopened.filter((row) => row.position === position).at(-1)
    const reopening = given.reopenings.get(position) ?? null
    const situation = {
      attemptState: given.attemptState,
      traineeId: given.traineeId,
      marks: newest.get(position) ?? [],
      needed: form.markers,
      max: points,
      reopening,
      now: given.now,
    }
    const agreement = agreeOn(situation.marks, form.markers, points)
    const canMark =
      given.canMark && decideMark({ ...situation, markerId: viewerId, isScenario: true, isBlank: false }).ok
    const toSay = agreement.state === 'apart' ? stillToSay(situation.marks, reopening, given.now) : []
    const asksAgain = canMark && toSay.includes(viewerId)
    return [
      {
        position,
        stem: item.stem,
        text: answer.text,
        max: points,
        guide: scenarioGuide(item),
        own: own ? { sheet: JSON.parse(own.criteria) as MarkSheet, points: own.points, comment: own.comment } : null,
        markers: situation.marks.length,
        needed: agreement.state === 'agreed' ? form.markers : agreement.need,
        apart: agreement.state === 'apart',
        settled: agreement.state === 'agreed',
        canMark,
        canReopen: given.manages && decideReopenMarks({ ...situation, managerId: viewerId }).ok,
        reopened: asksAgain && reopened && reopening ? { reason: reopened.reason, untilOn: reopening.untilOn } : null,
        waitsUntilOn: toSay.length > 0 && !asksAgain ? (reopening?.untilOn ?? null) : null,
      },
    ]
  })
}
