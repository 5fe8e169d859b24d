import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { appendAudit } from '#app/features/audit/audit.server'
import type { Db } from '#db/connect'
import { listPendingMigrations, migrateDown, migrateToLatest } from '#db/migrate'
import { migrations } from '#db/migrations'
import { inTransaction } from '#db/transaction'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aDecision, anExamResult } from '#tests/builders/promotion'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

async function listTables(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables.map((table) => table.name).sort()
}

async function listColumns(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}:${column.dataType}`))
    .sort()
}

describeDatabases('migrations', (open, dialect) => {
  it('go up, down and up again to the same tables', async () => {
    const { db } = await open({ empty: true })
    expect(await listPendingMigrations(db)).toEqual(Object.keys(migrations))
    const ran = await migrateToLatest(db)
    expect(ran.map((result) => [result.migrationName, result.status])).toEqual(
      Object.keys(migrations).map((name) => [name, 'Success']),
    )
    const first = await listColumns(db)
    expect(first).toContain(dialect === 'postgres' ? 'person.created_at:int8' : 'person.created_at:INTEGER')

    await migrateDown(db)
    expect(await listTables(db)).toEqual([])

    await migrateToLatest(db)
    expect(await listColumns(db)).toEqual(first)
    expect(await listPendingMigrations(db)).toEqual([])
    await anEnrolment(db)
  })

  it('do nothing the second time', async () => {
    const { db } = await open()
    expect(await migrateToLatest(db)).toEqual([])
  })

  it('protect the append-only tables again after down and up', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    await migrateDown(db)
    await migrateToLatest(db)
    await anEnrolment(db)
    await expect(sql`delete from plan_version`.execute(db)).rejects.toThrow('append-only')
  })

  it('give passwords that were made for somebody a week from now', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const own = await aPerson(db)
    const given = await aPerson(db, { must_change_password: 1 })
    const before = Date.now()
    const { up, down } = migrations['003-one-time-passwords']!
    await down!(db)
    await up(db)
    const rows = await db.selectFrom('person').select(['id', 'one_time_until']).execute()
    const untilOf = (person: { id: string }) => rows.find((row) => row.id === person.id)?.one_time_until
    expect(untilOf(own)).toBeNull()
    expect(untilOf(given)).toBeGreaterThanOrEqual(before + 7 * 86_400_000)
  })

  it('let people who share a name keep it, and tell them apart beneath', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    for (const id of ['a', 'b', 'c']) await aPerson(db, { id, display_name: '张伟', name_key: id, created_at: NOW })
    await migrations['007-names-apart']!.down!(db)
    await migrations['007-names-apart']!.up(db)
    const rows = await db.selectFrom('person').select(['display_name', 'name_key']).orderBy('id').execute()
    expect(rows.map((row) => row.name_key)).toEqual(['张伟', '张伟#b', '张伟#c'])
    expect(new Set(rows.map((row) => row.display_name))).toEqual(new Set(['张伟']))
  })

  it('learn from the audit log who was mentor before', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const { id, mentor } = await anEnrolment(db)
    const before = await aPerson(db, { roles: ['mentor'] })
    await inTransaction(db, (tx) =>
      appendAudit(tx, {
        actor: { id: before.id, requestId: null },
        now: NOW,
        action: 'change:mentor',
        entity: 'enrolment',
        entityId: id,
        enrolmentId: id,
        reason: '班次冲突',
        before: { mentor_id: before.id },
        after: { mentor_id: mentor!.id },
      }),
    )
    await migrations['012-handed-over']!.down!(db)
    await migrations['012-handed-over']!.up(db)
    expect(await db.selectFrom('mentor_change').selectAll().execute()).toMatchObject([
      { enrolment_id: id, revision: 1, event: 'accepted', mentor_id: mentor!.id, from_mentor_id: before.id, at: NOW },
    ])
  })

  it('learn from the audit log when what was “not yet” early took place', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const { id, mentor, trainee } = await anEnrolment(db)
    const row = {
      enrolment_id: id,
      activity_id: 'D03-5',
      slot: 'mentor' as const,
      trainee_id: trainee.id,
      signer_id: mentor!.id,
      comment: '还要再练一次',
      took_place_on: '2026-01-07',
      signed_at: NOW,
    }
    const rows = () => db.selectFrom('sign_off').select(['verdict', 'took_place_on']).orderBy('revision').execute()
    await db
      .insertInto('sign_off')
      .values([
        { ...row, id: 'early', revision: 1, verdict: 'not_yet' },
        { ...row, id: 'signed', revision: 2, verdict: 'signed' },
      ])
      .execute()
    const said = await rows()
    await inTransaction(db, (tx) =>
      appendAudit(tx, {
        actor: { id: mentor!.id, requestId: null },
        now: NOW,
        action: 'sign:activity',
        entity: 'sign-off',
        entityId: 'early',
        enrolmentId: id,
        after: { tookPlaceOn: '2026-01-07' },
      }),
    )
    await migrations['033-not-yet-early']!.down!(db)
    expect((await rows()).map((one) => one.took_place_on)).toEqual([null, '2026-01-07'])
    await migrations['033-not-yet-early']!.up(db)
    expect(await rows()).toEqual(said)
    await expect(sql`delete from sign_off`.execute(db)).rejects.toThrow('append-only')
  })

  it('keep every conduct line when points come in halves', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const { id, mentor } = await anEnrolment(db)
    const line = {
      enrolment_id: id,
      rule_id: 'other',
      note: '早会迟到',
      occurred_on: '2026-01-06',
      recorded_by: mentor!.id,
      recorded_at: NOW,
      reverses_id: null,
    }
    const points = () => db.selectFrom('conduct_entry').select('points').orderBy('id').execute()
    await db
      .insertInto('conduct_entry')
      .values([
        { ...line, id: 'a', points: -2 },
        { ...line, id: 'b', points: 3 },
      ])
      .execute()
    await migrations['014-as-it-happened']!.down!(db)
    expect((await points()).map((row) => Number(row.points))).toEqual([-2, 3])
    await migrations['014-as-it-happened']!.up(db)
    expect(await points()).toEqual([{ points: -2 }, { points: 3 }])
    await expect(sql`delete from conduct_entry`.execute(db)).rejects.toThrow('append-only')
  })

  it('keep what was said under a decision, and of two words the trainee’s own where there is room for one', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const enrolment = await anEnrolment(db)
    const by = enrolment.mentor!
    const both = await aDecision(db, { enrolment, by, kind: 'd1-gate', verdict: 'pass' })
    const none = await aDecision(db, { enrolment, by, kind: 'd3-gate', verdict: 'pass', acknowledged: false })
    for (const decision_id of [both, none]) {
      const refusal = { decision_id, kind: 'refused' as const, recorded_by: by.id, note: '没有来', recorded_at: NOW }
      await db.insertInto('decision_acknowledgement').values(refusal).execute()
    }
    const words = async () => {
      const rows = await db.selectFrom('decision_acknowledgement').select(['decision_id', 'kind']).execute()
      return rows.map((row) => `${row.decision_id === both ? 'both' : 'none'} ${row.kind}`).sort()
    }
    expect(await words()).toEqual(['both acknowledged', 'both refused', 'none refused'])
    await migrations['019-independence']!.down!(db)
    await migrations['016-both-words']!.down!(db)
    expect(await words()).toEqual(['both acknowledged', 'none refused'])
    await migrations['016-both-words']!.up(db)
    await migrations['019-independence']!.up(db)
    expect(await words()).toEqual(['both acknowledged', 'none refused'])
    await expect(sql`delete from decision_acknowledgement`.execute(db)).rejects.toThrow('append-only')
  })

  it('know who annulled a paper before that was kept, and why, from the audit record', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const { id, mentor } = await anEnrolment(db)
    const attemptId = await anExamResult(db, { enrolment_id: id, kind: 'final', percent: 40, state: 'voided' })
    const actor = { id: mentor!.id, requestId: null }
    const about = { entity: 'attempt', entityId: attemptId, enrolmentId: id, reason: '考场停电' }
    await inTransaction(db, (tx) => appendAudit(tx, { actor, now: NOW, action: 'void:attempt', ...about }))
    for (const name of ['019-independence', '016-both-words']) await migrations[name]!.down!(db)
    for (const name of ['016-both-words', '019-independence']) await migrations[name]!.up(db)
    expect(await db.selectFrom('attempt_voiding').selectAll().execute()).toMatchObject([
      {
        attempt_id: attemptId,
        enrolment_id: id,
        reason: '考场停电',
        second_person: 0,
        voided_by: mentor!.id,
        voided_at: NOW,
      },
    ])
  })

  it('know whose hand opened an account and gave a role before that was kept, from the audit record', async () => {
    const { db } = await open({ empty: true })
    await migrateToLatest(db)
    const admin = await aPerson(db, { roles: ['admin'] })
    const other = await aPerson(db, { roles: ['admin'] })
    const made = await aPerson(db, { roles: ['manager', 'mentor'] })
    const unknown = await aPerson(db, { roles: ['manager'], created_at: NOW + 5 })
    const line = (by: string, at: number, action: string, more: object) =>
      inTransaction(db, (tx) =>
        appendAudit(tx, {
          actor: { id: by, requestId: null },
          now: at,
          action,
          entity: 'person',
          entityId: made.id,
          ...more,
        }),
      )
    await line(admin.id, NOW, 'create:person', { after: { roles: ['manager'] } })
    await line(admin.id, NOW + 1, 'save:person', { before: { roles: ['manager'] }, after: { roles: [] } })
    const again = { before: { roles: [] }, after: { roles: ['manager', 'mentor'] } }
    await line(other.id, NOW + 2, 'save:person', again)
    await line(other.id, NOW + 3, 'reset:password', {})
    await migrations['019-independence']!.down!(db)
    await migrations['019-independence']!.up(db)
    const person = db.selectFrom('person').select(['created_by', 'password_by']).where('id', '=', made.id)
    expect(await person.executeTakeFirst()).toEqual({ created_by: admin.id, password_by: other.id })
    const rolesOf = (id: string) =>
      db.selectFrom('person_role').selectAll().where('person_id', '=', id).orderBy('role').execute()
    expect(await rolesOf(made.id)).toMatchObject([
      { role: 'manager', granted_by: other.id, granted_at: NOW + 2 },
      { role: 'mentor', granted_by: other.id, granted_at: NOW + 2 },
    ])
    expect(await rolesOf(unknown.id)).toMatchObject([{ granted_by: null, granted_at: NOW + 5 }])
  })

  it('are listed in the order of their numbers', () => {
    const names = Object.keys(migrations)
    expect(names).toEqual([...names].sort())
  })
})
