// Dates on a trainee's pages are those that hold: the retake's own, and of what was to be redone whether its day is over.
import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { anExamResult } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const content = testContent()

function pageOf(db: Db, enrolment: BuiltEnrolment, activityId: string, now: number) {
  return getActivityPage(db, { traineeId: enrolment.trainee.id, content, now, displayName: '', activityId })
}

async function rowsOf(db: Db, enrolment: BuiltEnrolment) {
  const manager = await aPerson(db, { roles: ['manager'] })
  const [trainee, mentor] = [enrolment.trainee.id, enrolment.mentor!.id]
  return soundRows({ enrolment: enrolment.id, trainee, mentor, manager: manager.id })
}

describeDatabases('own dates', (open) => {
  it('are those of the retake, once remedial training has begun', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { state: 'final_failed' })
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 60 })
    const now = NOW + 30 * DAY_MS
    expect((await pageOf(db, enrolment, 'D23-3', now))?.on).toBeNull()
    const rows = await rowsOf(db, enrolment)
    await db
      .insertInto('remedial_module')
      .values({ ...rows.remedial_module, started_at: now, done_at: null })
      .execute()
    expect((await pageOf(db, enrolment, 'D23-3', now))?.on).toBe('2026-02-06')
    expect((await pageOf(db, enrolment, 'D23-3', now))?.status, 'it is nobody’s turn before').toMatchObject({
      state: 'locked',
      next: 'nobody',
    })
  })

  it('say when what was to be redone is late', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const rows = await rowsOf(db, enrolment)
    await db
      .insertInto('sign_off')
      .values({
        ...rows.sign_off,
        id: newId(),
        activity_id: 'D01-2',
        slot: 'mentor',
        signer_id: enrolment.mentor!.id,
        verdict: 'not_yet',
        comment: '再做一遍给我看',
        redo_by_on: '2026-01-06',
        signed_at: NOW,
      })
      .execute()
    const lateness = async (now: number) => {
      const page = await pageOf(db, enrolment, 'D01-2', now)
      const today = await getTraineeToday(db, { traineeId: enrolment.trainee.id, content, now })
      return [page?.signOffs.map(({ isLate }) => isLate), today?.next?.sentBack?.isLate]
    }
    expect(await lateness(NOW + DAY_MS)).toEqual([[false], false])
    expect(await lateness(NOW + 2 * DAY_MS)).toEqual([[true], true])
  })
})
