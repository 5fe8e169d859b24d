import { describe, expect, it } from 'vitest'
import { verifyAudit } from '#app/features/audit/audit.server'
import type { CalendarChange } from '#app/features/cohorts/calendar-change'
import { changeCalendar } from '#app/features/cohorts/change-calendar.server'
import { changeHoliday } from '#app/features/cohorts/change-holiday.server'
import { previewCalendarChange } from '#app/features/cohorts/cohort-calendar.server'
import { LIMITS } from '#app/features/cohorts/cohort-dates'
import { findCohortView } from '#app/features/cohorts/cohorts.server'
import { addDays } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { findCohort } from '#db/queries/cohorts'
import { aCohort, type BuiltCohort } from '#tests/builders/cohort'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, LIMIT } from './cohort-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

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

describeDatabases('the calendar of a cohort', (open) => {
  describe('its calendar', () => {
    it('previews without saving, saves what was previewed, and tells those whose end moves', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const { trainee } = await anEnrolment(db, { cohort })
      const change: CalendarChange = { kind: 'set-day', on: '2026-01-06', dayKind: 'closed' }
      const preview = await previewCalendarChange(db, { cohortId: cohort.id, change, limit: LIMIT })
      if (!preview.ok) throw new Error(preview.reason)
      expect(preview.value.dates.find((d) => d.day === 3)).toMatchObject({
        title: expect.stringContaining('考试'),
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
      expect(await noticeKinds(db, trainee.id)).toEqual(['plan-changed'])
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
    it('tells those whose dates move, and nobody else', async () => {
      const { db } = await open()
      const admin = await aPerson(db, { roles: ['admin'] })
      const [running, over] = [await anEnrolment(db), await anEnrolment(db, { state: 'promoted' })]
      const restsOn = await anEnrolment(db, { cohort: await aCohort(db, { start_on: '2026-03-02' }) })
      const change = (kind: 'rest' | 'work', name: string) =>
        changeHoliday(db, { ...by(admin), change: { intent: 'set', on: '2026-01-06', kind, name } })
      expect((await change('rest', '调休')).ok).toBe(true)
      expect((await change('rest', '调休改名')).ok).toBe(true)
      expect(await noticeKinds(db, running.trainee.id)).toEqual(['holiday-moved'])
      for (const { trainee } of [over, restsOn]) expect(await noticeKinds(db, trainee.id)).toEqual([])
    })

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
})
