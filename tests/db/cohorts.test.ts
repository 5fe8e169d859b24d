import { describe, expect, it } from 'vitest'
import { verifyPassword } from '#app/features/accounts/password.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { addMember } from '#app/features/cohorts/add-member.server'
import { findAdjustView } from '#app/features/cohorts/adjust-view.server'
import type { CalendarChange } from '#app/features/cohorts/calendar-change'
import { changeCalendar } from '#app/features/cohorts/change-calendar.server'
import { changeHoliday } from '#app/features/cohorts/change-holiday.server'
import { changeLeave } from '#app/features/cohorts/change-leave.server'
import { changeMentor } from '#app/features/cohorts/change-mentor.server'
import { previewCalendarChange } from '#app/features/cohorts/cohort-calendar.server'
import { LIMITS } from '#app/features/cohorts/cohort-dates'
import {
  findCohortView,
  findDelegatesView,
  findMemberChoices,
  listCohortLines,
} from '#app/features/cohorts/cohorts.server'
import { createCohort } from '#app/features/cohorts/create-cohort.server'
import { importRoster, previewRoster } from '#app/features/cohorts/import-roster.server'
import { movePlan } from '#app/features/cohorts/move-plan.server'
import { endDelegate, nameDelegate } from '#app/features/cohorts/name-delegate.server'
import { findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import type { RosterRow } from '#app/features/cohorts/roster'
import { setExtraTime } from '#app/features/cohorts/set-extra-time.server'
import { setMentors } from '#app/features/cohorts/set-mentors.server'
import { unlockDay } from '#app/features/cohorts/unlock-day.server'
import { addDays } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { findPersonByUsername } from '#db/queries/accounts'
import { findCohort, listCohortMentors } from '#db/queries/cohorts'
import { findEnrolment, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import { listNotifications } from '#db/queries/notifications'
import { aCohort, aPlanVersion, type BuiltCohort } from '#tests/builders/cohort'
import { aSmallPlan, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'

const LIMIT = 30
const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? undefined : outcome.reason)
const by = (person: BuiltPerson) => ({ actor: { id: person.id, requestId: 'r' }, now: NOW })
const asViewer = (person: BuiltPerson) => ({ ...by(person), viewer: { id: person.id, roles: person.roles } })
const noticesOf = async (db: Db, personId: string) =>
  (await listNotifications(db, personId, NOW + 1, 50)).map((n) => n.kind)

async function saveChange(
  db: Db,
  cohort: BuiltCohort,
  manager: BuiltPerson,
  change: CalendarChange,
  revision?: number,
) {
  const row = await findCohort(db, cohort.id)
  return changeCalendar(db, {
    ...by(manager),
    cohortId: cohort.id,
    revision: revision ?? row!.revision,
    change,
    reason: '店里盘点',
    limit: LIMIT,
  })
}

describeDatabases('cohorts', (open) => {
  describe('making one', () => {
    it('takes mentors and delegates over from another cohort', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const gone = await aPerson(db, { roles: ['mentor'], status: 'deactivated' })
      const lecturer = await aPerson(db, { roles: ['delegate'] })
      const old = await aCohort(db, { mentors: [mentor.id, gone.id] })
      expect(
        (
          await nameDelegate(db, {
            ...by(manager),
            cohortId: old.id,
            role: 'lecturer',
            personId: lecturer.id,
            activities: ['D01-7'],
          })
        ).ok,
      ).toBe(true)
      const wish = {
        ...by(manager),
        name: '新班',
        startOn: START_ON,
        restPattern: 'sunday' as const,
        courseId: 'cs-onboarding',
        courses: testCourses(),
        copyFrom: old.id,
      }
      const made = await createCohort(db, wish)
      if (!made.ok) throw new Error(made.reason)
      expect((await listCohortMentors(db, made.value.cohortId)).map((m) => m.id)).toEqual([mentor.id])
      const view = await findDelegatesView(db, made.value.cohortId)
      expect(
        view?.needs.find((n) => n.role === 'lecturer')?.activities.find((a) => a.id === 'D01-7')?.named[0]?.name,
      ).toBe(lecturer.displayName)
      expect(reasonOf(await createCohort(db, wish))).toBe('name-taken')
      expect(reasonOf(await createCohort(db, { ...wish, name: '别的班', copyFrom: 'nobody' }))).toBe(
        'invalid-reference',
      )
      expect((await listCohortLines(db, { courses: testCourses(), now: NOW })).map((c) => c.name)).toContain('新班')
    })
  })

  describe('its calendar', () => {
    it('previews without saving, saves what was previewed, and tells those whose end moves', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const { trainee } = await anEnrolment(db, { cohort })
      const change: CalendarChange = { kind: 'set-day', on: '2026-01-06', dayKind: 'closed' }
      const preview = await previewCalendarChange(db, { cohortId: cohort.id, change, limit: LIMIT })
      if (!preview.ok) throw new Error(preview.reason)
      expect(preview.value.dates.find((d) => d.day === 3)).toEqual({
        day: 3,
        before: '2026-01-07',
        after: '2026-01-08',
        confirmed: true,
      })
      expect(preview.value.members).toHaveLength(1)
      expect((await findCohortView(db, cohort.id, { now: NOW, limit: LIMIT }))?.closures).toEqual([])

      expect((await saveChange(db, cohort, manager, change)).ok).toBe(true)
      const view = await findCohortView(db, cohort.id, { now: NOW, limit: LIMIT })
      expect(view?.closures).toEqual([{ on: '2026-01-06', kind: 'closed', reason: '店里盘点' }])
      expect(view?.members[0]?.endsOn).toBe(preview.value.members[0]?.after.endsOn)
      expect(await noticesOf(db, trainee.id)).toEqual(['plan-changed'])
      expect((await verifyAudit(db)).fault).toBeNull()
    })

    it('does not save a preview that somebody has overtaken', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const { revision } = (await findCohort(db, cohort.id))!
      expect(
        (await saveChange(db, cohort, manager, { kind: 'set-day', on: '2026-01-06', dayKind: 'closed' }, revision)).ok,
      ).toBe(true)
      expect(
        reasonOf(
          await saveChange(db, cohort, manager, { kind: 'set-day', on: '2026-01-07', dayKind: 'closed' }, revision),
        ),
      ).toBe('stale')
    })

    it('moves the start and keeps the name of each cohort its own', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const other = await aCohort(db)
      expect(
        reasonOf(
          await saveChange(db, cohort, manager, {
            kind: 'basics',
            name: other.name,
            startOn: START_ON,
            restPattern: 'none',
          }),
        ),
      ).toBe('name-taken')
      expect(
        (
          await saveChange(db, cohort, manager, {
            kind: 'basics',
            name: '改名',
            startOn: '2026-02-02',
            restPattern: 'weekend',
          })
        ).ok,
      ).toBe(true)
      expect(await findCohort(db, cohort.id)).toMatchObject({
        name: '改名',
        start_on: '2026-02-02',
        rest_pattern: 'weekend',
      })
      expect(reasonOf(await saveChange(db, cohort, manager, { kind: 'clear-day', on: '2026-02-03' }))).toBe('not-found')
    })

    it('does not close more days than training can bear', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const rows = Array.from({ length: LIMITS.closedDays }, (_, n) => ({
        cohort_id: cohort.id,
        closed_on: addDays('2026-06-01', n),
        kind: 'closed' as const,
        reason: '停业',
      }))
      await db.insertInto('cohort_closure').values(rows).execute()
      expect(
        reasonOf(await saveChange(db, cohort, manager, { kind: 'set-day', on: '2026-05-01', dayKind: 'closed' })),
      ).toBe('limit-reached')
    })

    it('warns of an end beyond thirty days', async () => {
      const { db } = await open()
      const cohort = await aCohort(db, { rest_pattern: 'weekend' })
      await anEnrolment(db, { cohort })
      const view = await findCohortView(db, cohort.id, { now: NOW, limit: LIMIT })
      expect(view?.members[0]?.overrun).toBeGreaterThan(0)
    })
  })

  describe('the holiday table', () => {
    it('is corrected for every cohort and put back', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const cohort = await aCohort(db)
      const day3 = async () =>
        (await findCohortView(db, cohort.id, { now: NOW, limit: LIMIT }))?.keyDates.find((d) => d.day === 3)?.on
      expect(await day3()).toBe('2026-01-07')
      expect(
        (
          await changeHoliday(db, {
            ...by(admin),
            change: { intent: 'set', on: '2026-01-06', kind: 'rest', name: '调休' },
          })
        ).ok,
      ).toBe(true)
      expect(
        (
          await changeHoliday(db, {
            ...by(admin),
            change: { intent: 'set', on: '2026-01-06', kind: 'rest', name: '调休改名' },
          })
        ).ok,
      ).toBe(true)
      expect(await day3()).toBe('2026-01-08')
      expect((await changeHoliday(db, { ...by(admin), change: { intent: 'remove', on: '2026-01-06' } })).ok).toBe(true)
      expect(await day3()).toBe('2026-01-07')
      expect(reasonOf(await changeHoliday(db, { ...by(admin), change: { intent: 'remove', on: '2026-01-06' } }))).toBe(
        'not-found',
      )
      expect(await auditLines(db)).toEqual(['set:holiday', 'set:holiday', 'remove:holiday'])
    })

    it('has room for so many rest days and no more', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      await db
        .insertInto('holiday_override')
        .values(
          Array.from({ length: LIMITS.restOverrides }, (_, n) => ({
            holiday_on: addDays('2027-01-01', n),
            kind: 'rest' as const,
            name: '休',
          })),
        )
        .execute()
      expect(
        reasonOf(
          await changeHoliday(db, {
            ...by(admin),
            change: { intent: 'set', on: '2026-01-06', kind: 'rest', name: '休' },
          }),
        ),
      ).toBe('limit-reached')
      expect(
        (
          await changeHoliday(db, {
            ...by(admin),
            change: { intent: 'set', on: '2026-01-06', kind: 'work', name: '班' },
          })
        ).ok,
      ).toBe(true)
    })
  })

  describe('mentors and delegates', () => {
    it('keeps a mentor who still has a trainee, and takes nobody who is no mentor', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const cohort = await aCohort(db)
      const { mentor: busy } = await anEnrolment(db, { cohort })
      const set = (mentors: string[]) => setMentors(db, { ...by(manager), cohortId: cohort.id, mentors })
      expect(reasonOf(await set([manager.id]))).toBe('invalid-reference')
      expect((await set([mentor.id])).ok).toBe(true)
      expect((await listCohortMentors(db, cohort.id)).map((m) => m.id).sort()).toEqual([mentor.id, busy!.id].sort())
      expect(reasonOf(await setMentors(db, { ...by(manager), cohortId: 'nowhere', mentors: [] }))).toBe('not-found')
    })

    it('names a delegate for activities that want the role, ends it and names them again', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const lecturer = await aPerson(db, { roles: ['delegate'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const cohort = await aCohort(db)
      const name = (activities: string[], personId = lecturer.id) =>
        nameDelegate(db, { ...by(manager), cohortId: cohort.id, role: 'lecturer', personId, activities })
      expect(reasonOf(await name(['D01-3']))).toBe('invalid-reference')
      expect(reasonOf(await name(['D99-9']))).toBe('invalid-reference')
      expect(reasonOf(await name(['D01-7'], trainee.id))).toBe('invalid-reference')
      const namedNow = async () =>
        (await findDelegatesView(db, cohort.id))!.needs
          .flatMap((n) => n.activities)
          .filter((a) => a.id === 'D01-7')
          .flatMap((a) => a.named)
      expect((await name(['D01-7', 'D01-8'])).ok).toBe(true)
      const [first] = await namedNow()
      expect(
        reasonOf(await endDelegate(db, { ...by(manager), cohortId: 'elsewhere', delegationId: first!.delegationId })),
      ).toBe('not-found')
      expect(
        (await endDelegate(db, { ...by(manager), cohortId: cohort.id, delegationId: first!.delegationId })).ok,
      ).toBe(true)
      expect(
        reasonOf(await endDelegate(db, { ...by(manager), cohortId: cohort.id, delegationId: first!.delegationId })),
      ).toBe('already-done')
      expect(await namedNow()).toEqual([])
      expect((await name(['D01-7'])).ok).toBe(true)
      expect(await namedNow()).toHaveLength(1)
      expect(await auditLines(db)).toEqual(['name:delegate', 'end:delegate', 'name:delegate'])
    })
  })

  describe('adding a trainee', () => {
    it('needs a free trainee and a mentor who is somebody else, and tells both', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const both = await aPerson(db, { roles: ['trainee', 'mentor'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const add = (personId: string, mentorId: string) =>
        addMember(db, { ...by(manager), cohortId: cohort.id, personId, mentorId, joinedOn: START_ON })
      expect(reasonOf(await add(both.id, both.id))).toBe('invalid-reference')
      expect(reasonOf(await add(mentor.id, mentor.id))).toBe('invalid-reference')
      expect(reasonOf(await add(trainee.id, manager.id))).toBe('invalid-reference')
      expect((await findMemberChoices(db, cohort.id, NOW))?.trainees.map((t) => t.id).sort()).toEqual(
        [both.id, trainee.id].sort(),
      )
      expect((await add(trainee.id, mentor.id)).ok).toBe(true)
      expect(reasonOf(await add(trainee.id, mentor.id))).toBe('already-enrolled')
      expect((await findMemberChoices(db, cohort.id, NOW))?.trainees.map((t) => t.id)).toEqual([both.id])
      expect(await noticesOf(db, trainee.id)).toEqual(['mentor-assigned'])
      expect(await noticesOf(db, mentor.id)).toEqual(['mentee-assigned'])
      expect((await listCohortMentors(db, cohort.id)).map((m) => m.id)).toEqual([mentor.id])
    })

    it('enrols once when two managers add the same person in two cohorts at once', async () => {
      const { db, connectAgain } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const cohorts = [await aCohort(db), await aCohort(db)]
      const both = await Promise.all(
        cohorts.map((cohort, n) =>
          addMember(n === 0 ? db : connectAgain().db, {
            ...by(manager),
            cohortId: cohort.id,
            personId: trainee.id,
            mentorId: mentor.id,
            joinedOn: START_ON,
          }),
        ),
      )
      expect(both.map(reasonOf).sort()).toEqual(['already-enrolled', undefined].sort())
    })
  })

  describe('moving to another plan version', () => {
    it('shows the difference and moves only those who are chosen', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const small = aSmallPlan({ days: [1, 2] })
      const cohort = await aCohort(db, { plan: small })
      const one = await anEnrolment(db, { cohort })
      const two = await anEnrolment(db, { cohort })
      const moves = (await findPlanMoves(db, cohort.id, { courses: testCourses(), now: NOW }))!
      expect(moves.versions).toHaveLength(1)
      expect(moves.versions[0]?.difference.removed).toEqual([])
      expect(moves.versions[0]?.difference.added.length).toBeGreaterThan(50)
      const move = (change: Partial<Parameters<typeof movePlan>[1]>) =>
        movePlan(db, {
          ...by(manager),
          cohortId: cohort.id,
          planVersionId: moves.newestId,
          enrolments: [one.id],
          cohortToo: true,
          reason: '新版计划',
          ...change,
        })
      const foreign = await anEnrolment(db)
      expect(reasonOf(await move({ enrolments: [foreign.id] }))).toBe('invalid-reference')
      expect(reasonOf(await move({ planVersionId: 'none' }))).toBe('invalid-reference')
      expect((await move({})).ok).toBe(true)
      expect((await findEnrolment(db, one.id))?.plan_version_id).toBe(moves.newestId)
      expect((await findEnrolment(db, two.id))?.plan_version_id).toBe(await aPlanVersion(db, small))
      expect((await findCohort(db, cohort.id))?.plan_version_id).toBe(moves.newestId)
      expect(await noticesOf(db, one.trainee.id)).toEqual(['plan-changed'])
      expect(await noticesOf(db, two.trainee.id)).toEqual([])
      expect(await auditLines(db)).toEqual(['move:plan', 'move:plan'])
    })

    it('leaves an ended training alone', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const ended = await anEnrolment(db, { cohort, state: 'promoted' })
      const outcome = await movePlan(db, {
        ...by(manager),
        cohortId: cohort.id,
        planVersionId: cohort.planVersionId,
        enrolments: [ended.id],
        cohortToo: false,
        reason: '新版计划',
      })
      expect(reasonOf(outcome)).toBe('wrong-state')
    })
  })

  describe('bending one trainee’s plan', () => {
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
      expect(
        (await changeLeave(db, { ...common, change: { kind: 'cancel', leaveId: granted.leaves[0]!.id } })).ok,
      ).toBe(true)
      expect((await end()).endsOn).toBe(before)
      expect(
        reasonOf(await changeLeave(db, { ...common, change: { kind: 'cancel', leaveId: granted.leaves[0]!.id } })),
      ).toBe('not-found')
      expect(await noticesOf(db, trainee.id)).toEqual(['plan-changed', 'plan-changed'])
      expect(await auditLines(db)).toEqual(['grant:leave', 'cancel:leave'])
    })

    it('does not grant more absence than a plan can bear', async () => {
      const { db } = await open()
      const { id, mentor } = await anEnrolment(db)
      const change = { kind: 'grant' as const, fromOn: '2026-01-06', toOn: addDays('2026-01-06', LIMITS.leaveDays) }
      expect(
        reasonOf(
          await changeLeave(db, { ...asViewer(mentor!), enrolmentId: id, limit: LIMIT, reason: '长假', change }),
        ),
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
      expect(await noticesOf(db, trainee.id)).toEqual(['day-unlocked'])
      expect(await auditLines(db)).toEqual(['unlock:day'])
    })

    it('is closed to another mentor, to the trainee, and after the end', async () => {
      const { db } = await open()
      const { id, trainee, mentor } = await anEnrolment(db)
      const stranger = await aPerson(db, { roles: ['mentor'] })
      const ended = await anEnrolment(db, { state: 'promoted', mentor })
      const unlock = (person: BuiltPerson, enrolmentId: string) =>
        unlockDay(db, { ...asViewer(person), enrolmentId, day: 5, reason: '试试' })
      expect(reasonOf(await unlock(stranger, id))).toBe('not-allowed')
      expect(reasonOf(await unlock(trainee, id))).toBe('not-allowed')
      expect(reasonOf(await unlock(mentor!, ended.id))).toBe('wrong-state')
      expect(reasonOf(await unlock(mentor!, 'nothing'))).toBe('not-found')
    })

    it('changes the mentor by a manager’s hand only; the new one has to accept', async () => {
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
      expect(await findEnrolment(db, id)).toMatchObject({ mentor_id: next.id, mentor_accepted_at: null })
      const audit = await db
        .selectFrom('audit_event')
        .select(['reason', 'before_json'])
        .where('action', '=', 'change:mentor')
        .executeTakeFirstOrThrow()
      expect(audit.reason).toBe('班次冲突')
      expect(JSON.parse(audit.before_json!)).toMatchObject({ mentor_id: mentor!.id })
      expect(await auditLines(db)).toEqual(['change:mentor'])
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

  describe('importing a roster', () => {
    const row = (line: number, username: string, change: Partial<RosterRow> = {}): RosterRow => ({
      line,
      displayName: `学员${line}`,
      username,
      joinedOn: START_ON,
      mentorUsername: 'aning',
      ...change,
    })

    /** The rows as a file would have them. */
    const preview = (db: Db, cohortId: string, rows: readonly RosterRow[]) =>
      previewRoster(db, {
        cohortId,
        now: NOW,
        withHidden: false,
        lines: [
          { line: 1, cells: ['姓名', '用户名', '入职日期', '师傅用户名'] },
          ...rows.map((r) => ({ line: r.line, cells: [r.displayName, r.username, r.joinedOn, r.mentorUsername] })),
        ],
      })

    async function aHouse(db: Db) {
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { username: 'aning', roles: ['mentor'] })
      return { manager, mentor, cohort: await aCohort(db) }
    }

    it('makes accounts and enrolments, and answers each password once', async () => {
      const { db } = await open()
      const { manager, mentor, cohort } = await aHouse(db)
      const known = await aPerson(db, { username: 'known', display_name: '学员3', roles: ['trainee'] })
      const rows = [row(2, 'new-a'), row(3, 'known')]
      expect(await preview(db, cohort.id, rows)).toMatchObject({ problems: [], newPeople: 1 })
      const done = await importRoster(db, { ...by(manager), cohortId: cohort.id, rows })
      if (!done.ok) throw new Error(done.reason)
      expect(done.value.enrolled).toBe(2)
      expect(done.value.accounts.map((a) => a.username)).toEqual(['new-a'])
      const made = await findPersonByUsername(db, 'new-a')
      expect(await verifyPassword(done.value.accounts[0]!.password, made?.password_hash)).toBe(true)
      expect(made).toMatchObject({ must_change_password: 1, one_time_until: NOW + 7 * 86_400_000 })
      expect(await findEnrolmentOfTrainee(db, known.id)).toMatchObject({
        mentor_id: mentor.id,
        joined_on: START_ON,
        state: 'in_training',
      })
      expect((await verifyAudit(db)).fault).toBeNull()
    })

    it('takes all rows or none', async () => {
      const { db } = await open()
      const { manager, cohort } = await aHouse(db)
      const rows = [row(2, 'new-a'), row(3, 'new-b', { mentorUsername: 'nobody' })]
      expect(await preview(db, cohort.id, rows)).toMatchObject({
        problems: [{ line: 3, column: 'mentorUsername', reason: 'no-mentor', value: 'nobody' }],
      })
      expect(reasonOf(await importRoster(db, { ...by(manager), cohortId: cohort.id, rows }))).toBe('stale')
      expect(await findPersonByUsername(db, 'new-a')).toBeUndefined()
    })

    it('imports the same list once when it is confirmed twice at once', async () => {
      const { db, connectAgain } = await open()
      const { manager, cohort } = await aHouse(db)
      const wish = { ...by(manager), cohortId: cohort.id, rows: [row(2, 'new-a')] }
      const both = await Promise.all([importRoster(db, wish), importRoster(connectAgain().db, wish)])
      expect(both.map(reasonOf).sort()).toEqual(['stale', undefined].sort())
    })

    it('gives nobody the name of somebody who is active, and the name of somebody gone to a newcomer', async () => {
      const { db } = await open()
      const { manager, cohort } = await aHouse(db)
      await aPerson(db, { display_name: '方总', roles: ['manager'] })
      await aPerson(db, { display_name: '老王', status: 'deactivated' })
      const rows = [row(2, 'new-a', { displayName: '方 总' }), row(3, 'new-b', { displayName: '老王' })]
      expect(await preview(db, cohort.id, rows)).toMatchObject({
        rows: [{ line: 3 }],
        problems: [{ line: 2, column: 'displayName', reason: 'name-taken', value: '方 总' }],
      })
      const wish = { ...by(manager), cohortId: cohort.id }
      expect(reasonOf(await importRoster(db, { ...wish, rows }))).toBe('stale')
      expect(reasonOf(await importRoster(db, { ...wish, rows: rows.slice(1) }))).toBeUndefined()
    })

    it('shows doubts about good rows only, by the date of the cohort’s own place', async () => {
      const { db } = await open()
      const { cohort } = await aHouse(db)
      const rows = [
        row(2, 'new-a', { joinedOn: '2023-03-15' }),
        row(3, 'new-b', { joinedOn: '2023-03-15', mentorUsername: 'nobody' }),
      ]
      expect(await preview(db, cohort.id, rows)).toMatchObject({
        rows: [{ line: 2 }],
        doubts: [{ line: 2, column: 'joinedOn', reason: 'far-date', value: '2023-03-15' }],
      })
    })

    it('knows no cohort that does not exist', async () => {
      const { db } = await open()
      const { manager } = await aHouse(db)
      expect(await preview(db, 'nowhere', [row(2, 'x-y')])).toBeNull()
      expect(reasonOf(await importRoster(db, { ...by(manager), cohortId: 'nowhere', rows: [row(2, 'x-y')] }))).toBe(
        'not-found',
      )
    })
  })
})
