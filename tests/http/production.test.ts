import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCohort } from '#tests/builders/cohort'
import { aPerson } from '#tests/builders/person'
import { describeDatabase } from '#tests/setup/databases'
import { findFreePort } from '#tests/setup/free-port'
import { SECRET, spawnServer, startServer, type TestServer } from './server'

describe('a server that is not told enough', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shifu-start-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const whole = {
    SHIFU_MODE: 'production',
    SESSION_SECRET: SECRET,
    BASE_URL: 'https://shifu.test',
    PORT: '0',
    DATA_DIR: folder,
  }

  const MISSING: [name: string, env: Record<string, string>][] = [
    ['SESSION_SECRET', { ...whole, SESSION_SECRET: '' }],
    ['SESSION_SECRET', { ...whole, SESSION_SECRET: 'short' }],
    ['BASE_URL', { ...whole, BASE_URL: '' }],
    ['DATABASE_URL', { ...whole, DATABASE_URL: 'mysql://somewhere' }],
    ['HOST', { PORT: '0', DATA_DIR: folder, HOST: '0.0.0.0' }],
    ['SHIFU_MODE', { ...whole, SHIFU_MODE: 'prod' }],
    ['TRUST_PROXY', { ...whole, TRUST_PROXY: 'the proxy' }],
    ['TRUST_PROXY', { ...whole, TRUST_PROXY: '10.0.0.0/99' }],
  ]
  it.each(MISSING)('does not start and names %s', async (name, env) => {
    const { ended, output } = spawnServer(env)
    expect(await ended).toBe(1)
    expect(output()).toContain(name)
    expect(output()).not.toContain('    at ')
  })

  it('says which port is taken, and stops cleanly when told to', async () => {
    const port = String(await findFreePort())
    const first = spawnServer({ ...whole, PORT: port })
    await expect.poll(first.output, { timeout: 60_000 }).toContain('is open at')
    const second = spawnServer({ ...whole, PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Port ${port} is taken`)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })
})

describe.skipIf(process.platform === 'win32')('npm start', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shifu-npm-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['SIGTERM', 'SIGINT', 'SIGTERM'] as const)(
    'ends the server with itself at %s',
    async (signal) => {
      const port = String(await findFreePort())
      // Without a group of its own the signal goes to npm alone, as a process manager sends it.
      const npm = spawn('npm', ['start'], {
        env: {
          ...process.env,
          SHIFU_MODE: 'production',
          SESSION_SECRET: SECRET,
          BASE_URL: 'https://shifu.test',
          PORT: port,
          DATA_DIR: folder,
          DATABASE_URL: '',
        },
      })
      let output = ''
      npm.stdout.on('data', (chunk) => {
        output += chunk
      })
      const ended = new Promise<number | null>((resolve) => {
        npm.on('exit', resolve)
      })
      try {
        await expect.poll(() => output, { timeout: 110_000 }).toContain('is open at')
      } finally {
        npm.kill(signal)
      }
      expect(await ended).toBe(0)
      // The port is free again: nobody was left behind who goes on serving.
      const next = spawnServer({
        SHIFU_MODE: 'production',
        SESSION_SECRET: SECRET,
        BASE_URL: 'https://shifu.test',
        PORT: port,
        DATA_DIR: folder,
      })
      await expect.poll(next.output, { timeout: 60_000 }).toContain('is open at')
      next.child.kill('SIGTERM')
      expect(await next.ended).toBe(0)
    },
    240_000,
  )
})

describe.skipIf(process.platform === 'win32')('a data folder that others can read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shifu-loose-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is for its owner only once the server has started', async () => {
    for (const name of ['shifu.sqlite', 'shifu.sqlite.old']) writeFileSync(path.join(folder, name), '')
    for (const name of ['shifu.sqlite', 'shifu.sqlite.old']) chmodSync(path.join(folder, name), 0o664)
    chmodSync(folder, 0o775)
    const { child, output, ended } = spawnServer({ PORT: '0', DATA_DIR: folder })
    await expect.poll(output, { timeout: 60_000 }).toContain('is open at')
    const loose = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))].filter(
      (place) => (statSync(place).mode & 0o077) !== 0,
    )
    expect(loose).toEqual([])
    expect(readdirSync(folder)).toContain('shifu.sqlite-wal')
    child.kill('SIGTERM')
    await ended
  })
})

describeDatabase('sqlite', 'a house whose course was taken away', (open) => {
  it('does not open, and names the course', async () => {
    const { db, address } = await open({ file: 'shifu.sqlite' })
    await aCohort(db, { course_id: 'coffee-house' })
    const { ended, output } = spawnServer({ PORT: '0', DATA_DIR: path.dirname(address) })
    expect(await ended).toBe(1)
    expect(output()).toContain('not built: coffee-house')
    expect(output()).not.toContain('    at ')
  })
})

describeDatabase('sqlite', 'a production house', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  it('begins without any account', async () => {
    const { db } = server.database
    expect(await db.selectFrom('person').select('username').execute()).toEqual([])
    expect(await db.selectFrom('cohort').select('id').execute()).toEqual([])
  })

  it('opens to none of the demo passwords', async () => {
    for (const username of ['trainee', 'mentor', 'manager', 'admin']) {
      const answer = await server.visitor().signIn(username, 'shifu-demo')
      expect(answer.status).toBe(401)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  it('shows no demo on the sign-in page', async () => {
    const page = await server.visitor().get('/login')
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('shifu-demo')
  })

  it('has no time machine, not even for an administrator', async () => {
    const { visitor } = await server.newcomer({ roles: ['admin', 'manager'] })
    expect((await visitor.post('/demo/time', { to: 'next-day', hours: '24' })).status).toBe(404)
    expect((await server.visitor().post('/demo/time', { to: 'next-day' })).status).toBe(404)
  })
})

describeDatabase('sqlite', 'a database that a demo has filled', (open) => {
  it('is refused by production, with a sentence that says what to do', async () => {
    const { db, address } = await open({ file: 'shifu.sqlite' })
    await aPerson(db, { is_demo: 1 })
    const { ended, output } = spawnServer({
      SHIFU_MODE: 'production',
      SESSION_SECRET: SECRET,
      BASE_URL: 'https://shifu.test',
      PORT: '0',
      DATA_DIR: path.dirname(address),
    })
    expect(await ended).toBe(1)
    expect(output()).toContain('set another DATA_DIR or DATABASE_URL')
    expect(output()).not.toContain('    at ')
  })
})

describeDatabase('sqlite', 'a demo house', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { mode: 'demo' })
  })
  afterAll(() => server?.stop())

  it('lets the four named roles in with the demo password', async () => {
    for (const username of ['trainee', 'mentor', 'manager', 'admin']) {
      const visitor = server.visitor()
      expect((await visitor.signIn(username, 'shifu-demo')).status, username).toBe(302)
      expect((await visitor.get('/profile')).status, username).toBe(200)
    }
  })

  it('is open to this machine only', async () => {
    const page = await server.visitor().get('/login')
    expect(page.text).toContain('shifu-demo')
    expect(page.headers['strict-transport-security']).toBeUndefined()
  })
})
