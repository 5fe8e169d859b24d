import { expect, it } from 'vitest'
import { findAdjustView } from '#app/features/cohorts/adjust-view.server'
import { changeLeave } from '#app/features/cohorts/change-leave.server'
import { changeMentor } from '#app/features/cohorts/change-mentor.server'
import { LIMITS } from '#app/features/cohorts/cohort-dates'
import { setExtraTime } from '#app/features/cohorts/set-extra-time.server'
import { unlockDay } from '#app/features/cohorts/unlock-day.server'
import { addDays } from '#app/rules/dates'
import { findEnrolment } from '#db/queries/enrolments'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, LIMIT } from './cohort-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const asViewer = (person: BuiltPerson) => ({ ...by(person), viewer: { id: person.id, roles: person.roles } })

describeDatabases('bending one trainee’s plan', (open) => {
  it('grants a leave, moves the days after it, and takes it back', async () => {
    const { db } = await open()
    const { id, mentor, trainee } = await anEnrolment(db)
    const common = { ...asViewer(mentor!), enrolmentId: id, limit: LIMIT, reason: '家里有事' }
    const end = async () => (await findAdjustView(db, id, { now: NOW, limit: LIMIT }))!
    const before = (await end()).endsOn
    expect(
      (await changeLeave(db, { ...common, change: { kind: 'grant', fromOn: '2026-01-06', toOn: '2026-01-08' } })).ok,
    ).toBe(true)
    const granted = await end()
    expect(granted.endsOn).toBe(addDays(before, 3))
    expect(granted.leaves).toHaveLength(1)
    expect(reasonOf(await changeLeave(db, { ...common, change: { kind: 'cancel', leaveId: 'none' } }))).toBe(
      'not-found',
    )
    expect((await changeLeave(db, { ...common, change: { kind: 'cancel', leaveId: granted.leaves[0]!.id } })).ok).toBe(
      true,
    )
    expect((await end()).endsOn).toBe(before)
    expect(
      reasonOf(await changeLeave(db, { ...common, change: { kind: 'cancel', leaveId: granted.leaves[0]!.id } })),
    ).toBe('not-found')
    expect(await noticeKinds(db, trainee.id)).toEqual(['plan-changed', 'plan-changed'])
    expect(await auditLines(db)).toEqual(['grant:leave', 'cancel:leave'])
  })

  it('does not grant more absence than a plan can bear', async () => {
    const { db } = await open()
    const { id, mentor } = await anEnrolment(db)
    const change = { kind: 'grant' as const, fromOn: '2026-01-06', toOn: addDays('2026-01-06', LIMITS.leaveDays) }
    expect(
      reasonOf(await changeLeave(db, { ...asViewer(mentor!), enrolmentId: id, limit: LIMIT, reason: '长假', change })),
    ).toBe('limit-reached')
  })

  it('opens a day ahead once, and only one that is closed', async () => {
    const { db } = await open()
    const { id, mentor, trainee } = await anEnrolment(db)
    const unlock = (day: number) => unlockDay(db, { ...asViewer(mentor!), enrolmentId: id, day, reason: '学得快' })
    expect(reasonOf(await unlock(1))).toBe('already-done')
    expect(reasonOf(await unlock(24))).toBe('invalid-reference')
    expect((await unlock(3)).ok).toBe(true)
    expect(reasonOf(await unlock(3))).toBe('already-done')
    expect((await findAdjustView(db, id, { now: NOW, limit: LIMIT }))?.unlocked).toEqual([3])
    expect(await noticeKinds(db, trainee.id)).toEqual(['day-unlocked'])
    expect(await auditLines(db)).toEqual(['unlock:day'])
  })

  it('is closed to another mentor, to the trainee, and after the end', async () => {
    const { db } = await open()
    const { id, trainee, mentor } = await anEnrolment(db)
    const stranger = await aPerson(db, { roles: ['mentor'] })
    const ended = await anEnrolment(db, { state: 'promoted', mentor })
    const unlock = (person: BuiltPerson, enrolmentId: string) =>
      unlockDay(db, { ...asViewer(person), enrolmentId, day: 5, reason: '试试' })
    expect(reasonOf(await unlock(stranger, id))).toBe('not-found')
    expect(reasonOf(await unlock(trainee, id))).toBe('not-allowed')
    expect(reasonOf(await unlock(mentor!, ended.id))).toBe('wrong-state')
    expect(reasonOf(await unlock(mentor!, 'nothing'))).toBe('not-found')
  })

  it('asks another mentor by a manager’s hand only; nothing changes before that one accepts', async () => {
    const { db } = await open()
    const { id, mentor, trainee } = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const next = await aPerson(db, { roles: ['mentor'] })
    const change = (person: BuiltPerson, mentorId: string) =>
      changeMentor(db, { ...asViewer(person), enrolmentId: id, mentorId, reason: '班次冲突' })
    expect(reasonOf(await change(mentor!, next.id))).toBe('not-allowed')
    expect(reasonOf(await change(manager, trainee.id))).toBe('invalid-reference')
    expect(reasonOf(await change(manager, mentor!.id))).toBe('already-done')
    expect((await change(manager, next.id)).ok).toBe(true)
    expect(await findEnrolment(db, id)).toMatchObject({ mentor_id: mentor!.id })
    const audit = await db
      .selectFrom('audit_event')
      .select(['reason', 'before_json'])
      .where('action', '=', 'offer:mentor')
      .executeTakeFirstOrThrow()
    expect(audit.reason).toBe('班次冲突')
    expect(JSON.parse(audit.before_json!)).toMatchObject({ mentor_id: mentor!.id })
    expect(await auditLines(db)).toEqual(['offer:mentor'])
  })

  it('gives extra time by a manager’s hand only', async () => {
    const { db } = await open()
    const { id, mentor } = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const give = (person: BuiltPerson, percent: number) =>
      setExtraTime(db, { ...asViewer(person), enrolmentId: id, percent, reason: '视力不便' })
    expect(reasonOf(await give(mentor!, 25))).toBe('not-allowed')
    expect((await give(manager, 25)).ok).toBe(true)
    expect(reasonOf(await give(manager, 25))).toBe('already-done')
    expect((await findEnrolment(db, id))?.extra_time_percent).toBe(25)
    expect(await auditLines(db)).toEqual(['set:extra-time'])
  })
})
