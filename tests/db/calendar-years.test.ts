import { expect, it } from 'vitest'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import type { CalendarChange } from '#app/features/cohorts/calendar-change'
import { changeCalendar } from '#app/features/cohorts/change-calendar.server'
import { changeHoliday } from '#app/features/cohorts/change-holiday.server'
import { previewCalendarChange } from '#app/features/cohorts/cohort-calendar.server'
import { findCohortView } from '#app/features/cohorts/cohorts.server'
import { confirmYear } from '#app/features/cohorts/confirm-year.server'
import { createCohort } from '#app/features/cohorts/create-cohort.server'
import { builtInThrough } from '#app/features/cohorts/holidays'
import { startDrill } from '#app/features/drills/start-drill.server'
import { addDays } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { findCohort } from '#db/queries/cohorts'
import { listNotifications } from '#db/queries/notifications'
import { aCohort } from '#tests/builders/cohort'
import { testContent, testCourses } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { BLUEPRINTS, examContent } from '#tests/builders/exam'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { reasonOf } from './reason-of'

const LIMIT = 30
/** The first year that the built-in table does not know. */
const YEAR = builtInThrough() + 1
const START = `${YEAR - 1}-12-14`
const noon = (on: string) => Date.parse(`${on}T10:00:00+08:00`)
const by = (person: BuiltPerson, now = noon(START)) => ({ actor: { id: person.id, requestId: 'r' }, now })

async function aPlannedHouse(db: Db, startOn = START) {
  const admin = await aPerson(db, { roles: ['admin'] })
  const cohort = await aCohort(db, { start_on: startOn, planned_through: YEAR - 1 })
  const enrolment = await aReadyEnrolment(db, { cohort })
  const datesOf = async () =>
    Object.fromEntries(
      (await findCohortView(db, cohort.id, { now: noon(START), limit: LIMIT }))!.keyDates.map((d) => [d.day, d.on]),
    )
  const change = async (to: CalendarChange, now: number) =>
    changeCalendar(db, {
      ...by(admin, now),
      cohortId: cohort.id,
      revision: (await findCohort(db, cohort.id))!.revision,
      change: to,
      reason: '放假通知已公布',
      limit: LIMIT,
    })
  const rest = (on: string) =>
    changeHoliday(db, { ...by(admin), change: { intent: 'set', on, kind: 'rest', name: '元旦' } })
  return { admin, cohort, enrolment, datesOf, change, rest }
}

function startExam(db: Db, enrolment: BuiltEnrolment, now: number) {
  return startAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now,
    enrolmentId: enrolment.id,
    blueprint: BLUEPRINTS.stage,
    content: examContent(),
  })
}

describeDatabases('years whose holidays are not published yet', (open) => {
  it('are confirmed once, one after the other, with a name and an audit row that stay', async () => {
    const { db } = await open()
    const admin = await aPerson(db, { roles: ['admin'] })
    expect(reasonOf(await confirmYear(db, { ...by(admin), year: YEAR + 1 }))).toBe('invalid-reference')
    const both = await Promise.all([0, 1].map(() => confirmYear(db, { ...by(admin), year: YEAR })))
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(reasonOf(await confirmYear(db, { ...by(admin), year: YEAR - 1 }))).toBe('already-done')
    expect(reasonOf(await confirmYear(db, { ...by(admin), year: YEAR + 1 }))).toBe('ok')
    expect(await auditLines(db)).toEqual(['confirm:calendar-year', 'confirm:calendar-year'])
    expect((await verifyAudit(db)).fault).toBeNull()
    await expect(db.deleteFrom('calendar_year').execute()).rejects.toThrow('append-only')
  })

  it('bend the plans of new cohorts only once they are confirmed', async () => {
    const { db } = await open()
    const { admin, rest } = await aPlannedHouse(db)
    await rest(`${YEAR}-01-02`)
    const wish = {
      ...by(admin),
      startOn: START,
      restPattern: 'none' as const,
      courseId: 'cs-onboarding',
      courses: testCourses(),
    }
    const make = async (name: string) => {
      const made = await createCohort(db, { ...wish, name })
      const view = made.ok && (await findCohortView(db, made.value.cohortId, { now: noon(START), limit: LIMIT }))
      return view ? view.keyDates.find((d) => d.day === 22) : null
    }
    expect(await make('之前')).toMatchObject({ on: `${YEAR}-01-05`, confirmed: false })
    await confirmYear(db, { ...by(admin), year: YEAR })
    expect(await make('之后')).toMatchObject({ on: `${YEAR}-01-06`, confirmed: true })
  })

  it('move a running cohort after a preview, from tomorrow on, and tell those who move', async () => {
    const { db } = await open()
    const { admin, cohort, enrolment, datesOf, change, rest } = await aPlannedHouse(db)
    const before = await datesOf()
    await rest(`${YEAR}-01-02`)
    await confirmYear(db, { ...by(admin), year: YEAR })
    expect(await datesOf()).toEqual(before)

    const take: CalendarChange = { kind: 'take-year', year: YEAR, fromOn: addDays(START, 1) }
    const preview = await previewCalendarChange(db, { cohortId: cohort.id, change: take, limit: LIMIT })
    expect(preview.ok && preview.value.dates.find((d) => d.day === 22)).toMatchObject({
      before: `${YEAR}-01-05`,
      after: `${YEAR}-01-06`,
      confirmed: true,
    })
    expect(await datesOf()).toEqual(before)

    expect(reasonOf(await change({ ...take, fromOn: START }, noon(START)))).toBe('stale')
    expect(reasonOf(await change(take, noon(START)))).toBe('ok')
    expect((await datesOf())[22]).toBe(`${YEAR}-01-06`)
    expect((await listNotifications(db, enrolment.trainee.id, noon(START) + 1, 9)).map((n) => n.kind)).toEqual([
      'plan-changed',
    ])
    expect(reasonOf(await change(take, noon(START)))).toBe('stale')
    expect((await auditLines(db)).at(-1)).toBe('change:cohort')
  })

  it('never move what was trained already', async () => {
    const { db } = await open()
    const { admin, datesOf, change, rest } = await aPlannedHouse(db)
    const before = await datesOf()
    for (const day of ['02', '05']) await rest(`${YEAR}-01-${day}`)
    await confirmYear(db, { ...by(admin), year: YEAR })
    const today = `${YEAR}-01-03`
    expect(reasonOf(await change({ kind: 'take-year', year: YEAR, fromOn: addDays(today, 1) }, noon(today)))).toBe('ok')
    const after = await datesOf()
    expect(after[18]).toBe(before[18])
    expect([before[22], after[22]]).toEqual([`${YEAR}-01-05`, `${YEAR}-01-06`])
  })

  it('let no exam begin until the year or that day is confirmed', async () => {
    const { db } = await open()
    const startOn = `${YEAR - 1}-12-26`
    const examOn = `${YEAR - 1}-12-30`
    const { admin, enrolment, change } = await aPlannedHouse(db, startOn)
    const refused = { ok: false, reason: 'date-unconfirmed', detail: examOn }
    expect(await startExam(db, enrolment, noon(examOn))).toEqual(refused)
    expect(reasonOf(await change({ kind: 'set-day', on: examOn, dayKind: 'open' }, noon(startOn)))).toBe('ok')
    expect(reasonOf(await startExam(db, enrolment, noon(examOn)))).toBe('ok')

    const other = await aPlannedHouse(db, startOn)
    expect(await startExam(db, other.enrolment, noon(examOn))).toEqual(refused)
    await confirmYear(db, { ...by(admin), year: YEAR })
    expect(reasonOf(await startExam(db, other.enrolment, noon(examOn)))).toBe('ok')
  })

  it('hold up the drills of a gate as well, and practice not at all', async () => {
    const { db } = await open()
    const content = testContent()
    const startOn = `${YEAR - 1}-12-29`
    const { enrolment } = await aPlannedHouse(db, startOn)
    const own = {
      actor: { id: enrolment.trainee.id, requestId: null },
      content,
      enrolmentId: enrolment.id,
      now: noon(startOn) + 4 * DAY_MS,
    }
    const drills = content.plan.days.slice(0, 3).flatMap((d) => d.activities.filter((a) => a.type === 'phrase-drill'))
    const start = (gate: boolean) => {
      const drill = drills.find((a) => (a.gate !== undefined) === gate)!
      return startDrill(db, { ...own, activityId: drill.id, setId: String(drill.settings.set) })
    }
    expect(reasonOf(await start(true))).toBe('date-unconfirmed')
    expect(reasonOf(await start(false))).toBe('ok')
  })
})
