// Starts the server as it is shipped (build/server.js, own process) on a test's database.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { startSession } from '#app/features/accounts/sessions.server'
import { aPerson, type BuiltPerson, type PersonWish } from '#tests/builders/person'
import type { OpenDatabase, TestDatabase } from '#tests/setup/databases'
import { findFreePort } from '#tests/setup/free-port'
import { type Headers, Visitor } from './visitor'

export const SECRET = 'only-for-tests-only-for-tests-only-for-tests'
/** Nobody listens there: the name only has to be the one in BASE_URL. */
export const PUBLIC_ORIGIN = 'https://shifu.test'
const START_TIMEOUT_MS = 110_000

export interface ServerOptions {
  mode?: 'production' | 'demo'
  env?: Record<string, string>
  /** Where the process looks for what was built; by default here. */
  cwd?: string
}

export interface TestServer {
  database: TestDatabase
  port: number
  /** Everything the process printed. */
  output: () => string
  visitor: (headers?: Record<string, string>) => Visitor
  /** A visitor with a session of this person; no password needed. */
  visitorAs: (person: { id: string }) => Promise<Visitor>
  /** A new person and their session. */
  newcomer: (wish?: PersonWish) => Promise<{ person: BuiltPerson; visitor: Visitor }>
  stop: () => Promise<void>
}

/** What the process needs to know to use the test's database. */
function databaseEnv({ dialect, address }: TestDatabase): Record<string, string> {
  return dialect === 'postgres' ? { DATABASE_URL: address } : { DATA_DIR: path.dirname(address) }
}

export function spawnServer(
  env: Record<string, string>,
  cwd = process.cwd(),
): {
  child: ChildProcess
  output: () => string
  ended: Promise<number | null>
} {
  if (!existsSync('build/server.js'))
    throw new Error('There is no build/server.js; run "npm run build" before the http tests.')
  const child = spawn(process.execPath, [path.resolve('build/server.js')], {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve)
  })
  return { child, output: () => said, ended }
}

export async function startServer(open: OpenDatabase, options: ServerOptions = {}): Promise<TestServer> {
  const database = await open({ file: 'shifu.sqlite' })
  const port = await findFreePort()
  const demo = options.mode === 'demo'
  const origin = demo ? `http://127.0.0.1:${port}` : PUBLIC_ORIGIN
  const { child, output, ended } = spawnServer(
    {
      ...databaseEnv(database),
      PORT: String(port),
      SHIFU_MODE: demo ? 'demo' : 'production',
      SESSION_SECRET: SECRET,
      ...(demo ? {} : { BASE_URL: PUBLIC_ORIGIN, TRUST_PROXY: '127.0.0.1' }),
      ...options.env,
    },
    options.cwd,
  )
  const died = ended.then((code) => {
    throw new Error(`The server ended with ${code} before it was ready:\n${output()}`)
  })
  try {
    await Promise.race([waitUntilReady(port, output), died])
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    // From here on an end is expected.
    died.catch(() => undefined)
  }
  // A proxy stands before production; each visitor comes from an address of its own.
  let visitors = 0
  const visitor = (headers: Record<string, string> = {}) => {
    visitors++
    const forwarded: Headers = demo
      ? {}
      : { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': `192.0.2.${visitors % 250}` }
    return new Visitor(port, origin, { ...forwarded, ...headers })
  }
  const visitorAs = async (person: { id: string }) => {
    const token = await startSession(database.db, { personId: person.id, secret: SECRET, wallNow: Date.now() })
    return visitor().setCookie(demo ? 'shifu' : '__Host-shifu', token)
  }
  return {
    database,
    port,
    output,
    visitor,
    visitorAs,
    newcomer: async (wish) => {
      const person = await aPerson(database.db, wish)
      return { person, visitor: await visitorAs(person) }
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function waitUntilReady(port: number, output: () => string): Promise<void> {
  const visitor = new Visitor(port, `http://127.0.0.1:${port}`)
  const giveUpAt = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const answer = await visitor.get('/readyz').catch(() => undefined)
    if (answer?.status === 200) return
    if (Date.now() > giveUpAt)
      throw new Error(`The server was not ready in time: ${answer?.text ?? 'no answer'}\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
