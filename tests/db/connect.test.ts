import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { assertSqlitePragmas, openSqlite } from '#db/connect'
import { isRetryable } from '#db/portable'
import { inTransaction } from '#db/transaction'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'

describeDatabases('a connection', (open, dialect) => {
  it('promises that a committed row survives a power cut', async () => {
    const { assertDurable } = await open()
    await expect(assertDurable()).resolves.toBeUndefined()
  })

  it('checks foreign keys', async () => {
    const { db } = await open()
    await expect(
      sql`insert into person_role (person_id, role) values ('nobody', 'mentor')`.execute(db),
    ).rejects.toThrow()
  })

  it('refuses text where a number belongs', async () => {
    const { db } = await open()
    const insert = sql`insert into holiday_override (holiday_on, kind, name) values ('2026-02-17', 'rest', '春节')`
    await insert.execute(db)
    await expect(sql`update audit_head set seq = 'many'`.execute(db)).rejects.toThrow()
  })

  it('answers counts and big numbers as numbers', async () => {
    const { db } = await open()
    const at = 1_767_574_800_123
    await aPerson(db, { created_at: at })
    const row = await db
      .selectFrom('person')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('created_at').as('at')])
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ count: 1, at })
  })

  it('undoes everything when the work of a transaction throws', async () => {
    const { db } = await open()
    const work = inTransaction(db, async (tx) => {
      await aPerson(tx)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await db.selectFrom('person').select('id').execute()).toEqual([])
  })

  it('loses no row when many write at once', async () => {
    const { db, connectAgain } = await open()
    const other = dialect === 'postgres' ? connectAgain().db : db
    await Promise.all(Array.from({ length: 20 }, (_, n) => inTransaction(n % 2 ? db : other, (tx) => aPerson(tx))))
    expect(await db.selectFrom('person').select('id').execute()).toHaveLength(20)
  })

  it('runs a transaction again when the engine says "try again"', async () => {
    const { db } = await open()
    let tries = 0
    const busy = Object.assign(new Error('busy'), { code: dialect === 'sqlite' ? 'SQLITE_BUSY' : '40001' })
    await inTransaction(db, async (tx) => {
      tries++
      await aPerson(tx)
      if (tries < 3) throw busy
    })
    expect(isRetryable(busy)).toBe(true)
    expect(tries).toBe(3)
    expect(await db.selectFrom('person').select('id').execute()).toHaveLength(1)
  })

  if (dialect === 'postgres') return

  it('keeps synchronous=FULL when the file is opened a second time', async () => {
    const { address } = await open()
    const again = openSqlite(address)
    expect(again.pragma('synchronous', { simple: true })).toBe(2)
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(again.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(again.pragma('recursive_triggers', { simple: true })).toBe(1)
    again.close()
  })

  const modeOf = (place: string) => (statSync(place).mode & 0o777).toString(8)
  const posix = it.skipIf(process.platform === 'win32')

  posix('makes a new file, its log and its folder for their owner only', async () => {
    const { address } = await open()
    const file = path.join(path.dirname(address), 'new', 'shifu.sqlite')
    const raw = openSqlite(file)
    raw.exec('create table x (y)')
    for (const place of [file, `${file}-wal`, `${file}-shm`]) expect(modeOf(place), place).toBe('600')
    expect(modeOf(path.dirname(file))).toBe('700')
    raw.close()
  })

  posix('takes from others what they could do with older files and copies', async () => {
    const { address } = await open()
    const folder = path.dirname(address)
    const copy = path.join(folder, 'shifu.sqlite.2026-11-30')
    const other = path.join(folder, 'readme.txt')
    for (const file of [copy, other]) writeFileSync(file, '')
    for (const file of [address, `${address}-wal`, `${address}-shm`, copy, other]) chmodSync(file, 0o644)
    chmodSync(folder, 0o755)
    openSqlite(address).close()
    for (const file of [address, `${address}-wal`, `${address}-shm`, copy]) expect(modeOf(file), file).toBe('600')
    expect(modeOf(folder)).toBe('700')
    expect(modeOf(other)).toBe('644')
  })

  posix('leaves a common place open to all', async () => {
    const { address } = await open()
    const common = path.join(path.dirname(address), 'common')
    mkdirSync(common)
    chmodSync(common, 0o1777)
    openSqlite(path.join(common, 'shifu.sqlite')).close()
    expect(modeOf(common)).toBe('777')
    expect(modeOf(path.join(common, 'shifu.sqlite'))).toBe('600')
  })

  it('notices a connection that lost its promises', async () => {
    const { address } = await open()
    const raw = new Database(address)
    raw.pragma('synchronous = NORMAL')
    expect(() => assertSqlitePragmas(raw)).toThrow('synchronous')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = OFF')
    expect(() => assertSqlitePragmas(raw)).toThrow('foreign keys')
    raw.pragma('foreign_keys = ON')
    expect(() => assertSqlitePragmas(raw)).toThrow('triggers')
    raw.pragma('recursive_triggers = ON')
    expect(() => assertSqlitePragmas(raw)).not.toThrow()
    raw.close()
    const another = new Database(`${address}.another`)
    for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'recursive_triggers = ON']) another.pragma(pragma)
    expect(() => assertSqlitePragmas(another)).toThrow('WAL')
    another.close()
  })

  it('has only STRICT tables', async () => {
    const { db } = await open()
    const { rows } = await sql<{
      name: string
      strict: number
    }>`select name, strict from pragma_table_list where schema = 'main' and type = 'table'`.execute(db)
    const loose = rows.filter((row) => !row.strict && !/^(sqlite_|kysely_)/.test(row.name))
    expect(loose).toEqual([])
  })

  describe('writers that come together', () => {
    const someone = (n: number) => ({ username: `together-${n}` })

    it('share one commit, and none is answered before it', async () => {
      const { db, address } = await open()
      const outside = new Database(address, { readonly: true })
      const count = outside.prepare('select count(*) from person').pluck()
      const seenInside: unknown[] = []
      const seenAfter = await Promise.all(
        [1, 2, 3, 4].map(async (n) => {
          await inTransaction(db, async (tx) => {
            await aPerson(tx, someone(n))
            seenInside.push(count.get())
          })
          return count.get()
        }),
      )
      expect(seenInside).toEqual([0, 0, 0, 0])
      expect(seenAfter).toEqual([4, 4, 4, 4])
      outside.close()
    })

    it('lose nothing when one of them fails', async () => {
      const { db } = await open()
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map((n) =>
          inTransaction(db, async (tx) => {
            await aPerson(tx, someone(n))
            if (n === 2) throw new Error('changed my mind')
            return n
          }),
        ),
      )
      expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : String(o.reason)))).toEqual([
        1,
        'Error: changed my mind',
        3,
      ])
      const kept = await db.selectFrom('person').select('username').orderBy('username').execute()
      expect(kept.map((row) => row.username)).toEqual(['together-1', 'together-3'])
    })

    it('go on when the first of them fails', async () => {
      const { db } = await open()
      const failing = inTransaction(db, async () => {
        throw new Error('changed my mind')
      })
      const going = inTransaction(db, (tx) => aPerson(tx))
      await expect(failing).rejects.toThrow('changed my mind')
      await going
      expect(await db.selectFrom('person').select('id').execute()).toHaveLength(1)
    })

    it('all hear of a commit that failed', async () => {
      const { db } = await open()
      const outcomes = await Promise.allSettled([
        inTransaction(db, (tx) => aPerson(tx)),
        inTransaction(db, async (tx) => {
          // Checked at the commit only, so that this is what fails.
          await sql`pragma defer_foreign_keys = on`.execute(tx)
          await sql`insert into person_role (person_id, role) values ('nobody', 'trainee')`.execute(tx)
        }),
      ])
      expect(outcomes.map((o) => o.status)).toEqual(['rejected', 'rejected'])
      expect(await db.selectFrom('person').select('id').execute()).toEqual([])
    })

    it('are more than one transaction when they are very many', async () => {
      const { db } = await open()
      await Promise.all(Array.from({ length: 100 }, (_, n) => inTransaction(db, (tx) => aPerson(tx, someone(n)))))
      expect(await db.selectFrom('person').select('id').execute()).toHaveLength(100)
    })
  })

  it('takes the write lock at the start of a transaction, so that none fails half way', async () => {
    const { db, address } = await open()
    const rival = new Database(address, { timeout: 0 })
    await inTransaction(db, async (tx) => {
      await sql`select 1`.execute(tx)
      expect(() => rival.exec('begin immediate')).toThrow('locked')
    })
    rival.exec('begin immediate')
    rival.close()
  })
})
