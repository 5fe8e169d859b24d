import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { assignReview } from '#app/features/live-work/assign-review.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabases } from '#tests/setup/databases'
import { by, LATER, on } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()
const REVIEW = { customer: '豆**子', order: '0412', product: '谷物罐', star: 2, text: '少了一个密封圈' }
const CALL = { last4: '8000', purpose: '补寄没有单号', outcome: 'solved', promise: '', clean: 'yes' }

async function aPlace(db: Db) {
  const enrolment = await aReadyEnrolment(db)
  const mentor = enrolment.mentor!
  const where = on(enrolment, 'D12-3')
  const assign = (person: BuiltPerson, review: Parameters<typeof assignReview>[1]['review']) =>
    assignReview(db, { ...by(person), ...where, viewer: viewerOf(person), review })
  const call = (change: object) =>
    addEntry(db, { ...by(enrolment.trainee), ...where, kind: 'call', data: { ...CALL, ...change } })
  const takeBack = (person: BuiltPerson, entryId: string) =>
    settleEntry(db, {
      ...by(person),
      ...where,
      viewer: viewerOf(person),
      entryId,
      move: 'withdraw',
      words: '分错了人',
      dueOn: null,
    })
  const ids = async () =>
    (
      await db
        .selectFrom('activity_entry')
        .select('id')
        .where('kind', '=', 'review')
        .where('state', '=', 'open')
        .orderBy('created_at')
        .execute()
    ).map(({ id }) => id)
  const left = async () =>
    (await getActivityPage(db, {
      traineeId: enrolment.trainee.id,
      displayName: '学员',
      activityId: 'D12-3',
      content,
      now: LATER + 1000,
    }))!.status.missing.find(({ what }) => what === 'reviews')?.left ?? 0
  return { enrolment, mentor, where, assign, call, takeBack, ids, left }
}

describeDatabases('reviews to call about', (open) => {
  it('are assigned by the mentor alone, three at most, none twice', async () => {
    const { db } = await open()
    const { enrolment, mentor, where, assign, ids } = await aPlace(db)
    expect(reasonOf(await assign(enrolment.trainee, REVIEW))).toBe('self-signing')
    expect(reasonOf(await assign(await aPerson(db, { roles: ['mentor'] }), REVIEW))).toBe('not-allowed')
    expect(reasonOf(await assign(mentor, { sample: 'no-such' }))).toBe('invalid-reference')
    expect(reasonOf(await assign(mentor, REVIEW))).toBe('ok')
    expect(reasonOf(await assign(mentor, REVIEW))).toBe('already-done')
    expect(reasonOf(await assign(mentor, { sample: 'bowl' }))).toBe('ok')
    expect(reasonOf(await assign(mentor, { sample: 'lamp' }))).toBe('ok')
    expect(reasonOf(await assign(mentor, { sample: 'quilt' }))).toBe('limit-reached')
    expect(await ids()).toHaveLength(3)
    const acts = await db.selectFrom('audit_event').select('actor_id').where('action', '=', 'assign:review').execute()
    expect(acts.map((act) => act.actor_id)).toEqual([mentor.id, mentor.id, mentor.id])
    const told = await db
      .selectFrom('notification')
      .select('kind')
      .where('person_id', '=', enrolment.trainee.id)
      .execute()
    expect(told.filter(({ kind }) => kind === 'review-assigned')).toHaveLength(3)
    const desk = await getActivityDesk(db, { ...by(mentor), viewer: viewerOf(mentor), ...where, gapQuery: {} })
    expect(desk.ok && desk.value.assign).toBeNull()
  })

  it('each wants an outcome, or the day of the next try; nobody is asked or paid to change one', async () => {
    const { db } = await open()
    const { mentor, assign, call, ids, left } = await aPlace(db)
    expect(reasonOf(await call({ review: 'r-none' }))).toBe('invalid-reference')
    await assign(mentor, REVIEW)
    await assign(mentor, { sample: 'bowl' })
    expect(await left()).toBe(2)
    const [one, two] = await ids()
    expect(reasonOf(await call({}))).toBe('review-which')
    expect(reasonOf(await call({ review: one, clean: undefined }))).toBe('review-clean')
    expect(reasonOf(await call({ review: one, outcome: 'no-answer' }))).toBe('review-next')
    expect(reasonOf(await call({ review: one, outcome: 'no-answer', dueOn: '2026-12-30' }))).toBe('ok')
    expect(await left()).toBe(1)
    expect(reasonOf(await call({ review: two }))).toBe('ok')
    expect(await left()).toBe(0)
  })

  it('a new mentor takes back what the one before has assigned; others do not', async () => {
    const { db } = await open()
    const { enrolment, mentor, assign, takeBack, ids, left } = await aPlace(db)
    await assign(mentor, REVIEW)
    const [one = ''] = await ids()
    const next = await aPerson(db, { roles: ['mentor'] })
    await db.updateTable('enrolment').set({ mentor_id: next.id }).where('id', '=', enrolment.id).execute()
    expect(reasonOf(await takeBack(mentor, one))).not.toBe('ok')
    expect(reasonOf(await takeBack(next, one))).toBe('ok')
    expect(reasonOf(await takeBack(next, one))).toBe('already-done')
    expect(await left()).toBe(0)
  })
})
