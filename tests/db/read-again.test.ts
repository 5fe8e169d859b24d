// What was talked over and confirmed is confirmed once more when a later paper brings more; an empty list is confirmed by nobody.
import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { submitActivity } from '#app/features/activities/submit-activity.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { anExamResult, settledGates } from '#tests/builders/promotion'
import { soundRows } from '#tests/builders/rows'
import { DAY_MS, HOUR_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { reasonOf } from './reason-of'

const content = testContent()
/** Day 18 of a plan that rests on Saturdays and Sundays: three of them lie before it. */
const DAY_18 = NOW + 23 * DAY_MS
const PAPER = { exam_id: 'd18-comprehensive', activity_id: 'D18-2', pass_percent: 80 }

async function aScene(db: Db) {
  const enrolment = await anEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  await settledGates(db, enrolment, manager)
  const sat = (kind: 'stage' | 'makeup', at: number, wish: object = {}) =>
    anExamResult(db, { enrolment_id: enrolment.id, kind, percent: 60, ...PAPER, started_at: at, ...wish })
  return { db, enrolment, manager, sat }
}

const asked = (enrolment: BuiltEnrolment, now: number) => ({
  ...{ traineeId: enrolment.trainee.id, displayName: enrolment.trainee.displayName, activityId: 'D18-3' },
  ...{ content, now },
})

async function readPage(db: Db, enrolment: BuiltEnrolment, now: number) {
  const page = (await getActivityPage(db, asked(enrolment, now)))!
  if (page.view.type !== 'debrief') throw new Error(page.view.type)
  const lacks = page.status.missing.map(({ what }) => what).filter((what) => what !== 'lesson' && what !== 'self-check')
  return { ...page, view: page.view, lacks }
}

async function confirm(db: Db, enrolment: BuiltEnrolment, now: number) {
  const { revision } = await readPage(db, enrolment, now)
  const actor = { id: enrolment.trainee.id, requestId: null }
  const to = { enrolmentId: enrolment.id, activityId: 'D18-3', revision, data: { note: '退款时限再看一遍' } }
  return submitActivity(db, { actor, now, content, ...to })
}

describeDatabases('a list that was read', (open) => {
  it('is read again when a make-up was not passed either, says what is new, and keeps what was confirmed', async () => {
    const { db, enrolment, manager, sat } = await aScene((await open()).db)
    await sat('stage', DAY_18)
    const first = DAY_18 + 3 * HOUR_MS
    expect((await readPage(db, enrolment, first)).view).toMatchObject({
      papers: [{ percent: 60, isNews: false }],
      news: 0,
    })
    expect(await confirm(db, enrolment, first)).toMatchObject({ ok: true })
    expect(reasonOf(await confirm(db, enrolment, first + HOUR_MS))).toBe('already-done')
    expect((await readPage(db, enrolment, first + HOUR_MS)).mayHandIn).toBe(false)
    const rows = soundRows({
      ...{ enrolment: enrolment.id, trainee: enrolment.trainee.id },
      ...{ mentor: enrolment.mentor!.id, manager: manager.id },
    })
    // Signed as well: more that comes is read all the same.
    const signed = { activity_id: 'D18-3', slot: 'examiner' as const, verdict: 'signed' as const, signed_at: first }
    await db
      .insertInto('sign_off')
      .values({ ...rows.sign_off, ...signed, id: newId(), revision: 1 })
      .execute()
    expect((await readPage(db, enrolment, first + HOUR_MS)).lacks).toEqual([])

    await sat('makeup', first + DAY_MS)
    const later = first + DAY_MS + 2 * HOUR_MS
    const again = await readPage(db, enrolment, later)
    expect(again.lacks).toEqual(['acknowledge-gaps'])
    expect(again.view).toMatchObject({ news: 1, papers: [{ isMakeup: true, isNews: true }, { isNews: false }] })
    expect(again.mayHandIn).toBe(true)
    expect(await confirm(db, enrolment, later)).toMatchObject({ ok: true })
    expect((await readPage(db, enrolment, later)).lacks).toEqual([])
    const lines = await auditLines(db, { [enrolment.trainee.id]: 'trainee' })
    expect(lines.filter((line) => line.startsWith('submit:activity'))).toHaveLength(2)
  })

  it('waits for marks that are still to come, and for something to be there at all', async () => {
    const { db, enrolment, sat } = await aScene((await open()).db)
    await sat('stage', DAY_18, { state: 'graded' })
    const now = DAY_18 + 3 * HOUR_MS
    const page = await readPage(db, enrolment, now)
    expect(page.mayHandIn).toBe(false)
    expect(page.lacks).toEqual(expect.arrayContaining(['release', 'gaps-none']))
    expect(reasonOf(await confirm(db, enrolment, now))).toBe('evidence-missing')
  })
})
