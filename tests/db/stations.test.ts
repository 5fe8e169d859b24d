import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { listTrainees } from '#app/features/mentor-desk/trainees.server'
import { waivePrecondition } from '#app/features/promotion/waive-precondition.server'
import { signStation } from '#app/features/signoffs/sign-station.server'
import type { StationMove } from '#app/features/signoffs/station'
import type { Db } from '#db/connect'
import { isConstraintViolation } from '#db/portable'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { by, LATER, on, sign } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()
const STATIONS = content.checklists.find((list) => list.id === 'warehouse-v1')!.stations!.map(({ id }) => id)

async function aTour(db: Db) {
  const cohort = await aCohort(db)
  const enrolment = await anEnrolment(db, { cohort })
  const guide = await aPerson(db, { roles: ['delegate'] })
  const head = await aPerson(db, { roles: ['delegate'] })
  const named = { cohort_id: cohort.id, activity_id: 'D04-1' }
  await aDelegation(db, { ...named, person_id: guide.id, role: 'warehouse-guide' })
  await aDelegation(db, { ...named, person_id: head.id, role: 'warehouse-head' })
  const where = on(enrolment, 'D04-1')
  for (const lesson_id of ['d04-warehouse-tour', 'd04-order-to-parcel']) {
    const lesson = content.lessonById.get(lesson_id)!
    const row = { enrolment_id: enrolment.id, lesson_id }
    await db
      .insertInto('lesson_progress')
      .values({ ...row, percent: 100, started_at: NOW, read_at: NOW, updated_at: NOW })
      .execute()
    for (const { id } of lesson.check)
      await db
        .insertInto('self_check_answer')
        .values({ ...row, question_id: id, answer: '[]', correct: 1, tries: 1, answered_at: NOW })
        .execute()
  }
  const press = (person: BuiltPerson, station: string, move: StationMove = 'sign') =>
    signStation(db, { ...by(person), viewer: viewerOf(person), ...where, station, move })
  return { enrolment, guide, head, where, press }
}

const page = async (db: Db, e: BuiltEnrolment) => {
  const found = await getActivityPage(db, {
    traineeId: e.trainee.id,
    displayName: '学员',
    activityId: 'D04-1',
    content,
    now: LATER + 1000,
  })
  return { ...found!.status, stations: (found!.view as unknown as { stations: { signed: object | null }[] }).stations }
}
const kinds = async (db: Db, person: BuiltPerson) =>
  (await getQueue(db, { viewer: viewerOf(person), courses: testCourses(), now: LATER + 1000 })).groups
    .flatMap((group) => group.items)
    .filter((item) => item.activityId === 'D04-1')
    .map((item) => `${item.kind} ${item.count}`)

describeDatabases('the stations of the warehouse', (open) => {
  it('are signed one by one by the guide; then the head signs the whole', async () => {
    const { db } = await open()
    const { enrolment, guide, head, where, press } = await aTour(db)
    expect(await kinds(db, guide)).toEqual([`stations ${STATIONS.length}`])
    expect(await kinds(db, head)).toEqual([])
    expect(reasonOf(await sign(db, head, where, { slot: 'warehouse-head' }))).toBe('evidence-missing')
    for (const station of STATIONS) expect(reasonOf(await press(guide, station))).toBe('ok')
    const { state, missing, stations } = await page(db, enrolment)
    expect([state, missing]).toEqual(['waiting', [{ what: 'sign', slot: 'warehouse-head' }]])
    expect(stations.map((station) => station.signed)).toEqual(
      STATIONS.map(() => expect.objectContaining({ byName: guide.displayName })),
    )
    expect(await kinds(db, guide)).toEqual([])
    expect((await getQueue(db, { viewer: viewerOf(guide), courses: testCourses(), now: LATER + 1000 })).stations).toBe(
      STATIONS.length,
    )
    expect(await kinds(db, head)).toEqual(['sign 1'])
    const lines = await db.selectFrom('audit_event').selectAll().where('action', '=', 'sign:station').execute()
    expect(lines.map((line) => line.actor_id)).toEqual(STATIONS.map(() => guide.id))
    expect(reasonOf(await sign(db, head, where, { slot: 'warehouse-head' }))).toBe('ok')
    expect((await page(db, enrolment)).state).toBe('done')
    expect(reasonOf(await press(guide, STATIONS[0]!, 'take-back'))).toBe('already-done')
  })

  it('are nobody else’s, and taken back by who signed', async () => {
    const { db, connectAgain } = await open()
    const { enrolment, guide, head, where, press } = await aTour(db)
    const [first] = STATIONS as [string]
    for (const person of [head, enrolment.mentor!]) expect(reasonOf(await press(person, first))).toBe('not-allowed')
    expect(reasonOf(await press(enrolment.trainee, first))).toBe('self-signing')
    const other = connectAgain().db
    const acting = { ...by(guide), viewer: viewerOf(guide), ...where, station: first, move: 'sign' as const }
    const both = await Promise.all([signStation(db, acting), signStation(other, acting)])
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(reasonOf(await press(guide, first, 'take-back'))).toBe('ok')
    expect(reasonOf(await press(guide, first))).toBe('ok')
    const own = db.updateTable('activity_entry').set({ closed_by: enrolment.trainee.id }).execute()
    await expect(own).rejects.toSatisfy(isConstraintViolation)
    const desk = await getActivityDesk(db, {
      ...where,
      viewer: viewerOf(guide),
      content,
      now: LATER + 1000,
      gapQuery: {},
    })
    expect(desk.ok && desk.value.stations?.maySign).toBe(true)
    expect(desk.ok && desk.value.stations?.list.map((station) => station.isOwn)).toEqual(
      STATIONS.map((id) => id === first),
    )
  })

  it('of a tour that a manager has waived wait for nobody, and no list leads there', async () => {
    const { db } = await open()
    const { enrolment, guide, head } = await aTour(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const titlesFor = async (person: BuiltPerson) =>
      (await listTrainees(db, { viewer: viewerOf(person), courses: testCourses(), now: LATER + 1000 })).map(
        ({ next, all }) => [next?.activityId, all],
      )
    expect(await titlesFor(head)).toEqual([['D04-1', 1]])
    expect(
      reasonOf(
        await waivePrecondition(db, {
          ...by(manager),
          viewer: viewerOf(manager),
          enrolmentId: enrolment.id,
          subjects: ['D04-1'],
          reason: '仓库搬迁，由视频代替',
          expectedRevision: 0,
        }),
      ),
    ).toBe('ok')
    expect(await kinds(db, guide)).toEqual([])
    expect(await titlesFor(head)).toEqual([[undefined, 0]])
    expect((await page(db, enrolment)).next).toBe('nobody')
  })

  it('of a tour that was signed as a whole are not asked for again', async () => {
    const { db } = await open()
    const { enrolment, guide, head, where } = await aTour(db)
    await db
      .insertInto('sign_off')
      .values({
        id: 'before',
        enrolment_id: enrolment.id,
        activity_id: where.activityId,
        slot: 'warehouse-head',
        revision: 1,
        trainee_id: enrolment.trainee.id,
        signer_id: head.id,
        verdict: 'signed',
        comment: null,
        redo_by_on: null,
        signed_at: NOW,
      })
      .execute()
    expect((await page(db, enrolment)).state).toBe('done')
    expect(await kinds(db, guide)).toEqual([])
  })
})
