import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { acceptTrainee } from '#app/features/cohorts/answer-hand-over.server'
import { changeMentor } from '#app/features/cohorts/change-mentor.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Db } from '#db/connect'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, LATER, on, sign } from './desk-acts'
import { reasonOf } from './reason-of'

const content = testContent()
const TEXT = content.checklists.find(({ id }) => id === 'mentor-pact')!

function agree(db: Db, enrolment: BuiltEnrolment, version = TEXT.version) {
  const actor = { id: enrolment.trainee.id, requestId: null }
  const where = on(enrolment, 'D01-2')
  return addEntry(db, { actor, now: LATER, content, ...where, kind: 'agreement', data: { version } })
}

async function pageOf(db: Db, enrolment: BuiltEnrolment) {
  const own = { traineeId: enrolment.trainee.id, content, now: LATER + 60_000, displayName: '学员' }
  const page = await getActivityPage(db, { ...own, activityId: 'D01-2' })
  if (page?.view.type !== 'briefing') throw new Error('D01-2 is a briefing')
  return { agreement: page.view.agreement!, missing: page.status.missing.map(({ what }) => what) }
}

describeDatabases('the agreement of mentor and trainee', (open) => {
  it('wants both, each for themselves, and keeps the text with either word', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect((await pageOf(db, enrolment)).missing).toEqual(expect.arrayContaining(['accept-mentor', 'agreement']))
    expect(reasonOf(await sign(db, enrolment.mentor!, on(enrolment, 'D01-2')))).toBe('ok')
    expect((await pageOf(db, enrolment)).agreement).toMatchObject({
      trainee: null,
      mentor: { name: enrolment.mentor!.displayName, version: TEXT.version },
      mayAgree: true,
    })
    expect(reasonOf(await agree(db, enrolment))).toBe('ok')
    const both = await pageOf(db, enrolment)
    expect(both.agreement).toMatchObject({ trainee: { at: LATER, version: TEXT.version }, mayAgree: false })
    expect(both.missing).not.toContain('agreement')
    const kept = await db.selectFrom('activity_entry').select(['kind', 'data', 'created_by']).execute()
    const points = TEXT.items!.map(({ text }) => text)
    for (const { data } of kept) expect(JSON.parse(data)).toMatchObject({ version: TEXT.version, points })
    expect(kept.map(({ created_by }) => created_by).sort()).toEqual([enrolment.trainee.id, enrolment.mentor!.id].sort())
    const told = JSON.stringify(await auditLines(db))
    for (const action of ['add:agreement', 'add:agreement-mentor']) expect(told).toContain(action)
  })

  it('is agreed to once, and only as it stands today', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(reasonOf(await agree(db, enrolment, TEXT.version + 1))).toBe('stale')
    expect(reasonOf(await agree(db, enrolment))).toBe('ok')
    expect(reasonOf(await agree(db, enrolment))).not.toBe('ok')
  })

  it('waits where nobody is named as mentor', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { mentor: null })
    expect((await pageOf(db, enrolment)).agreement.mayAgree).toBe(false)
    expect(reasonOf(await agree(db, enrolment))).toBe('wrong-state')
  })

  it('ends with the acceptance that is taken back', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await sign(db, enrolment.mentor!, on(enrolment, 'D01-2'))
    await agree(db, enrolment)
    const back = { verdict: 'withdrawn' as const, comment: '另换师傅', expectedRevision: 1 }
    expect(reasonOf(await sign(db, enrolment.mentor!, on(enrolment, 'D01-2'), back))).toBe('ok')
    expect((await pageOf(db, enrolment)).agreement).toMatchObject({ trainee: null, mentor: null })
  })

  it('is made anew with another mentor, and what was agreed before stays on record', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await sign(db, enrolment.mentor!, on(enrolment, 'D01-2'))
    await agree(db, enrolment)
    const next = await aPerson(db, { roles: ['mentor'] })
    const manager = await aPerson(db, { roles: ['manager'] })
    const asked = { ...by(manager), viewer: viewerOf(manager), enrolmentId: enrolment.id, mentorId: next.id }
    await changeMentor(db, { ...asked, reason: '班次冲突' })
    expect((await pageOf(db, enrolment)).agreement.trainee).not.toBeNull()
    await acceptTrainee(db, { ...by(next), courses: testCourses(), personId: next.id, enrolmentId: enrolment.id })
    const anew = await pageOf(db, enrolment)
    expect(anew).toMatchObject({
      agreement: { trainee: null, mentor: { name: next.displayName }, mentorName: next.displayName, mayAgree: true },
      missing: expect.arrayContaining(['agreement']),
    })
    const today = await getTraineeToday(db, { traineeId: enrolment.trainee.id, content, now: LATER + 60_000 })
    expect(JSON.stringify(today)).toContain('D01-2')
    expect(reasonOf(await agree(db, enrolment))).toBe('ok')
    expect(await db.selectFrom('activity_entry').select('id').execute()).toHaveLength(4)
  })

  it('is made anew under the text of the day', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await sign(db, enrolment.mentor!, on(enrolment, 'D01-2'))
    const next = await aPerson(db, { roles: ['mentor'] })
    const manager = await aPerson(db, { roles: ['manager'] })
    const asked = { ...by(manager), viewer: viewerOf(manager), enrolmentId: enrolment.id, mentorId: next.id }
    await changeMentor(db, { ...asked, reason: '班次冲突' })
    const newer = { ...TEXT, version: TEXT.version + 1, items: TEXT.items!.slice(1) }
    const checklists = content.checklists.map((list) => (list.id === TEXT.id ? newer : list))
    const courses = new Map([...testCourses().keys()].map((id) => [id, { ...content, checklists }]))
    await acceptTrainee(db, { ...by(next), courses, personId: next.id, enrolmentId: enrolment.id })
    const rows = await db.selectFrom('activity_entry').select(['data', 'created_by', 'state']).execute()
    const words = rows.map((row) => ({ ...row, data: JSON.parse(row.data) }))
    const kept = (version: number) => words.find(({ data }) => data.version === version)
    expect(words).toHaveLength(2)
    expect(kept(TEXT.version)).toMatchObject({ created_by: enrolment.mentor!.id, state: 'withdrawn' })
    expect(kept(newer.version)).toMatchObject({
      created_by: next.id,
      data: { points: newer.items.map(({ text }) => text), mentorId: next.id },
    })
  })
})
