import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.server'

const folder = mkdtempSync(path.join(tmpdir(), 'shifu-env-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DEMO = { DATA_DIR: folder }
const PRODUCTION = {
  ...DEMO,
  SHIFU_MODE: 'production',
  SESSION_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  BASE_URL: 'https://shifu.example.com',
}

function refusal(source: Record<string, string | undefined>): string {
  try {
    readEnv(source)
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError)
    return (error as Error).message
  }
  throw new Error('the environment was accepted')
}

describe('readEnv', () => {
  it('needs nothing for a demo on this machine', () => {
    expect(readEnv(DEMO)).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, baseUrl: undefined })
  })

  it('takes a whole production environment', () => {
    expect(readEnv(PRODUCTION)).toMatchObject({ mode: 'production', sessionSecret: PRODUCTION.SESSION_SECRET })
  })

  it('reads an empty variable as one that is not set', () => {
    expect(readEnv({ ...DEMO, PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('takes proxies as addresses and networks, and believes none unless told', () => {
    expect(readEnv(PRODUCTION).trustProxy).toEqual([])
    expect(readEnv({ ...PRODUCTION, TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8' }).trustProxy).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      'fd00::/8',
    ])
  })

  const BAD: [title: string, source: Record<string, string | undefined>, names: string[]][] = [
    ['no secret in production', { ...PRODUCTION, SESSION_SECRET: undefined }, ['SESSION_SECRET']],
    ['an empty secret in production', { ...PRODUCTION, SESSION_SECRET: '' }, ['SESSION_SECRET']],
    ['a short secret', { ...PRODUCTION, SESSION_SECRET: 'x'.repeat(31) }, ['SESSION_SECRET']],
    ['no address in production', { ...PRODUCTION, BASE_URL: undefined }, ['BASE_URL']],
    ['an address of another kind', { ...PRODUCTION, BASE_URL: 'ftp://shifu.example.com' }, ['BASE_URL']],
    ['an address that is none', { ...PRODUCTION, BASE_URL: 'shifu' }, ['BASE_URL']],
    ['both missing', { ...PRODUCTION, SESSION_SECRET: undefined, BASE_URL: undefined }, ['SESSION_SECRET', 'BASE_URL']],
    ['an unknown mode', { ...DEMO, SHIFU_MODE: 'staging' }, ['SHIFU_MODE']],
    ['a demo for the whole network', { ...DEMO, HOST: '0.0.0.0' }, ['HOST']],
    ['a demo on a public address', { ...DEMO, HOST: '203.0.113.7' }, ['HOST']],
    ['a port that is none', { ...DEMO, PORT: 'http' }, ['PORT']],
    ['a port out of range', { ...DEMO, PORT: '65536' }, ['PORT']],
    ['a broken port', { ...DEMO, PORT: '30.5' }, ['PORT']],
    ['a database of another kind', { ...DEMO, DATABASE_URL: 'mysql://root@localhost/x' }, ['DATABASE_URL']],
    ['a proxy by name', { ...PRODUCTION, TRUST_PROXY: 'proxy.internal' }, ['TRUST_PROXY']],
    ['a number of proxies', { ...PRODUCTION, TRUST_PROXY: '1' }, ['TRUST_PROXY']],
    ['a network that is none', { ...PRODUCTION, TRUST_PROXY: '10.0.0.0/33' }, ['TRUST_PROXY']],
    ['the whole world as a proxy', { ...PRODUCTION, TRUST_PROXY: '10.0.0.1, 0.0.0.0/0' }, ['TRUST_PROXY']],
    ['an unknown log level', { ...DEMO, LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [
      'many faults at once',
      { ...DEMO, PORT: 'x', LOG_LEVEL: 'y', SHIFU_MODE: 'z' },
      ['PORT', 'LOG_LEVEL', 'SHIFU_MODE'],
    ],
  ]
  it.each(BAD)('refuses %s and names it', (_title, source, names) => {
    const message = refusal(source)
    for (const name of names) expect(message).toContain(name)
  })

  it('never says the value of a secret', () => {
    const message = refusal({
      ...PRODUCTION,
      SESSION_SECRET: 'too-short-but-mine',
      DATABASE_URL: 'mysql://user:hunter2@host/db',
    })
    expect(message).not.toContain('too-short-but-mine')
    expect(message).not.toContain('hunter2')
  })

  it('keeps the demo secret over a restart, in a file for its owner only', () => {
    const first = readEnv(DEMO).sessionSecret
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(readEnv(DEMO).sessionSecret).toBe(first)
    const file = path.join(folder, 'demo-session-secret')
    expect(readFileSync(file, 'utf8')).toBe(first)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })
})
