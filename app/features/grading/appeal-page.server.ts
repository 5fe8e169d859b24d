import type { ExamKind } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { type AttemptRow, findAttempt, listAnswers } from '#db/queries/attempts'
import { type EnrolmentRow, findEnrolment } from '#db/queries/enrolments'
import { findAppeal, listActiveManagers, listAppeals, listMarks, listReviewers } from '#db/queries/grading'
import { listActiveStaff } from '#db/queries/people'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type EnrolmentRelation, type Viewer } from '../accounts/permissions'
import { decodeAnswer } from '../attempts/answer'
import type { FormContent } from '../exam-forms/form-content'
import { loadForm } from '../exam-forms/forms.server'
import { type AppealHands, gainsOf, isImpartial, mayAnswerAppeal } from './appeal'
import { loadHands } from './appeals.server'
import { type ExplainedItem, explainItems } from './explain-result'
import { mayRelease } from './marking'
import { shownMarks } from './results.server'
import type { AttemptResult } from './score-attempt'

const ID = /^[A-Za-z0-9_-]{1,60}$/

/** Where an appeal belongs; null for an unknown one. */
export async function findAppealPlace(db: DbOrTx, appealId: string | undefined) {
  const appeal = appealId && ID.test(appealId) ? await findAppeal(db, appealId) : undefined
  const attempt = appeal && (await findAttempt(db, appeal.attempt_id))
  const enrolment = attempt && (await findEnrolment(db, attempt.enrolment_id))
  if (!appeal || !attempt || !enrolment) return null
  const row = { ...appeal, trainee_id: enrolment.trainee_id, released_by: attempt.released_by }
  return { appeal, attempt, enrolment, hands: (await loadHands(db, [row])).get(appeal.id)! }
}
type AppealPlace = NonNullable<Awaited<ReturnType<typeof findAppealPlace>>>

export interface AppealReach {
  /** May release results of this kind. */
  inOffice: boolean
  mayAnswer: boolean
  /** Reads it, and names a reviewer where that is needed. */
  manages: boolean
}

/** Null for who has nothing to do with it: markers, the trainee and strangers alike. */
export function reachOfAppeal(
  { attempt, hands }: { attempt: Pick<AttemptRow, 'activity_id' | 'kind'>; hands: AppealHands },
  viewer: Pick<Viewer, 'id' | 'roles'>,
  relation: EnrolmentRelation,
): AppealReach | null {
  if (viewer.id === hands.traineeId) return null
  const inOffice = mayRelease(viewer, relation, { activityId: attempt.activity_id, kind: attempt.kind })
  const manages = canOnEnrolment(viewer, 'release:attempt', relation, attempt.activity_id)
  const mayAnswer = mayAnswerAppeal(viewer.id, inOffice, hands)
  return mayAnswer || manages ? { inOffice, mayAnswer, manages } : null
}

export interface AppealPage {
  appealId: string
  attemptId: string
  title: string
  kind: ExamKind
  traineeName: string
  position: number | null
  reason: string
  filedAt: number
  dueOn: string | null
  isOverdue: boolean
  state: 'open' | 'upheld' | 'rejected'
  answer: string | null
  /** Who answered, and when; null while it is open. */
  answered: { byName: string; at: number } | null
  mayAnswer: boolean
  /** The question it is about, or all that lost points. */
  items: (ExplainedItem & { lessonTitle: string | null })[]
  rubric: FormContent['rubric']
  /** Points to choose from, question by question. */
  gains: { position: number; points: number; from: number; max: number }[]
  reviewer: { name: string; reason: string; namedBy: string } | null
  /** Those who may be named; null where somebody can answer already, or the viewer may not name anybody. */
  nameable: { id: string; name: string }[] | null
}

/** The question, the answer, the key and the marks for whoever answers an appeal. */
export async function getAppealPage(
  db: Db,
  input: { place: AppealPlace; reach: AppealReach; content: Content; now: number },
): Promise<AppealPage> {
  const { appeal, attempt, enrolment, hands } = input.place
  const form = await loadForm(db, attempt.form_id)
  const reviewer = (await listReviewers(db, [appeal.id])).get(appeal.id)
  const items = (await itemsOf(db, attempt, form)).filter((item) =>
    appeal.position === null ? (item.points ?? 0) < item.max : item.position === appeal.position,
  )
  const isOpen = appeal.state === 'open'
  return {
    appealId: appeal.id,
    attemptId: attempt.id,
    title: form.title,
    kind: attempt.kind,
    traineeName: enrolment.trainee_name,
    position: appeal.position,
    reason: appeal.reason,
    filedAt: appeal.filed_at,
    dueOn: appeal.due_on,
    isOverdue: isOpen && isPast(appeal.due_on, enrolment, input.now),
    state: appeal.state,
    answer: appeal.answer,
    answered: await answeredBy(db, appeal),
    mayAnswer: isOpen && input.reach.mayAnswer,
    items: items.map((item) => ({
      ...item,
      lessonTitle: input.content.lessonById.get(item.lessonId)?.title ?? null,
    })),
    rubric: form.rubric,
    gains: items.flatMap((item) =>
      gainsOf(item.points, item.max).map((points) => ({
        position: item.position,
        points,
        from: item.points ?? 0,
        max: item.max,
      })),
    ),
    reviewer: reviewer ? { name: reviewer.reviewer_name, reason: reviewer.reason, namedBy: reviewer.namer_name } : null,
    nameable: isOpen && input.reach.manages ? await listNameable(db, hands) : null,
  }
}

async function answeredBy(
  db: Db,
  { id, attempt_id: attemptId }: AppealPlace['appeal'],
): Promise<AppealPage['answered']> {
  const row = (await listAppeals(db, attemptId)).find((one) => one.id === id)
  return row?.decided_at && row.decider_name ? { byName: row.decider_name, at: row.decided_at } : null
}

function isPast(dueOn: string | null, { zone }: Pick<EnrolmentRow, 'zone'>, now: number): boolean {
  return dueOn !== null && dueOn < localDateOf(now, zone)
}

async function itemsOf(db: Db, attempt: AttemptRow, form: FormContent): Promise<ExplainedItem[]> {
  const [answers, marks] = await Promise.all([listAnswers(db, attempt.id), listMarks(db, attempt.id)])
  return explainItems(
    form,
    JSON.parse(attempt.result ?? 'null') as AttemptResult,
    new Map(answers.map((row) => [row.position, decodeAnswer(row.value)])),
    shownMarks(marks),
  )
}

/** Somebody named before counts only while they still work here. */
async function listNameable(db: Db, hands: AppealHands): Promise<AppealPage['nameable']> {
  const [managers, staff] = await Promise.all([listActiveManagers(db), listActiveStaff(db)])
  if (managers.some(({ id }) => isImpartial(id, hands))) return null
  if (staff.some(({ id }) => id === hands.reviewerId)) return null
  return staff.filter(({ id }) => isImpartial(id, hands)).map(({ id, display_name }) => ({ id, name: display_name }))
}
