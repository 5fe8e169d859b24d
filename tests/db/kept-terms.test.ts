// What a trainee was promised when they began is what they are judged by, whatever the course says later.
import { expect, it } from 'vitest'
import { type Content, type Courses, indexContent, onlyCourse } from '#app/content/content.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { findChangedResults } from '#app/features/activities/changed-results.server'
import { loadProgress, loadProgressOfAll } from '#app/features/activities/progress.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { keepTerms } from '#app/features/cohorts/keep-terms.server'
import { movePlan } from '#app/features/cohorts/move-plan.server'
import { pinnedCourse } from '#app/features/cohorts/pinned-course.server'
import { findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import { publishPlan } from '#app/features/cohorts/plan-versions.server'
import { findTraineePlace } from '#app/features/cohorts/trainee-place.server'
import { getVersionsView } from '#app/features/cohorts/versions-page.server'
import { readNotice } from '#app/features/notifications/notice'
import { noticeLink } from '#app/features/notifications/notice-link'
import { noticeText } from '#app/features/notifications/notice-text'
import { loadCase } from '#app/features/promotion/case.server'
import { getOwnFile } from '#app/features/reports/own-file.server'
import { getTraineeToday } from '#app/features/today/today.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findEnrolment } from '#db/queries/enrolments'
import { confirmedYearsUntil } from '#tests/builders/calendar'
import { aCohort } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { anExamResult } from '#tests/builders/promotion'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by } from './cohort-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

/** The course after somebody has made everything harder. */
function stricter(): Content {
  const was = testContent()
  return indexContent(
    {
      ...was,
      hash: 'stricter',
      blueprints: was.blueprints.map((b) => ({ ...b, passPercent: 99, minutes: b.minutes + 5 })),
      rubrics: was.rubrics.map((r) => ({ ...r, failsOnZero: true })),
      drillSets: was.drillSets.map((s) => ({ ...s, passPercent: 100 })),
      rules: was.rules.map((r) => ({ ...r, version: r.version + 1, intro: '更严的说明' })),
      promotion: { ...was.promotion, practicalPassPercent: 99, retakeAfterDays: 9, promoteAfterDays: 9 },
    },
    '',
    was.judgeFile,
  )
}

const later: Courses = onlyCourse(stricter())
const linesOf = (content: Content) => ({
  exam: content.blueprintById.get('d05-stage')!.passPercent,
  listed: content.blueprints.find((b) => b.id === 'd05-stage')!.passPercent,
  rubric: content.rubricById.get('R1')!.failsOnZero ?? false,
  drill: content.drillSets[0]!.passPercent,
  rule: content.rules[0]!.version,
  retakeAfterDays: content.promotion.retakeAfterDays,
})

async function rowOf(db: Db, { id }: BuiltEnrolment) {
  return (await findEnrolment(db, id))!
}

describeDatabases('kept terms', (open) => {
  it('a running trainee keeps every line that was signed; who joins a new cohort gets those of today', async () => {
    const { db } = await open()
    const old = await anEnrolment(db)
    const fresh = await anEnrolment(db, {
      cohort: await aCohort(db, { plan_version_id: await publishPlan(db, stricter(), NOW) }),
    })
    const placeOf = async ({ trainee }: BuiltEnrolment) =>
      (await findTraineePlace(db, { traineeId: trainee.id, courses: later, now: NOW }))!.content
    expect(linesOf(await placeOf(old))).toEqual(linesOf(testContent()))
    expect(linesOf(await placeOf(fresh))).toEqual(linesOf(stricter()))
    const { course_id: courseId, plan_version_id: planVersionId } = await rowOf(db, old)
    expect(linesOf(await pinnedCourse(db, later, { courseId, planVersionId }))).toEqual(linesOf(testContent()))
  })

  it('lists and decisions that are handed the course of today judge everybody by their own version', async () => {
    const { db } = await open()
    const old = await rowOf(db, await anEnrolment(db))
    const fresh = await rowOf(
      db,
      await anEnrolment(db, {
        cohort: await aCohort(db, { plan_version_id: await publishPlan(db, stricter(), NOW) }),
      }),
    )
    const listed = await loadProgressOfAll(db, [old, fresh], { courses: later, now: NOW })
    expect(listed.map((one) => one.retakeAfterDays)).toEqual([2, 9])
    const [own] = await loadProgress(db, [old], { content: stricter(), now: NOW })
    expect(linesOf(own!.course)).toEqual(linesOf(testContent()))
    await anExamResult(db, { enrolment_id: old.id, kind: 'final', percent: 85 })
    await anExamResult(db, { enrolment_id: fresh.id, kind: 'final', percent: 85 })
    const cases = [old, fresh].map((row) => loadCase(db, row, { content: stricter(), now: NOW }))
    const [kept, today] = await Promise.all(cases)
    expect([kept!.parts.practicalLine, today!.parts.practicalLine]).toEqual([75, 99])
    expect(kept!.dates.earliestOn).not.toBe(today!.dates.earliestOn)
  })

  it('a paper is drawn with the pass line and the minutes of the version', async () => {
    const { db } = await open()
    const { id, trainee } = await anEnrolment(db)
    const now = NOW
    await confirmedYearsUntil(db, localDateOf(now, 'Asia/Shanghai'), await aPerson(db, { roles: ['admin'] }))
    const { content } = (await findTraineePlace(db, { traineeId: trainee.id, courses: later, now }))!
    const blueprint = content.blueprintById.get('d01-basic')!
    const started = await startAttempt(db, {
      actor: { id: trainee.id, requestId: null },
      now,
      enrolmentId: id,
      blueprint,
      content,
    })
    expect(reasonOf(started)).toBe('ok')
    const { minutes, passPercent } = testContent().blueprintById.get('d01-basic')!
    expect(await db.selectFrom('attempt').select(['pass_percent', 'limit_minutes']).execute()).toEqual([
      { pass_percent: passPercent, limit_minutes: minutes },
    ])
  })

  it('a start of the house gives versions from before the terms of that day, once, and says so', async () => {
    const { db } = await open()
    const versionId = newId()
    const { plan } = testContent()
    const row = { course_id: plan.course, content_hash: 'old', version: 1, content: JSON.stringify(plan) }
    await db
      .insertInto('plan_version')
      .values({ id: versionId, ...row, created_at: NOW })
      .execute()
    const enrolment = await anEnrolment(db, { cohort: await aCohort(db, { plan_version_id: versionId }) })
    const start = (courses: Courses) => keepTerms(db, { courses, now: NOW })
    await start(testCourses())
    await start(testCourses())
    expect(await auditLines(db)).toEqual(['keep-terms:plan-version', 'store:plan-version'])
    await start(later)
    const { course_id: courseId } = await rowOf(db, enrolment)
    const kept = await pinnedCourse(db, later, { courseId, planVersionId: versionId })
    expect(linesOf(kept)).toEqual(linesOf(testContent()))
  })

  it('terms outlive the settings of their day: one that is gone does no harm, one that is new is that of today', async () => {
    const { db } = await open()
    const { promoteAfterDays: _, ...promotion } = testContent().promotion
    const old = { ...testContent(), promotion: { ...promotion, finishWithinDays: 30 } } as unknown as Content
    const planVersionId = await publishPlan(db, old, NOW)
    const course = await pinnedCourse(db, later, { courseId: old.course.id, planVersionId })
    expect(course.promotion).toMatchObject({ promoteAfterDays: 9, retakeAfterDays: 2 })
  })

  it('a start with a changed course says how many people stay on theirs, and tells those who may move them', async () => {
    const { db } = await open()
    const [manager, admin] = [await aPerson(db, { roles: ['manager'] }), await aPerson(db, { roles: ['admin'] })]
    const one = await anEnrolment(db)
    await anEnrolment(db, { cohort: one.cohort })
    await anEnrolment(db, { cohort: one.cohort, state: 'promoted' })
    await keepTerms(db, { courses: testCourses(), now: NOW })
    expect(await auditLines(db)).toEqual([])
    await keepTerms(db, { courses: later, now: NOW })
    await keepTerms(db, { courses: later, now: NOW })
    const rows = await db.selectFrom('audit_event').select(['action', 'actor_id', 'after_json']).execute()
    expect(rows.map((r) => [r.action, r.actor_id])).toEqual([['store:plan-version', null]])
    expect(JSON.parse(rows[0]!.after_json!)).toMatchObject({ affected: 2, content: 'stricter' })
    for (const { id } of [manager, admin]) expect(await noticeKinds(db, id)).toEqual(['content-changed'])
    expect(await noticeKinds(db, one.trainee.id)).toEqual([])
    const view = await getVersionsView(db, { courses: later, now: NOW })
    expect(view.affected).toBe(2)
    expect(view.courses[0]?.lines).toMatchObject([{ cohortId: one.cohort.id, people: 2, isNewest: false }])
  })

  it('the cohort is told what differs in words and moves in one act, with a reason, on record', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const one = await anEnrolment(db)
    const two = await anEnrolment(db, { cohort: one.cohort })
    const asked = { courses: later, now: NOW, findChangedResults: changedUnder(later) }
    const moves = (await findPlanMoves(db, one.cohort.id, asked))!
    expect(moves.versions[0]?.members.map((m) => m.changed)).toEqual([[], []])
    expect(moves.versions[0]?.terms).toContainEqual({
      about: 'exam',
      title: testContent().blueprintById.get('d05-stage')!.title,
      field: 'passPercent',
      of: '',
      before: '75',
      after: '99',
    })
    const outcome = await movePlan(db, {
      ...by(manager),
      cohortId: one.cohort.id,
      planVersionId: moves.newestId,
      enrolments: [one.id, two.id],
      cohortToo: true,
      reason: '第四季度起提高合格线',
      findChangedResults: changedUnder(later),
    })
    expect(reasonOf(outcome)).toBe('ok')
    expect(await auditLines(db)).toEqual(['move:plan', 'move:plan', 'move:plan'])
    for (const { trainee } of [one, two]) expect(await noticeKinds(db, trainee.id)).toEqual(['terms-changed'])
    const place = await findTraineePlace(db, { traineeId: one.trainee.id, courses: later, now: NOW })
    expect(linesOf(place!.content)).toEqual(linesOf(stricter()))
  })

  it('who has signed the rules is asked again for those that say something else, and what was signed stays', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const { id, cohort, trainee } = await anEnrolment(db)
    const stateOf = async () => {
      const place = (await findTraineePlace(db, { traineeId: trainee.id, courses: later, now: NOW }))!
      const today = (await getTraineeToday(db, { traineeId: trainee.id, content: place.content, now: NOW }))!
      const [progress] = await loadProgress(db, [await rowOf(db, { id } as BuiltEnrolment)], {
        content: stricter(),
        now: NOW,
      })
      const { status } = progress!.activities.find(({ activity }) => activity.id === 'D01-10')!
      return {
        content: place.content,
        next: today.next?.why,
        missing: status.missing.filter((m) => m.what.startsWith('ack')),
      }
    }
    const sign = async (version: (rule: Content['rules'][number]) => number) => {
      const { content } = await stateOf()
      const rules = content.rules.filter((rule) =>
        ['conduct', 'attendance', 'safety', 'hiring-standard'].includes(rule.id),
      )
      const data = (rule: (typeof rules)[number]) => ({
        ruleId: rule.id,
        version: version(rule),
        typedName: trainee.displayName,
      })
      return Promise.all(
        rules.map(async (rule) =>
          reasonOf(
            await addEntry(db, {
              actor: { id: trainee.id, requestId: null },
              now: NOW,
              content,
              enrolmentId: id,
              activityId: 'D01-10',
              kind: 'receipt',
              data: data(rule),
            }),
          ),
        ),
      )
    }
    expect(new Set(await sign((rule) => rule.version))).toEqual(new Set(['ok']))
    expect((await stateOf()).missing).toEqual([])
    const moves = (await findPlanMoves(db, cohort.id, {
      courses: later,
      now: NOW,
      findChangedResults: changedUnder(later),
    }))!
    const moved = await movePlan(db, {
      ...by(manager),
      cohortId: cohort.id,
      planVersionId: moves.newestId,
      enrolments: [id],
      cohortToo: true,
      reason: '制度改了',
      findChangedResults: changedUnder(later),
    })
    expect(reasonOf(moved)).toBe('ok')
    const notice = await db
      .selectFrom('notification')
      .selectAll()
      .where('person_id', '=', trainee.id)
      .executeTakeFirstOrThrow()
    expect(noticeText(readNotice(notice.kind, notice.payload)!, 'zh-CN')).toContain('请看过新的再签收一次：')
    expect(noticeLink(readNotice(notice.kind, notice.payload)!)).toBe('/today')
    expect(await stateOf()).toMatchObject({ next: 'rules-changed', missing: [{ what: 'acknowledge-again', left: 4 }] })
    expect(new Set(await sign((rule) => rule.version - 1))).toEqual(new Set(['stale']))
    expect(new Set(await sign((rule) => rule.version))).toEqual(new Set(['ok']))
    expect(new Set(await sign((rule) => rule.version))).toEqual(new Set(['already-done']))
    expect(await stateOf()).toMatchObject({ missing: [] })
    const receipts = await db.selectFrom('activity_entry').select('data').where('kind', '=', 'receipt').execute()
    expect(receipts).toHaveLength(8)
    expect(new Set(receipts.map((row) => row.data)).size).toBe(8)
    // What was signed can be read as it was signed, the old text as well as the new one.
    const file = (await getOwnFile(db, { enrolmentId: id, traineeId: trainee.id, content: stricter(), now: NOW }))!
    expect(file.signedRules).toHaveLength(8)
    const texts = file.signedRules.flatMap(({ text }) => (text ? [JSON.stringify(text)] : []))
    expect(new Set(texts).size).toBe(8)
  })

  it('nobody is moved whose result would read otherwise, and then nobody else is', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const sat = await anEnrolment(db)
    const free = await anEnrolment(db, { cohort: sat.cohort })
    await anExamResult(db, { enrolment_id: sat.id, kind: 'final', percent: 85 })
    const asked = { courses: later, now: NOW, findChangedResults: changedUnder(later) }
    const moves = (await findPlanMoves(db, sat.cohort.id, asked))!
    const changedOf = (id: string) => moves.versions[0]?.members.find((m) => m.id === id)?.changed
    expect(changedOf(free.id)).toEqual([])
    expect(changedOf(sat.id)).toHaveLength(1)
    const move = (enrolments: string[]) =>
      movePlan(db, {
        ...by(manager),
        cohortId: sat.cohort.id,
        planVersionId: moves.newestId,
        enrolments,
        cohortToo: false,
        reason: '提高合格线',
        findChangedResults: changedUnder(later),
      })
    expect(reasonOf(await move([free.id, sat.id]))).toBe('result-given')
    expect((await rowOf(db, free)).plan_version_id).toBe(sat.cohort.planVersionId)
    expect(await auditLines(db)).toEqual([])
    expect(reasonOf(await move([free.id]))).toBe('ok')
  })

  it('a plan that would fail who has passed, or drop what is done, moves nobody it concerns', async () => {
    const { db } = await open()
    const one = await anEnrolment(db)
    const other = await anEnrolment(db, { cohort: one.cohort })
    await db
      .insertInto('typing_run')
      .values({
        id: newId(),
        enrolment_id: one.id,
        activity_id: 'D01-4',
        run: 1,
        passage_id: 'p',
        started_at: NOW,
        deadline_at: NOW + 60_000,
        finished_at: NOW + 60_000,
        typed: null,
        speed: 55,
        accuracy: 98,
        band: 'pass',
      })
      .execute()
    const { plan } = testContent()
    const faster = structuredClone(plan)
    for (const activity of faster.days.flatMap((d) => d.activities))
      if (activity.type === 'typing') activity.settings.passSpeed = 60
    const rows = [await rowOf(db, one), await rowOf(db, other)]
    const ask = async (wish: typeof plan) => {
      const planVersionId = await publishPlan(db, { ...testContent(), plan: wish }, NOW)
      return [...(await findChangedResults(db, rows, { planVersionId, courses: testCourses(), now: NOW })).values()]
    }
    expect(await ask(faster)).toEqual([[plan.days[0]!.activities.find((a) => a.id === 'D01-4')!.title], []])
    const without = {
      ...plan,
      days: plan.days.map((d) => ({ ...d, activities: d.activities.filter((a) => a.id !== 'D01-4') })),
    }
    expect((await ask(without)).map((titles) => titles.length)).toEqual([1, 0])
  })
})

function changedUnder(courses: Courses): Parameters<typeof findPlanMoves>[2]['findChangedResults'] {
  return (db, enrolments, planVersionId) => findChangedResults(db, enrolments, { planVersionId, courses, now: NOW })
}
