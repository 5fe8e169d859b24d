import { type Content, onlyCourse } from '#app/content/content.server'
import type { LessonFile } from '#app/content/content-file'
import { type ContentLanguage, lessonIn } from '#app/content/translation'
import type { Db } from '#db/connect'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listLessonProgress, listSelfCheckAnswers } from '#db/queries/facts'
import { findLessonProgress, listAnswersOfLesson } from '#db/queries/lessons'
import type { Viewer } from '../accounts/permissions'
import { isDayOpen, type TraineeCalendar } from '../cohorts/calendar.server'
import { type FindTraineePlace, findTraineePlace } from '../cohorts/trainee-place.server'
import type { LessonDayList, LessonHead, LessonLink, LessonList, LessonListItem, LessonView } from './lesson-view'
import { placesOf } from './lesson-write.server'
import { type CheckAnswer, selfCheckView } from './self-check'

const STAFF = ['mentor', 'manager', 'admin', 'delegate']

/** Who is reading: somebody with a calendar of their own, or a colleague who may read everything. */
export interface Reader {
  enrolment: EnrolmentRow | undefined
  calendar: TraineeCalendar | undefined
  /** May read days that are not open yet. */
  readsAll: boolean
}

interface ReaderInput {
  viewer: Pick<Viewer, 'id' | 'roles' | 'locale'>
  content: Content
  now: number
  /** Set where the request has found the place already. */
  place?: FindTraineePlace
}

export async function loadReader(db: Db, input: ReaderInput): Promise<Reader> {
  const { viewer, content, now } = input
  const isTrainee = viewer.roles.includes('trainee')
  const place = isTrainee
    ? await (input.place?.() ?? findTraineePlace(db, { traineeId: viewer.id, courses: onlyCourse(content), now }))
    : null
  return {
    enrolment: place?.enrolment,
    calendar: place?.calendar,
    readsAll: viewer.roles.some((role) => STAFF.includes(role)),
  }
}

export function isOpenTo(reader: Reader, day: number): boolean {
  return reader.readsAll || (reader.calendar !== undefined && isDayOpen(reader.calendar, day))
}

function opensOn(reader: Reader, day: number): string | null {
  return reader.calendar?.dates[day - 1] ?? null
}

/** All lessons in plan order, day by day, with the reader's own state. */
export async function getLessonList(db: Db, input: ReaderInput): Promise<LessonList> {
  const { content } = input
  const reader = await loadReader(db, input)
  const ids = reader.enrolment ? [reader.enrolment.id] : []
  const [progress, answers] =
    ids.length > 0 ? await Promise.all([listLessonProgress(db, ids), listSelfCheckAnswers(db, ids)]) : [[], []]
  const progressOf = new Map(progress.map((row) => [row.lesson_id, row]))
  const places = placesOf(content)
  const itemOf = (lesson: LessonFile, open: boolean): LessonListItem => {
    const row = progressOf.get(lesson.id)
    const answered = answers.filter((answer) => answer.lesson_id === lesson.id).length
    const { id, title, minutes, language } = lessonIn(content, lesson, input.viewer.locale)
    const read = row !== undefined && row.read_at !== null
    const reached = read
      ? answered >= lesson.check.length
        ? 'done'
        : 'read'
      : row || answered > 0
        ? 'begun'
        : 'unread'
    const state = !open ? 'locked' : reader.enrolment ? reached : 'none'
    return {
      id,
      title,
      language,
      minutes,
      topic: content.topicName(lesson.topic),
      questions: lesson.check.length,
      state,
      percent: row?.percent ?? 0,
    }
  }
  const days = content.plan.days
    .map(({ day, title }): LessonDayList => {
      const open = isOpenTo(reader, day)
      const lessons = content.lessons
        .filter((lesson) => places.get(lesson.id)?.day === day)
        .map((lesson) => itemOf(lesson, open))
      return { day, title, opensOn: opensOn(reader, day), open, current: reader.calendar?.currentDay === day, lessons }
    })
    .filter(({ lessons }) => lessons.length > 0)
  const all = days.flatMap(({ lessons }) => lessons)
  return { days, total: all.length, done: reader.enrolment ? all.filter(({ state }) => state === 'done').length : null }
}

interface LessonInput extends ReaderInput {
  lesson: LessonFile
  /** A question the reader wants to answer once more: its key is left out again. */
  again: string | null
}

/** One lesson for one reader. A locked one carries neither text nor module nor questions. */
export async function getLessonView(db: Db, input: LessonInput): Promise<LessonView> {
  const { content } = input
  const lesson = lessonIn(content, input.lesson, input.viewer.locale)
  const reader = await loadReader(db, input)
  const place = placesOf(content).get(lesson.id)!
  const head: LessonHead = {
    id: lesson.id,
    title: lesson.title,
    language: lesson.language,
    day: place.day,
    minutes: lesson.minutes,
    topic: content.topicName(lesson.topic),
    goal: lesson.goal,
  }
  if (!isOpenTo(reader, place.day)) return { kind: 'locked', lesson: head, opensOn: opensOn(reader, place.day) }
  const records = reader.enrolment && reader.enrolment.ended_at === null ? reader.enrolment : undefined
  const [row, answers] = reader.enrolment
    ? await Promise.all([
        findLessonProgress(db, reader.enrolment.id, lesson.id),
        listAnswersOfLesson(db, reader.enrolment.id, lesson.id),
      ])
    : [undefined, []]
  const stored = new Map<string, CheckAnswer>(
    answers.map((a) => [
      a.question_id,
      { choice: JSON.parse(a.answer) as string[], correct: a.correct === 1, tries: a.tries },
    ]),
  )
  const answerOf = (id: string) => (records && input.again === id ? null : (stored.get(id) ?? null))
  return {
    kind: 'open',
    lesson: {
      ...head,
      why: lesson.why,
      mentor: lesson.mentor,
      sources: lesson.sources,
      reviewOn: lesson.reviewOn ?? null,
    },
    moduleFile: lesson.moduleFile,
    toc: lesson.toc,
    checks: lesson.check.map((check) => selfCheckView(check, answerOf(check.id), !reader.enrolment)),
    progress: records
      ? { percent: row?.percent ?? 0, read: row !== undefined && row.read_at !== null, answered: stored.size }
      : null,
    activityId: reader.enrolment ? place.activityId : null,
    ...neighbours(content, reader, lesson, input.viewer.locale),
  }
}

function neighbours(
  content: Content,
  reader: Reader,
  lesson: LessonFile,
  language: ContentLanguage,
): { previous: LessonLink | null; next: LessonLink | null } {
  const at = content.lessons.findIndex(({ id }) => id === lesson.id)
  const places = placesOf(content)
  const linkTo = (other: LessonFile | undefined): LessonLink | null => {
    if (!other) return null
    const told = lessonIn(content, other, language)
    return { id: told.id, title: told.title, language: told.language, open: isOpenTo(reader, places.get(told.id)!.day) }
  }
  return { previous: linkTo(content.lessons[at - 1]), next: linkTo(content.lessons[at + 1]) }
}

export async function isLessonOpen(db: Db, input: ReaderInput, lessonId: string): Promise<boolean> {
  const place = placesOf(input.content).get(lessonId)
  return place !== undefined && isOpenTo(await loadReader(db, input), place.day)
}
