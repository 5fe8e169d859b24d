// The record of the house: looked for by who did it, whom it is about, what kind it is and when; and what the house did itself.
import type { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Courses, onlyCourse } from '#app/content/content.server'
import { savePerson } from '#app/features/accounts/save-person.server'
import { appendAudit, SYSTEM, verifyAudit } from '#app/features/audit/audit.server'
import { ACT_KINDS, actionsOfKind } from '#app/features/audit/audit-filter'
import { getAuditPage, getHouseAudit } from '#app/features/audit/audit-page.server'
import { recordMigrations, recordStart } from '#app/features/audit/record-start.server'
import { auditVerbs } from '#app/i18n/audit-verbs'
import type { Db } from '#db/connect'
import { selectAuditRows } from '#db/queries/audit'
import { inTransaction } from '#db/transaction'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked, auditLines } from './audit-lines'

const VERBS = Object.keys(auditVerbs.en)

async function anAct(db: Db, act: Partial<Parameters<typeof appendAudit>[1]>): Promise<void> {
  await inTransaction(db, (tx) =>
    appendAudit(tx, {
      actor: SYSTEM,
      now: NOW,
      action: 'expire:attempt',
      entity: 'attempt',
      entityId: 'none',
      ...act,
    }),
  )
}

/** Two trainees, their mentors and a manager, with something each of them did. */
async function aRecord(db: Db) {
  const one = await anEnrolment(db)
  const two = await anEnrolment(db)
  const manager = await aPerson(db, { roles: ['manager'] })
  const by = (id: string) => ({ actor: { id, requestId: null } })
  await anAct(db, {
    ...by(one.trainee.id),
    action: 'read:lesson',
    entity: 'lesson',
    entityId: 'd01-company',
    enrolmentId: one.id,
  })
  const signed = { action: 'sign:activity', entity: 'sign-off', after: { activityId: 'D01-4' } }
  await anAct(db, { ...by(one.mentor!.id), ...signed, enrolmentId: one.id, now: NOW + DAY_MS })
  await anAct(db, { ...by(two.mentor!.id), ...signed, enrolmentId: two.id, now: NOW + 2 * DAY_MS })
  const decided = { action: 'make:decision', entity: 'decision', after: { kind: 'd1-gate' } }
  await anAct(db, { ...by(manager.id), ...decided, enrolmentId: two.id, now: NOW + 3 * DAY_MS, reason: '各项合格' })
  await anAct(db, { ...by(manager.id), action: 'reset:password', entity: 'person', entityId: one.trainee.id })
  await anAct(db, { enrolmentId: one.id })
  return { one, two, manager }
}

describeDatabases('the record of the house', (open, dialect) => {
  it('is found by who acted, whom it is about, what kind it is and on which days, alone and together', async () => {
    const { db } = await open()
    const { one, two, manager } = await aRecord(db)
    const found = async (address: string) => {
      const asked = auditAsked(address)
      const actions = actionsOfKind(asked.query.kind, VERBS)
      return (await getHouseAudit(db, { ...asked, actions })).rows.map((row) => row.action).reverse()
    }
    const all = ['read:lesson', 'sign:activity', 'sign:activity', 'make:decision', 'reset:password', 'expire:attempt']
    const name = (person: { displayName: string }) => encodeURIComponent(person.displayName)
    expect(await found('')).toEqual(all)
    expect(await found(`who=${name(manager)}`)).toEqual(['make:decision', 'reset:password'])
    expect(await found(`about=${name(one.trainee)}`)).toEqual([all[0], all[1], 'reset:password', 'expire:attempt'])
    expect(await found(`about=${name(two.trainee)}&who=${name(two.mentor!)}`)).toEqual(['sign:activity'])
    expect(await found('kind=signing')).toEqual(['sign:activity', 'sign:activity'])
    expect(await found('kind=house')).toEqual(['expire:attempt'])
    expect(await found('from=2026-01-06&until=2026-01-07')).toEqual(['sign:activity', 'sign:activity'])
    expect(await found(`kind=decisions&about=${name(one.trainee)}`)).toEqual([])
    expect(await found('who=nobody-of-that-name')).toEqual([])
    // Odd addresses ask for nothing.
    expect(await found('kind=drop&from=yesterday&before=-3')).toEqual(all)
  })

  it('knows people by the name they had, and says what each row is about', async () => {
    const { db } = await open()
    const { one, two, manager } = await aRecord(db)
    const person = { personId: one.trainee.id, displayName: '改了名的人', roles: ['trainee' as const] }
    await savePerson(db, { actor: { id: manager.id, requestId: null }, now: NOW + 9 * DAY_MS, ...person })
    const asked = auditAsked(`about=${encodeURIComponent(one.trainee.displayName)}`)
    const { rows } = await getHouseAudit(db, asked)
    expect(rows.map((row) => [row.action, row.actorName, row.concernsName, row.thing.title])).toEqual([
      ['save:person', manager.displayName, '改了名的人', null],
      ['expire:attempt', null, one.trainee.displayName, null],
      ['reset:password', manager.displayName, one.trainee.displayName, null],
      [
        'sign:activity',
        one.mentor!.displayName,
        one.trainee.displayName,
        testContent().activityById.get('D01-4')!.title,
      ],
      ['read:lesson', one.trainee.displayName, null, testContent().lessonById.get('d01-company')!.title],
    ])
    const own = (await getAuditPage(db, { ...auditAsked('kind=decisions'), enrolmentId: two.id, actions: null }))!
    expect(own.rows.map((row) => [row.action, row.thing.decision, row.reason])).toEqual([
      ['make:decision', 'd1-gate', '各项合格'],
      ['sign:activity', null, null],
    ])
  })

  it('goes on page by page without leaving a row out or showing one twice', async () => {
    const { db } = await open()
    await inTransaction(db, async (tx) => {
      for (let n = 0; n < 95; n++)
        await appendAudit(tx, { actor: SYSTEM, now: NOW, action: 'open:house', entity: 'house', entityId: 'house' })
    })
    const seen: number[] = []
    for (let before = 0; ; ) {
      const page = await getHouseAudit(db, auditAsked(`kind=house&before=${before}`))
      seen.push(...page.rows.map((row) => row.seq))
      if (page.next === null) break
      before = page.next
    }
    expect(seen).toEqual(Array.from({ length: 95 }, (_, n) => 95 - n))
  })

  if (dialect === 'sqlite')
    it.each<[string, string, Partial<Parameters<typeof selectAuditRows>[1]>]>([
      ['one trainee', 'audit_enrolment', { enrolmentId: 'a' }],
      ['who acted', 'audit_actor', { actors: ['a', 'b'] }],
      ['the house', 'audit_actor', { actors: 'house' }],
      ['whom it is about', 'audit_e', { concerned: ['a'] }],
      ['kinds of act', 'audit_action', { actions: ['sign:activity', 'read:lesson'] }],
      ['days', 'audit_at', { fromAt: NOW, untilAt: NOW + DAY_MS }],
      ['nothing but the place', 'PRIMARY KEY', {}],
    ])('looking by %s reads no more of it than %s gives', async (_, index, filter) => {
      const { db } = await open()
      const query = selectAuditRows(db, { ...filter, beforeSeq: 9_000, limit: 41 }).compile()
      const steps = (await planOf(db, query)).filter((step) => /^(SCAN|SEARCH) e\b/.test(step))
      expect(steps).not.toEqual([])
      expect(steps.map((step) => [step, step.includes(index)])).toEqual(steps.map((step) => [step, true]))
    })

  describe('what the house did itself', () => {
    it('is every start, that the course has changed since the last one, and what migrations ran', async () => {
      const { db } = await open()
      const changed: Courses = onlyCourse({ ...testContent(), hash: 'changed' })
      await recordMigrations(db, { names: [], now: NOW })
      await recordStart(db, { courses: testCourses(), now: NOW })
      await recordStart(db, { courses: testCourses(), now: NOW + 1 })
      await recordMigrations(db, { names: ['014-kept-terms'], now: NOW + 2 })
      await recordStart(db, { courses: changed, now: NOW + 3 })
      await recordStart(db, { courses: changed, now: NOW + 4 })
      expect(await auditLines(db, {})).toEqual([
        'open:house -',
        'open:house -',
        'migrate:house -',
        'change-content:house -',
        'open:house -',
        'open:house -',
      ])
      const { rows } = await getHouseAudit(db, auditAsked('kind=house'))
      const titles = rows.map((row) => row.thing.title)
      expect(titles).toEqual([null, null, testContent().course.title, '014-kept-terms', null, null])
      expect((await verifyAudit(db)).fault).toBeNull()
    })
  })
})

async function planOf(db: Db, query: CompiledQuery): Promise<string[]> {
  const { rows } = await db.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` })
  return rows.map((row) => row.detail)
}

it('every act that has words is of a kind one can look for', () => {
  expect(ACT_KINDS.flatMap((kind) => actionsOfKind(kind, VERBS)).sort()).toEqual([...VERBS].sort())
})
