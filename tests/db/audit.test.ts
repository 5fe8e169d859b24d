import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { appendAudit, findChainHead, SYSTEM, sha256, verifyAudit } from '#app/features/audit/audit.server'
import { auditMaterial, readHeads, writeHead } from '#app/features/audit/audit-chain'
import type { Db } from '#db/connect'
import { dropAppendOnly, dropGuard } from '#db/dialect'
import { inTransaction } from '#db/transaction'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const ROWS = 12

async function fill(db: Db, rows = ROWS): Promise<void> {
  for (let n = 1; n <= rows; n++)
    await inTransaction(db, (tx) =>
      appendAudit(tx, {
        actor: n % 3 ? { id: `person-${n}`, requestId: `request-${n}` } : SYSTEM,
        now: NOW + n,
        action: 'sign:activity',
        entity: 'sign_off',
        entityId: `sign-off-${n}`,
        enrolmentId: n % 2 ? `enrolment-${n}` : null,
        reason: `第 ${n} 次`,
        before: { n: n - 1 },
        after: { n },
      }),
    )
}

/** What somebody could do who has the database file in hand. */
async function tamper(db: Db, ...statements: string[]): Promise<void> {
  await dropAppendOnly(db, 'audit_event')
  await dropGuard(db, { name: 'audit_head_moves_on', table: 'audit_head' })
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const FIELD_CHANGES: [field: string, value: string][] = [
  ['id', "'another'"],
  ['at', 'at + 1'],
  ['actor_id', "'somebody-else'"],
  ['actor_id', 'null'],
  ['action', "'read:activity'"],
  ['entity', "'other'"],
  ['entity_id', "'other'"],
  ['enrolment_id', "'other'"],
  ['enrolment_id', 'null'],
  ['reason', "'第 7 次 '"],
  ['reason', 'null'],
  ['before_json', "'{}'"],
  ['after_json', `'{"n":8}'`],
  ['after_json', 'null'],
  ['request_id', 'null'],
  ['prev_hash', "'x'"],
  ['hash', "'x'"],
]

const SWAP = [
  'update audit_event set seq = -5 where seq = 5',
  'update audit_event set seq = 5 where seq = 6',
  'update audit_event set seq = 6 where seq = -5',
]

const STRUCTURE_CHANGES: [title: string, statements: string[]][] = [
  ['a row removed from the middle', ['delete from audit_event where seq = 6']],
  ['the first row removed', ['delete from audit_event where seq = 1']],
  ['the last row cut off', [`delete from audit_event where seq = ${ROWS}`]],
  ['the whole end cut off', ['delete from audit_event where seq > 4']],
  ['everything removed', ['delete from audit_event']],
  ['two rows swapped', SWAP],
  [
    'a row removed and the others moved up',
    [
      'delete from audit_event where seq = 6',
      ...Array.from({ length: ROWS - 6 }, (_, n) => `update audit_event set seq = ${6 + n} where seq = ${7 + n}`),
    ],
  ],
  [
    'a row put in at the end',
    [
      `insert into audit_event (seq, id, at, action, entity, entity_id, prev_hash, hash)
       select ${ROWS + 1}, 'new', at, action, entity, entity_id, hash, 'new-hash' from audit_event where seq = ${ROWS}`,
    ],
  ],
  ['the head set back to hide a cut', ['delete from audit_event where seq > 4', 'update audit_head set seq = 4']],
]

describeDatabases('the audit chain', (open) => {
  it('is whole when nobody touched it', async () => {
    const { db } = await open()
    expect(await verifyAudit(db)).toMatchObject({ rows: 0, fault: null })
    await fill(db)
    expect(await verifyAudit(db)).toMatchObject({ rows: ROWS, fault: null })
  })

  it('is checked over many pages', async () => {
    const { db } = await open()
    await inTransaction(db, async (tx) => {
      for (let n = 1; n <= 1_005; n++)
        await appendAudit(tx, { actor: SYSTEM, now: NOW, action: 'a:b', entity: 'b', entityId: String(n) })
    })
    expect(await verifyAudit(db)).toMatchObject({ rows: 1_005, fault: null })
    await tamper(db, "update audit_event set entity_id = 'x' where seq = 1003")
    expect((await verifyAudit(db)).fault).toEqual({ seq: 1_003, problem: 'altered' })
  })

  it.each(FIELD_CHANGES)('shows that %s became %s', async (field, value) => {
    const { db } = await open()
    await fill(db)
    await tamper(db, `update audit_event set ${field} = ${value} where seq = 7`)
    expect((await verifyAudit(db)).fault).toMatchObject({ seq: 7 })
  })

  it.each(STRUCTURE_CHANGES)('shows %s', async (_title, statements) => {
    const { db } = await open()
    await fill(db)
    await tamper(db, ...statements)
    expect((await verifyAudit(db)).fault).not.toBeNull()
  })

  describe('a head that was noted outside of the database', () => {
    /** What somebody with the whole database in hand can do: change a row and compute all later hashes and the head anew. */
    async function rewrite(db: Db, from: number, change: string): Promise<void> {
      await tamper(db, `update audit_event set ${change} where seq = ${from}`)
      const rows = await db.selectFrom('audit_event').selectAll().where('seq', '>=', from).orderBy('seq').execute()
      let prev = rows[0]!.prev_hash
      for (const row of rows) {
        const hash = sha256(auditMaterial({ ...row, prev_hash: prev }))
        await db.updateTable('audit_event').set({ prev_hash: prev, hash }).where('seq', '=', row.seq).execute()
        prev = hash
      }
      await db.updateTable('audit_head').set({ hash: prev }).execute()
    }

    it('agrees with a chain that only grew', async () => {
      const { db } = await open()
      await fill(db, 4)
      const witness = await findChainHead(db)
      await fill(db, 3)
      expect(await verifyAudit(db, [witness])).toMatchObject({ rows: 7, fault: null })
    })

    it('shows a chain that was computed anew', async () => {
      const { db } = await open()
      await fill(db)
      const witness = await findChainHead(db)
      await rewrite(db, 7, "reason = 'another'")
      expect((await verifyAudit(db)).fault).toBeNull()
      expect((await verifyAudit(db, [witness])).fault).toEqual({ seq: ROWS, problem: 'not-as-witnessed' })
    })

    it('shows an end that was cut off together with the head', async () => {
      const { db } = await open()
      await fill(db)
      const witness = await findChainHead(db)
      const [four] = await db.selectFrom('audit_event').selectAll().where('seq', '=', 4).execute()
      await tamper(db, 'delete from audit_event where seq > 4', `update audit_head set seq = 4, hash = '${four!.hash}'`)
      expect((await verifyAudit(db)).fault).toBeNull()
      expect((await verifyAudit(db, [witness])).fault).toEqual({ seq: ROWS, problem: 'not-as-witnessed' })
    })

    it('is read from what the command prints and what the server logs, and from nothing else', () => {
      const hash = 'a1'.repeat(32)
      const head = { seq: 12, hash }
      expect(readHeads(writeHead(head))).toEqual([head])
      expect(readHeads(`{"level":30,"time":1767574800123,"auditHead":"12:${hash}"}\n{"x":1}\n`)).toEqual([head])
      for (const text of ['', `12:${hash}0`, `12:${hash.slice(1)}`, `x12:${hash}`]) expect(readHeads(text)).toEqual([])
    })
  })

  it('writes no row when the change it describes is undone', async () => {
    const { db } = await open()
    await fill(db, 2)
    const work = inTransaction(db, async (tx) => {
      await appendAudit(tx, { actor: SYSTEM, now: NOW, action: 'a:b', entity: 'b', entityId: 'x' })
      throw new Error('undone')
    })
    await expect(work).rejects.toThrow('undone')
    expect(await verifyAudit(db)).toMatchObject({ rows: 2, fault: null })
  })

  it('stays whole when many write at once', async () => {
    const { db } = await open()
    await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        inTransaction(db, (tx) =>
          appendAudit(tx, { actor: SYSTEM, now: NOW, action: 'a:b', entity: 'b', entityId: String(n) }),
        ),
      ),
    )
    expect(await verifyAudit(db)).toMatchObject({ rows: 25, fault: null })
  })
})
