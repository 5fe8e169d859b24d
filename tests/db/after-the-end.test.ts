// A training that is over: what it left unfinished is nobody's move any more, wherever it is read.
import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { findTraineePlace } from '#app/features/cohorts/trainee-place.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getDayPage } from '#app/features/plan/plan-page.server'
import { getShellFacts } from '#app/features/today/shell.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type EnrolmentWish } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const content = testContent()
const now = NOW + 40 * DAY_MS

async function scene(db: Db, state: NonNullable<EnrolmentWish['state']>) {
  const enrolment = await anEnrolment(db, { state })
  const traineeId = enrolment.trainee.id
  const viewer = viewerOf(await aPerson(db, { roles: ['manager'] }))
  const own = async (activityId: string) =>
    (await getActivityPage(db, { traineeId, content, now, displayName: '', activityId }))?.status
  const desk = await getActivityDesk(db, {
    viewer,
    content,
    now,
    enrolmentId: enrolment.id,
    activityId: 'D01-4',
    gapQuery: {},
  })
  const day = await getDayPage(db, { traineeId, content, now, day: 23 })
  return { own, desk: desk.ok ? desk.value : null, day }
}

describeDatabases('after the end of a training', (open) => {
  it.each(['promoted', 'eliminated', 'withdrawn'] as const)('nobody has a next step: %s', async (state) => {
    const { db } = await open()
    const { own, desk, day } = await scene(db, state)
    for (const id of ['D01-4', 'D10-3', 'D23-1']) expect(await own(id)).toMatchObject({ next: 'nobody', mark: 'ended' })
    expect(desk).toMatchObject({ mark: 'ended', missing: [] })
    expect(day?.agenda.map(({ status }) => status?.next)).not.toContain('trainee')
    expect(day?.state).toBe('ended')
  })

  it('practice is a record of what was practised, or no place at all', async () => {
    const { db } = await open()
    const practiceOf = async (state: NonNullable<EnrolmentWish['state']>, drilled: boolean) => {
      const enrolment = await anEnrolment(db, { state })
      const { drill } = soundRows({
        ...{ enrolment: enrolment.id, trainee: enrolment.trainee.id, mentor: enrolment.mentor!.id },
        manager: enrolment.mentor!.id,
      })
      if (drilled)
        await db
          .insertInto('drill')
          .values({ ...drill, id: newId(), state: 'finished', finished_at: NOW, percent: 80, passed: 1 })
          .execute()
      const place = () => findTraineePlace(db, { traineeId: enrolment.trainee.id, courses: testCourses(), now })
      return (await getShellFacts(db, { viewer: viewerOf(enrolment.trainee), now, place })).practice
    }
    expect(await practiceOf('in_training', false)).toBe('open')
    expect(await practiceOf('withdrawn', true)).toBe('history')
    expect(await practiceOf('withdrawn', false)).toBe('none')
  })

  it('begins with the end alone', async () => {
    const { db } = await open()
    const { own, day } = await scene(db, 'in_training')
    expect(await own('D01-4')).toMatchObject({ next: 'trainee' })
    expect(day?.state).toBe('waiting')
  })
})
