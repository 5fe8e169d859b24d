// Two courses in one house: a cohort of the small one walks its two days, and nobody of the other one notices.
import { expect, it } from 'vitest'
import type { Courses } from '#app/content/content.server'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { loadProgress } from '#app/features/activities/progress.server'
import { getExamStart } from '#app/features/attempts/attempts.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { addMember } from '#app/features/cohorts/add-member.server'
import { findDelegatesView, listCohortLines } from '#app/features/cohorts/cohorts.server'
import { createCohort } from '#app/features/cohorts/create-cohort.server'
import { nameDelegate } from '#app/features/cohorts/name-delegate.server'
import { findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import { findTraineePlace } from '#app/features/cohorts/trainee-place.server'
import { submitAttempt } from '#app/features/grading/submit-attempt.server'
import { answerSelfCheck } from '#app/features/lessons/answer-self-check.server'
import { markLessonRead } from '#app/features/lessons/mark-lesson-read.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { listTrainees } from '#app/features/mentor-desk/trainees.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { getBoard } from '#app/features/reports/board.server'
import { readBoardQuery } from '#app/features/reports/board-forms'
import { getCohortReport } from '#app/features/reports/cohort-report.server'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { signChosen } from '#app/features/signoffs/sign-chosen.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Outcome } from '#app/rules/outcome'
import { connectPostgres, connectSqlite, type Db } from '#db/connect'
import { findCohort } from '#db/queries/cohorts'
import { findEnrolment } from '#db/queries/enrolments'
import { teaHouse, testContent } from '../builders/content'
import { anEnrolment } from '../builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '../builders/person'
import { DAY_MS, HOUR_MS, NOW, START_ON } from '../builders/time'
import { describeDatabases } from '../setup/databases'

const main = testContent()
const tea = teaHouse()
const courses: Courses = new Map([main, tea].map((content) => [content.course.id, content]))

const by = (person: BuiltPerson, now = NOW) => ({ actor: { id: person.id, requestId: null }, now })

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

/** One mentor and one manager, with a trainee on either course; the small one's cohort is made as people make it. */
async function aHouseOfTwo(db: Db) {
  const manager = await aPerson(db, { roles: ['manager'] })
  const lecturer = await aPerson(db, { roles: ['delegate'] })
  const other = await anEnrolment(db)
  const mentor = other.mentor!
  const trainee = await aPerson(db)
  const { cohortId } = accepted(
    await createCohort(db, {
      ...by(manager),
      courses,
      courseId: 'tea-house',
      name: '茶馆一期',
      startOn: START_ON,
      restPattern: 'none',
    }),
  )
  const delegates = { cohortId, role: 'lecturer' as const, personId: lecturer.id, activities: ['D01-1'] }
  accepted(await nameDelegate(db, { ...by(manager), ...delegates }))
  const { enrolmentId } = accepted(
    await addMember(db, {
      ...by(manager),
      cohortId,
      personId: trainee.id,
      mentorId: mentor.id,
      joinedOn: START_ON,
    }),
  )
  return { manager, lecturer, mentor, trainee, cohortId, enrolmentId, other }
}

async function statesOf(db: Db, enrolmentId: string, now: number) {
  const enrolment = (await findEnrolment(db, enrolmentId))!
  const content = courses.get(enrolment.course_id)!
  const [progress] = await loadProgress(db, [enrolment], { content, now })
  return progress!.activities.map(({ activity, status }) => [activity.id, status.state])
}

describeDatabases('two courses', (open, dialect) => {
  it('a cohort of the small one walks its two days, and the other is as it was', async () => {
    const { db } = await open()
    const { manager, lecturer, trainee, enrolmentId, other } = await aHouseOfTwo(db)
    const before = await statesOf(db, other.id, NOW)
    const self = { ...by(trainee), content: tea, enrolmentId, personId: trainee.id, lessonId: 'd01-leaves' }
    accepted(await markLessonRead(db, self))
    for (const { id, answer } of tea.lessonById.get('d01-leaves')!.check as { id: string; answer: boolean }[])
      accepted(await answerSelfCheck(db, { ...self, questionId: id, choice: [answer ? 'true' : 'false'] }))
    accepted(
      await addEntry(db, {
        ...self,
        activityId: 'D01-2',
        kind: 'receipt',
        data: { ruleId: 'house', version: 1, typedName: trainee.displayName },
      }),
    )
    for (const [signer, activityId, slot] of [
      [lecturer, 'D01-1', 'lecturer'],
      [manager, 'D01-2', 'manager'],
    ] as const)
      accepted(
        await signActivity(db, {
          ...by(signer, NOW + 3 * HOUR_MS),
          content: tea,
          enrolmentId,
          activityId,
          slot,
          signer: viewerOf(signer),
          verdict: 'signed',
          comment: '',
          redoByOn: null,
          tookPlaceOn: null,
          expectedRevision: 0,
        }),
      )
    const second = NOW + DAY_MS + HOUR_MS
    const { attemptId } = accepted(
      await startAttempt(db, {
        ...by(trainee, second),
        enrolmentId,
        blueprint: tea.blueprintById.get('d02-small')!,
        content: tea,
      }),
    )
    accepted(await submitAttempt(db, { ...by(trainee, second), attemptId, writer: 'w', answers: [] }))
    expect(await statesOf(db, enrolmentId, NOW)).toEqual([
      ['D01-1', 'done'],
      ['D01-2', 'done'],
      ['D02-1', 'waiting'],
    ])
    expect(await statesOf(db, other.id, NOW)).toEqual(before)
    expect(before.length).toBeGreaterThan(60)
  })

  it('each trainee has the own course: place, today, activities and exams', async () => {
    const { db } = await open()
    const { trainee, other } = await aHouseOfTwo(db)
    const placeOf = (id: string) => findTraineePlace(db, { traineeId: id, courses, now: NOW })
    expect((await placeOf(trainee.id))?.content).toBe(tea)
    expect((await placeOf(trainee.id))?.calendar.dates).toHaveLength(2)
    expect((await placeOf(other.trainee.id))?.content).toBe(main)
    const own = { traineeId: trainee.id, content: tea, now: NOW }
    expect(await getTraineeToday(db, own)).toMatchObject({
      days: 2,
      endsOn: '2026-01-06',
      gates: [],
    })
    const page = (activityId: string) => getActivityPage(db, { ...own, activityId, displayName: trainee.displayName })
    expect(await page('D01-1')).toMatchObject({ title: '店里的三种茶' })
    expect(await page('D01-4')).toBeNull()
    const exam = (examId: string) => getExamStart(db, { viewerId: trainee.id, examId, content: tea, now: NOW })
    expect(await exam('d02-small')).not.toBeNull()
    expect(await exam('d01-basic')).toBeNull()
  })

  it('lists that mix them tell each trainee by the own course, in the order they had', async () => {
    const { db } = await open()
    const { manager, mentor, lecturer, trainee, cohortId, enrolmentId, other } = await aHouseOfTwo(db)
    const third = await anEnrolment(db, { cohort: other.cohort, mentor })
    const asked = { courses, now: NOW + 10 * DAY_MS }
    const board = await getBoard(db, { ...asked, query: readBoardQuery(new URLSearchParams()) })
    const mixed = [other.trainee, trainee, third.trainee].map((p) => p.displayName)
    expect(board.lines.map((line) => line.traineeName).sort()).toEqual([...mixed].sort())
    expect(board.lines.find((line) => line.traineeName === trainee.displayName)).toMatchObject({ day: 2 })
    expect(board.lines.find((line) => line.traineeName === other.trainee.displayName)).toMatchObject({ day: 11 })
    const trainees = await listTrainees(db, { ...asked, viewer: viewerOf(mentor) })
    expect(trainees.map((t) => [t.name, t.all])).toEqual(
      board.lines.map((line) => [line.traineeName, line.traineeName === trainee.displayName ? 3 : trainees[0]!.all]),
    )
    expect(await getManagerToday(db, { ...asked, viewer: viewerOf(manager) })).toMatchObject({ running: 3 })
    const inbox = await getInbox(db, { ...asked, viewer: viewerOf(manager) })
    expect(new Set(inbox.wanted.map((w) => w.enrolmentId))).toEqual(new Set([other.id, third.id]))
    expect(await getCohortReport(db, { ...asked, cohortId })).toMatchObject({ members: [{ enrolmentId, day: 2 }] })
    const self = { ...by(trainee), content: tea, enrolmentId, personId: trainee.id, lessonId: 'd01-leaves' }
    accepted(await markLessonRead(db, self))
    for (const { id } of tea.lessonById.get('d01-leaves')!.check)
      accepted(await answerSelfCheck(db, { ...self, questionId: id, choice: ['true'] }))
    const queue = () => getQueue(db, { courses, now: NOW + HOUR_MS, viewer: viewerOf(lecturer) })
    expect((await queue()).groups.flatMap((g) => g.items)).toMatchObject([{ title: '店里的三种茶', batchable: true }])
    const picks = [{ enrolmentId, activityId: 'D01-1', slot: 'lecturer', revision: 0 }]
    const signing = { ...by(lecturer, NOW + HOUR_MS), courses, signer: viewerOf(lecturer), picks }
    expect(await signChosen(db, signing)).toEqual({ signed: 1, refused: 0 })
    expect((await queue()).done).toMatchObject([{ title: '店里的三种茶' }])
  })

  it('the number of statements knows courses, not trainees', async () => {
    const { db, address } = await open()
    const { manager, mentor, cohortId, other } = await aHouseOfTwo(db)
    let statements = 0
    const onQuery = () => statements++
    const counted = dialect === 'sqlite' ? connectSqlite(address, onQuery) : connectPostgres(address, 2, onQuery)
    const count = async () => {
      statements = 0
      await getManagerToday(counted.db, { courses, now: NOW, viewer: viewerOf(manager) })
      await listTrainees(counted.db, { courses, now: NOW, viewer: viewerOf(mentor) })
      return statements
    }
    // The first look reads the plans, which never change and are kept.
    await count()
    const few = await count()
    const small = (await findCohort(db, cohortId))!
    const cohort = { id: cohortId, name: small.name, planVersionId: small.plan_version_id, startOn: small.start_on }
    for (const where of [cohort, cohort, other.cohort]) await anEnrolment(db, { cohort: where, mentor })
    expect(await count()).toBe(few)
    await counted.close()
  })

  it('a course is never read for a trainee of another one, nor put in the place of one that is gone', async () => {
    const { db } = await open()
    const { enrolmentId } = await aHouseOfTwo(db)
    const enrolment = (await findEnrolment(db, enrolmentId))!
    await expect(loadProgress(db, [enrolment], { content: main, now: NOW })).rejects.toThrow('tea-house')
    const without: Courses = new Map([[main.course.id, main]])
    await expect(findTraineePlace(db, { traineeId: enrolment.trainee_id, courses: without, now: NOW })).rejects.toThrow(
      'tea-house',
    )
  })

  it('a cohort begins with the plan and the zone of the course that was chosen', async () => {
    const { db } = await open()
    const { manager, lecturer, cohortId } = await aHouseOfTwo(db)
    expect(await findCohort(db, cohortId)).toMatchObject({ course_id: 'tea-house', zone: 'Asia/Kuala_Lumpur' })
    expect(
      await findPlanMoves(db, cohortId, { courses, now: NOW, findChangedResults: async () => new Map() }),
    ).toMatchObject({
      versions: [],
      cohortBehind: false,
    })
    const lines = await listCohortLines(db, { courses, now: NOW })
    expect(lines.find((line) => line.id === cohortId)).toMatchObject({
      endsOn: '2026-01-06',
      courseTitle: tea.course.title,
    })
    const wish = { ...by(manager), courses, startOn: START_ON, restPattern: 'none' as const, copyFrom: cohortId }
    const unknown = await createCohort(db, { ...wish, name: '咖啡馆', courseId: 'coffee-house' })
    expect(unknown).toMatchObject({ ok: false, reason: 'invalid-reference' })
    const named = async (courseId: string) => {
      const made = accepted(await createCohort(db, { ...wish, name: `沿用 ${courseId}`, courseId }))
      const view = (await findDelegatesView(db, made.cohortId))!
      const mentors = await db.selectFrom('cohort_mentor').selectAll().where('cohort_id', '=', made.cohortId).execute()
      return { mentors: mentors.length, named: view.needs.flatMap((n) => n.activities.flatMap((a) => a.named)) }
    }
    expect(await named('tea-house')).toMatchObject({ mentors: 1, named: [{ name: lecturer.displayName }] })
    // D01-1 is another activity there, which nobody has named this person for.
    expect(await named('cs-onboarding')).toEqual({ mentors: 1, named: [] })
  })
})
