// The command-line tools as they are run: own processes with arguments, input and exit codes.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyPassword } from '#app/features/accounts/password.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { dropAppendOnly } from '#db/dialect'
import { describeDatabases, type TestDatabase } from '#tests/setup/databases'

interface Ended {
  code: number | null
  out: string
  error: string
}

/** Inside the project, so that the bundles find the packages; bundled as for production, because that also starts fast. */
const folder = path.resolve(`node_modules/.cache/shifu-commands-${process.pid}`)

beforeAll(() =>
  build({
    entryPoints: ['migrate', 'create-admin', 'verify-audit', 'verify-drills'].map(
      (name) => `scripts/operator/${name}.ts`,
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  }),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(script: string, args: string[], env: Record<string, string>, input = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, `${script}.js`), ...args], {
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: '', ...env },
    })
    const ended: Ended = { code: null, out: '', error: '' }
    child.stdout.on('data', (chunk) => {
      ended.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      ended.error += chunk
    })
    child.on('close', (code) => resolve({ ...ended, code }))
    child.stdin.end(input)
  })
}

function envOf({ dialect, address }: TestDatabase): Record<string, string> {
  return dialect === 'postgres' ? { DATABASE_URL: address } : { DATA_DIR: path.dirname(address) }
}

describeDatabases('command-line tools', (open) => {
  it('migrate prints what ran, then that nothing is left to do', async () => {
    const house = await open({ empty: true, file: 'shifu.sqlite' })
    const first = await run('migrate', [], envOf(house))
    expect(first).toMatchObject({ code: 0, error: '' })
    expect(first.out).toContain('ran 001-foundation')
    expect((await run('migrate', [], envOf(house))).out).toContain('nothing ran')
  })

  it('create-admin makes an administrator with a one-time password that must be changed', async () => {
    const house = await open({ file: 'shifu.sqlite' })
    const ended = await run('create-admin', ['--username', 'Boss', '--name', '王主管'], envOf(house))
    expect(ended).toMatchObject({ code: 0, error: '' })
    const password = /One-time password: (\S+)/.exec(ended.out)?.[1] ?? ''
    expect(password).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/)
    const person = await house.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
    expect(person).toMatchObject({ username: 'boss', display_name: '王主管', must_change_password: 1, is_demo: 0 })
    expect(person.one_time_until).toBeGreaterThan(person.created_at)
    expect(await verifyPassword(password, person.password_hash)).toBe(true)
    expect(await house.db.selectFrom('person_role').select('role').execute()).toEqual([{ role: 'admin' }])
    expect(await verifyAudit(house.db)).toMatchObject({ rows: 1, fault: null })
  })

  it('create-admin takes a password from its input and never prints it', async () => {
    const house = await open({ file: 'shifu.sqlite' })
    const ended = await run(
      'create-admin',
      ['--username', 'boss', '--name', '王', '--password-stdin'],
      envOf(house),
      'a-long-password-of-mine\n',
    )
    expect(ended.code).toBe(0)
    expect(ended.out).not.toContain('a-long-password-of-mine')
    const person = await house.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
    expect(person).toMatchObject({ must_change_password: 0, one_time_until: null })
    expect(await verifyPassword('a-long-password-of-mine', person.password_hash)).toBe(true)
  })

  it('create-admin leaves an account that is there as it is', async () => {
    const house = await open({ file: 'shifu.sqlite' })
    await run('create-admin', ['--username', 'boss', '--name', '王'], envOf(house))
    const before = await house.db.selectFrom('person').selectAll().execute()
    const again = await run('create-admin', ['--username', 'BOSS', '--name', '李'], envOf(house))
    expect(again.code).toBe(1)
    expect(again.error).toContain('already')
    const sameName = await run('create-admin', ['--username', 'other', '--name', ' 王'], envOf(house))
    expect(sameName).toMatchObject({ code: 1, error: expect.stringContaining('Choose another --name') })
    expect(await house.db.selectFrom('person').selectAll().execute()).toEqual(before)
  })

  const WITH_PASSWORD = ['--username', 'boss', '--name', '王', '--password-stdin']
  it.each([
    ['no name', ['--username', 'boss'], '--name is missing'],
    ['a user name with a space', ['--username', 'the boss', '--name', '王'], 'user name'],
    ['an unknown option', ['--user', 'boss'], 'Usage'],
    ['a short password', WITH_PASSWORD, '10 to 200'],
    ['a common password', WITH_PASSWORD, 'not a common one', 'woaini1314'],
    ['a password with the user name in it', WITH_PASSWORD, 'not a common one', 'the-boss-is-in'],
  ])('create-admin refuses %s', async (_title, args, sentence, input = 'short') => {
    const house = await open({ file: 'shifu.sqlite' })
    const ended = await run('create-admin', args, envOf(house), input)
    expect(ended.code).toBe(1)
    expect(ended.error).toContain(sentence)
    expect(await house.db.selectFrom('person').select('id').execute()).toEqual([])
  })

  it('verify-drills is content with a house that has not drilled', async () => {
    const house = await open({ file: 'shifu.sqlite' })
    expect(await run('verify-drills', [], envOf(house))).toMatchObject({
      code: 0,
      out: expect.stringContaining('All 0 judged cards'),
    })
  })

  it('verify-audit is content with a whole chain and ends with 1 at the first fault', async () => {
    const house = await open({ file: 'shifu.sqlite' })
    for (const username of ['one', 'two', 'three'])
      await run('create-admin', ['--username', username, '--name', username], envOf(house))
    const whole = await run('verify-audit', [], envOf(house))
    expect(whole.code).toBe(0)
    const [, head] = /^The audit trail is whole: 3 rows\.\n.*: (3:[0-9a-f]{64})\n$/.exec(whole.out) ?? []
    const log = path.join(folder, 'server.log')
    writeFileSync(log, `{"level":30,"auditHead":"${head}"}\n`)
    const witnessed = await run('verify-audit', ['--head', `${head}`, '--witness', log], envOf(house))
    expect(witnessed).toMatchObject({ code: 0, out: expect.stringContaining('3 rows, 2 witnessed.') })
    const other = `${head}`.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await run('verify-audit', ['--head', other], envOf(house))).toMatchObject({
      code: 1,
      error: expect.stringContaining('row 3'),
    })
    for (const args of [
      ['--head', 'x'],
      ['--witness', 'no-such-file'],
      ['--witness', `${folder}/verify-audit.js`],
    ])
      expect((await run('verify-audit', args, envOf(house))).code).toBe(1)
    await dropAppendOnly(house.db, 'audit_event')
    await sql`update audit_event set reason = 'nothing' where seq = 2`.execute(house.db)
    const ended = await run('verify-audit', [], envOf(house))
    expect(ended.code).toBe(1)
    expect(ended.error).toContain('row 2')
  })
})
