import { expect, it } from 'vitest'
import { getConduct, getOwnConduct } from '#app/features/conduct/conduct.server'
import { recordConduct } from '#app/features/conduct/record-conduct.server'
import { reverseConduct } from '#app/features/conduct/reverse-conduct.server'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

describeDatabases('the conduct ledger', (open) => {
  it('is added to and countered, never edited, and seen by the trainee', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const line = {
      enrolmentId: enrolment.id,
      viewer: viewerOf(mentor),
      ruleId: 'other',
      points: -2,
      note: '早会迟到十分钟',
      occurredOn: '2026-01-20',
    }
    const added = await recordConduct(db, { ...by(mentor), ...line })
    const lineId = added.ok ? added.value : ''
    expect(await getOwnConduct(db, testContent(), enrolment.trainee.id)).toMatchObject({
      points: 8,
      lines: [{ points: -2, countered: false }],
    })
    const reverse = () =>
      reverseConduct(db, {
        ...by(mentor),
        enrolmentId: enrolment.id,
        viewer: viewerOf(mentor),
        lineId,
        note: '打卡机故障',
      })
    expect((await Promise.all([reverse(), reverse()])).map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(await getConduct(db, testContent(), enrolment.id)).toMatchObject({ points: 10 })
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['conduct-recorded', 'conduct-recorded'])
    await expect(db.updateTable('conduct_entry').set({ points: 5 }).execute()).rejects.toThrow()
    expect(await auditLines(db)).toEqual(['record:conduct', 'reverse:conduct'])
  })

  it('is kept by the mentor and the manager only', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const delegate = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D05-2', person_id: delegate.id })
    const tried = async (person: BuiltPerson) =>
      reasonOf(
        await recordConduct(db, {
          ...by(person),
          enrolmentId: enrolment.id,
          viewer: viewerOf(person),
          ruleId: 'other',
          points: 1,
          note: '主动帮忙打包',
          occurredOn: '2026-01-20',
        }),
      )
    expect(await tried(delegate)).toBe('not-found')
    expect(await tried(await aPerson(db, { roles: ['mentor'] }))).toBe('not-found')
    expect(await tried({ ...enrolment.trainee, roles: ['trainee', 'manager'] })).toBe('not-allowed')
    expect(await tried(await aPerson(db, { roles: ['manager'] }))).toBe('ok')
  })
})
