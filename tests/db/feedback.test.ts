// What trainees say about a lecture goes to its lecturer in fives, and nothing of it anywhere before.
import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import { listOwnFeedback } from '#app/features/lessons/feedback.server'
import { getQuestionnaireView } from '#app/features/lessons/questionnaire.server'
import { saveQuestionnaire } from '#app/features/lessons/save-questionnaire.server'
import { getCohortReport } from '#app/features/reports/cohort-report.server'
import type { Db } from '#db/connect'
import { migrations } from '#db/migrations'
import { lockCohort } from '#db/queries/cohorts'
import { inTransaction } from '#db/transaction'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { noticeKinds } from './notice-kinds'

const LECTURE = 'D13-1'
const AFTER_CLASS = NOW + 12 * DAY_MS

describeDatabases('feedback on a lecture', (open) => {
  const content = testContent()
  const courses = onlyCourse(content)

  async function aLecture(db: Db, trainees = 6) {
    const cohort = await aCohort(db)
    const lecturer = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: LECTURE, person_id: lecturer.id, role: 'lecturer' })
    const members: BuiltEnrolment[] = []
    for (let n = 0; n < trainees; n++) members.push(await anEnrolment(db, { cohort }))
    const say = (n: number, content_: number, advice: string, now = AFTER_CLASS + n) =>
      saveQuestionnaire(db, {
        actor: { id: members[n]!.trainee.id, requestId: null },
        now,
        content,
        personId: members[n]!.trainee.id,
        enrolmentId: members[n]!.id,
        activityId: LECTURE,
        answers: { version: 1, scored: { content: content_, delivery: 8 }, open: { 'advice-lecturer': advice } },
      })
    const read = async () => (await listOwnFeedback(db, { personId: lecturer.id, courses }))[0]!
    const report = () => getCohortReport(db, { cohortId: cohort.id, courses, now: AFTER_CLASS + DAY_MS })
    return { cohort, lecturer, members, say, read, report }
  }

  it('tells nothing of four answers but that there are four', async () => {
    const { db } = await open()
    const { lecturer, say, read, report } = await aLecture(db)
    for (const n of [0, 1, 2, 3]) expect(await say(n, 10, `话${n}`)).toMatchObject({ ok: true })
    const page = await read()
    expect(page).toMatchObject({ voices: 0, waiting: 4, questions: [], remarks: [] })
    expect(JSON.stringify([page, await report()])).not.toContain('话')
    expect((await report())!.questionnaires).toMatchObject([{ voices: 0, waiting: 4, questions: [] }])
    expect(await noticeKinds(db, lecturer.id)).toEqual([])
  })

  it('passes five on together, tells the lecturer once, and shows remarks to nobody else', async () => {
    const { db } = await open()
    const { lecturer, members, say, read, report } = await aLecture(db)
    for (const [n, mark] of [10, 10, 8, 5, 1].entries()) await say(n, mark, `话${9 - n}`)
    const page = await read()
    expect(page).toMatchObject({ voices: 5, waiting: 0 })
    expect(page.questions[0]).toMatchObject({ id: 'content', mean: 6.8, count: 5 })
    expect(page.remarks).toMatchObject([{ id: 'advice-lecturer', said: ['话5', '话6', '话7', '话8', '话9'] }])
    for (const { id, trainee } of members) {
      expect(JSON.stringify(page)).not.toContain(id)
      expect(JSON.stringify(page)).not.toContain(trainee.displayName)
    }
    expect(await noticeKinds(db, lecturer.id)).toEqual(['feedback-arrived'])
    expect(JSON.stringify(await report())).not.toContain('话')
    expect((await report())!.questionnaires[0]!.questions[0]).toMatchObject({ mean: 6.8 })
    const other = await aPerson(db, { roles: ['delegate'] })
    expect(await listOwnFeedback(db, { personId: other.id, courses })).toEqual([])
  })

  it('is not told apart by a sixth answer, nor by a change of one of the five', async () => {
    const { db } = await open()
    const { members, say, read, report } = await aLecture(db)
    for (const n of [0, 1, 2, 3, 4]) await say(n, 8, `话${n}`)
    const [before, reported] = [await read(), (await report())!.questionnaires]
    expect(await say(0, 1, '改了')).toMatchObject({ ok: false, reason: 'passed-on' })
    expect(await read()).toEqual(before)
    expect(await say(5, 1, '第六位')).toMatchObject({ ok: true })
    expect(await say(5, 3, '第六位改过')).toMatchObject({ ok: true })
    expect(await read()).toEqual({ ...before, waiting: 1 })
    expect((await report())!.questionnaires).toEqual(reported.map((line) => ({ ...line, waiting: 1 })))
    const own = async (n: number) =>
      getQuestionnaireView(db, { content, now: AFTER_CLASS, enrolmentId: members[n]!.id, activityId: LECTURE })
    expect(await own(0)).toMatchObject({ publishedAt: AFTER_CLASS + 4, answers: { scored: { content: 8 } } })
    expect(await own(5)).toMatchObject({ publishedAt: null, lecturers: [expect.any(String)] })
  })

  it('counts each cohort for itself, and answers that arrive at the same moment one after the other', async () => {
    const { db } = await open()
    const [one, two] = [await aLecture(db), await aLecture(db)]
    await Promise.all([0, 1, 2, 3].map((n) => one.say(n, 8, '')))
    await two.say(0, 8, '')
    expect(await one.read()).toMatchObject({ voices: 0, waiting: 4 })
    await Promise.all([one.say(4, 8, ''), one.say(5, 8, '')])
    // Whichever was first, the fifth passed five on and the sixth waits.
    expect(await one.read()).toMatchObject({ voices: 5, waiting: 1 })
    expect(await noticeKinds(db, one.lecturer.id)).toEqual(['feedback-arrived'])
    expect(await two.read()).toMatchObject({ voices: 0, waiting: 1 })
  })

  it('waits for whoever counts in the same cohort, so that no answer changes while it is passed on', async () => {
    const { db } = await open()
    const { cohort, say } = await aLecture(db)
    let saved = false
    const saving = await inTransaction(db, async (tx) => {
      await lockCohort(tx, cohort.id)
      const begun = say(0, 8, '').then((outcome) => {
        saved = true
        return outcome
      })
      for (let n = 0; n < 60; n++) await lockCohort(tx, cohort.id)
      expect(saved).toBe(false)
      return { begun }
    })
    expect(await saving.begun).toMatchObject({ ok: true })
  })

  it('lets a house that has five answers already read them, and one with fewer wait', async () => {
    const { db } = await open()
    const [full, few] = [await aLecture(db), await aLecture(db)]
    for (const n of [0, 1, 2, 3, 4]) await full.say(n, 8, '')
    for (const n of [0, 1, 2, 3]) await few.say(n, 8, '')
    const later = Object.keys(migrations).filter((name) => name >= '015-voices')
    for (const name of later.toReversed()) await migrations[name]!.down!(db)
    for (const name of later) await migrations[name]!.up(db)
    expect(await full.read()).toMatchObject({ voices: 5, waiting: 0 })
    expect(await few.read()).toMatchObject({ voices: 0, waiting: 4 })
  })
})
