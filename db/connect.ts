import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type LogEvent,
  PostgresDialect,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import { keepToOwner } from './owner-only'
import type { Tables } from './tables'

export type Db = Kysely<Tables>

/** SQLite before 3.51.3 can corrupt a WAL when a checkpoint races a commit. */
const MIN_SQLITE = [3, 51, 3]
const BUSY_TIMEOUT_MS = 5_000

/** A write transaction takes the write lock at once: a deferred one fails when it upgrades beside another writer. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config)
  }
}

/** Preparing is a good part of a small statement's cost; the set of statements is small and fixed. */
function withStatementCache(raw: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>()
  return {
    close: () => raw.close(),
    prepare(text: string) {
      let statement = statements.get(text)
      if (!statement) {
        statement = raw.prepare(text)
        if (statements.size < 500) statements.set(text, statement)
      }
      return statement as any
    },
  }
}

function isOldSqlite(version: string): boolean {
  const parts = version.split('.').map(Number)
  const difference = MIN_SQLITE.map((wanted, i) => (parts[i] ?? 0) - wanted).find((d) => d !== 0)
  return (difference ?? 0) < 0
}

/**
 * Opens the SQLite file (or `:memory:`) so that a committed row survives a power cut.
 * @throws when the engine is too old or the file cannot be opened with the wanted durability.
 */
export function openSqlite(file: string): BetterSqlite3.Database {
  if (file !== ':memory:') keepToOwner(file)
  const raw = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS })
  const version = raw.prepare('select sqlite_version() as v').pluck().get() as string
  if (isOldSqlite(version)) throw new Error(`SQLite ${version} is too old; 3.51.3 is needed`)
  if (file !== ':memory:') raw.pragma('journal_mode = WAL')
  // Reopening a WAL file silently falls back to NORMAL, so this is set and checked on every open.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  // Without it a row of an append-only table could be swapped by "insert or replace": its removal would fire no trigger.
  raw.pragma('recursive_triggers = ON')
  raw.pragma('mmap_size = 0')
  raw.pragma('cache_size = -8000')
  assertSqlitePragmas(raw)
  return raw
}

/** @throws when the connection would not survive a power cut, not check foreign keys or let an append-only row be replaced. */
export function assertSqlitePragmas(raw: BetterSqlite3.Database): void {
  const synchronous = raw.pragma('synchronous', { simple: true })
  if (synchronous !== 2) throw new Error(`SQLite synchronous is ${synchronous}, wanted 2 (FULL)`)
  const foreignKeys = raw.pragma('foreign_keys', { simple: true })
  if (foreignKeys !== 1) throw new Error('SQLite does not check foreign keys')
  if (raw.pragma('recursive_triggers', { simple: true }) !== 1)
    throw new Error('SQLite fires no triggers on a replaced row')
  const journal = raw.pragma('journal_mode', { simple: true })
  // A database in memory has no journal file.
  if (journal !== 'wal' && journal !== 'memory') throw new Error(`SQLite journal_mode is ${journal}, wanted WAL`)
}

export interface Connection {
  db: Db
  dialect: 'sqlite' | 'postgres'
  /** Throws when the engine no longer keeps what it promised at opening. */
  assertDurable: () => Promise<void>
  close: () => Promise<void>
}

/** Called once for every statement; only set when somebody wants to count. */
export type OnQuery = ((sql: string) => void) | undefined

function logFor(onQuery: OnQuery) {
  return onQuery ? { log: (event: LogEvent) => onQuery(event.query.sql) } : {}
}

export function connectSqlite(file: string, onQuery?: OnQuery): Connection {
  const raw = openSqlite(file)
  const db = new Kysely<Tables>({
    dialect: new ImmediateSqliteDialect({ database: withStatementCache(raw) }),
    ...logFor(onQuery),
  })
  return {
    db,
    dialect: 'sqlite',
    assertDurable: async () => assertSqlitePragmas(raw),
    close: () => db.destroy(),
  }
}

export function connectPostgres(connectionString: string, poolSize = 10, onQuery?: OnQuery): Connection {
  // bigint and numeric arrive as text by default; every number of ours fits a double exactly.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  const pool = new pg.Pool({ connectionString, max: poolSize })
  // An idle connection that breaks must not take the process down; the next query opens another.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...logFor(onQuery) })
  return {
    db,
    dialect: 'postgres',
    assertDurable: async () => {
      const { rows } = await pool.query('show synchronous_commit')
      if (rows[0]?.synchronous_commit === 'off') throw new Error('synchronous_commit is off')
    },
    close: () => db.destroy(),
  }
}

/** `databaseUrl` (postgres://…) wins; otherwise the SQLite file in the data folder. */
export function connect(options: { databaseUrl?: string | undefined; dataDir: string; onQuery?: OnQuery }): Connection {
  if (options.databaseUrl) return connectPostgres(options.databaseUrl, undefined, options.onQuery)
  return connectSqlite(path.join(options.dataDir, 'shifu.sqlite'), options.onQuery)
}
