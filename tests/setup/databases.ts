// Every database test runs on both engines; a fresh migrated database costs a few milliseconds.
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, inject, TestRunner } from 'vitest'
import { type Connection, connectPostgres, connectSqlite, type OnQuery } from '#db/connect'
import { TEMPLATE_DATABASE } from './global-setup'

export const DIALECTS = ['sqlite', 'postgres'] as const
export type DialectName = (typeof DIALECTS)[number]

export interface TestDatabase extends Connection {
  /**
   * A second, independent connection to the same database. For races on PostgreSQL: on SQLite a connection that waits for
   * the lock stops this whole process, the holder of the lock with it.
   */
  connectAgain: () => Connection
  /** The SQLite file, or the `postgres://` address. */
  address: string
}

export interface OpenOptions {
  /** Start from a database without any table. */
  empty?: boolean
  /** The name of the SQLite file, alone in its own folder, for a process that looks for it by name. */
  file?: string
  /** Told of every statement. */
  onQuery?: OnQuery
}

/** A fresh database of the block's engine. It is dropped after the test, or after the block when opened in `beforeAll`. */
export type OpenDatabase = (options?: OpenOptions) => Promise<TestDatabase>

const POOL_SIZE = 5

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgresServer')}postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

interface Opened {
  address: string
  connect: () => Connection
  drop: () => Promise<void>
}

async function createDatabase(dialect: DialectName, options: OpenOptions): Promise<Opened> {
  const name = `shifu_${randomBytes(6).toString('hex')}`
  if (dialect === 'sqlite') {
    const folder = path.join(inject('temporaryFolder'), name)
    mkdirSync(folder)
    const file = path.join(folder, options.file ?? 'test.sqlite')
    if (!options.empty) copyFileSync(inject('sqliteTemplate'), file)
    return {
      address: file,
      connect: () => connectSqlite(file, options.onQuery),
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    }
  }
  // Copying files takes a third of the time that copying through the log takes.
  const template = options.empty ? 'template0' : TEMPLATE_DATABASE
  await onServer(`create database ${name} template ${template} strategy file_copy`)
  const address = `${inject('postgresServer')}${name}`
  return {
    address,
    connect: () => connectPostgres(address, POOL_SIZE, options.onQuery),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

type Block = (open: OpenDatabase, dialect: DialectName) => void

/**
 * Runs the block once for SQLite (a file, WAL, synchronous=FULL, as in production) and once for PostgreSQL.
 * `const { db } = await open()` inside a test, `beforeEach` or `beforeAll`.
 */
export function describeDatabases(title: string, block: Block): void {
  for (const dialect of DIALECTS) describeDatabase(dialect, title, block)
}

/** As `describeDatabases`, for what cannot differ between the engines. */
export function describeDatabase(dialect: DialectName, title: string, block: Block): void {
  describe(`${title} (${dialect})`, () => {
    const perTest: (() => Promise<void>)[] = []
    const perBlock: (() => Promise<void>)[] = []

    async function open(options: OpenOptions = {}): Promise<TestDatabase> {
      const database = await createDatabase(dialect, options)
      const connections: Connection[] = []
      const connectAgain = () => {
        const connection = database.connect()
        connections.push(connection)
        return connection
      }
      const endings = TestRunner.getCurrentTest() ? perTest : perBlock
      endings.push(async () => {
        await Promise.all(connections.map((connection) => connection.close()))
        await database.drop()
      })
      return { ...connectAgain(), connectAgain, address: database.address }
    }

    afterEach(() => endAll(perTest))
    afterAll(() => endAll(perBlock))
    block(open, dialect)
  })
}

async function endAll(endings: (() => Promise<void>)[]): Promise<void> {
  for (const end of endings.splice(0)) await end()
}
