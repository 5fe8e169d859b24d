import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '#app/features/accounts/password.server'
import { resetPassword } from '#app/features/accounts/reset-password.server'
import {
  endSession,
  findViewer,
  hashSessionToken,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  startSession,
} from '#app/features/accounts/sessions.server'
import { type SignInInput, signIn } from '#app/features/accounts/sign-in.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getHouseAudit } from '#app/features/audit/audit-page.server'
import type { Db } from '#db/connect'
import { aPerson, PASSWORD } from '#tests/builders/person'
import { HOUR_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditAsked } from './audit-lines'

const SECRET = 'a-secret-of-at-least-thirty-two-characters'

async function opened(db: Db) {
  const person = await aPerson(db, { roles: ['mentor', 'manager'] })
  const token = await startSession(db, { personId: person.id, secret: SECRET, wallNow: NOW })
  const at = (wallNow: number) => findViewer(db, { token, secret: SECRET, wallNow })
  return { person, token, at }
}

describeDatabases('sessions', (open) => {
  it('answer who it is, with all roles', async () => {
    const { db } = await open()
    const { person, at } = await opened(db)
    const viewer = await at(NOW + MINUTE_MS)
    expect(viewer).toMatchObject({ id: person.id, username: person.username, mustChangePassword: false })
    expect([...(viewer?.roles ?? [])].sort()).toEqual(['manager', 'mentor'])
  })

  it('are stored so that a copy of the database opens none', async () => {
    const { db } = await open()
    const { token, at } = await opened(db)
    const row = await db.selectFrom('session').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row.id_hash).toBe(hashSessionToken(SECRET, token))
    expect(await findViewer(db, { token: row.id_hash, secret: SECRET, wallNow: NOW })).toBeNull()
    expect(await findViewer(db, { token, secret: 'another secret of thirty-two characters', wallNow: NOW })).toBeNull()
    expect(await at(NOW)).not.toBeNull()
  })

  it('end after long idleness, not before', async () => {
    const { db } = await open()
    const { at } = await opened(db)
    expect(await at(NOW + SESSION_IDLE_MS + 1)).toBeNull()
    expect(await at(NOW + SESSION_IDLE_MS)).not.toBeNull()
  })

  it('live on while they are used, but never beyond the absolute end', async () => {
    const { db } = await open()
    const { at } = await opened(db)
    for (let now = NOW; now < NOW + SESSION_ABSOLUTE_MS; now += 2 * HOUR_MS) expect(await at(now)).not.toBeNull()
    expect(await at(NOW + SESSION_ABSOLUTE_MS - 1)).not.toBeNull()
    expect(await at(NOW + SESSION_ABSOLUTE_MS)).toBeNull()
  })

  it('outlast the longest exam without a click', () => {
    expect(SESSION_IDLE_MS).toBeGreaterThanOrEqual(2 * HOUR_MS)
  })

  it('end when they are ended', async () => {
    const { db } = await open()
    const { token, at } = await opened(db)
    await endSession(db, hashSessionToken(SECRET, token), NOW + 1)
    expect(await at(NOW + 2)).toBeNull()
  })

  it('end when the person is deactivated', async () => {
    const { db } = await open()
    const { person, at } = await opened(db)
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', person.id).execute()
    expect(await at(NOW + 1)).toBeNull()
  })
})

let addresses = 0

/** The limits of sign-in live in the process, so every test comes from an address of its own. */
function attempt(username: string, password: string, address: string) {
  return { username, password, address, knownTokens: [], secret: SECRET, now: NOW, wallNow: NOW, requestId: 'request' }
}

describeDatabases('sign-in', (open, dialect) => {
  const address = () => `test-${++addresses}`

  it('opens with the right password and is written down', async () => {
    const { db } = await open()
    const person = await aPerson(db, { canSignIn: true })
    const outcome = await signIn(db, attempt(person.username, PASSWORD, address()))
    expect(outcome).toMatchObject({ ok: true, value: { personId: person.id } })
    expect(await db.selectFrom('audit_event').select(['action', 'actor_id']).execute()).toEqual([
      { action: 'sign-in:session', actor_id: person.id },
    ])
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it.each([
    ['a wrong password', { canSignIn: true }, 'wrong-password-1'],
    ['the right password of somebody deactivated', { canSignIn: true, status: 'deactivated' as const }, PASSWORD],
  ])('does not open with %s', async (_title, wish, password) => {
    const { db } = await open()
    const person = await aPerson(db, wish)
    expect(await signIn(db, attempt(person.username, password, address()))).toMatchObject({
      ok: false,
      reason: 'wrong-password',
    })
    expect(await db.selectFrom('session').select('person_id').execute()).toEqual([])
  })

  it('opens with a one-time password as people copy it from paper, and not with one of their own', async () => {
    const { db } = await open()
    const admin = await aPerson(db, { roles: ['admin'] })
    const person = await aPerson(db, { canSignIn: true })
    const capitals = attempt(person.username, PASSWORD.toUpperCase(), address())
    expect(await signIn(db, capitals)).toMatchObject({ reason: 'wrong-password' })
    const made = await resetPassword(db, {
      actor: { id: admin.id, requestId: null },
      now: NOW,
      wallNow: NOW,
      personId: person.id,
    })
    const password = made.ok ? ` ${made.value.password.toUpperCase().replaceAll('-', ' ')} ` : ''
    expect(await signIn(db, attempt(person.username, password, address()))).toMatchObject({ ok: true })
  })

  it('does not open with a one-time password that was not used in time, and says so', async () => {
    const { db } = await open()
    const person = await aPerson(db, { canSignIn: true, must_change_password: 1, one_time_until: NOW })
    const expired = { ok: false, reason: 'password-expired', detail: '7' }
    expect(await signIn(db, attempt(person.username, PASSWORD, address()))).toEqual(expired)
    expect(await signIn(db, { ...attempt(person.username, PASSWORD, address()), now: NOW - 1 })).toMatchObject({
      ok: true,
    })
  })

  it('does as much work for an unknown name as for a known one', async () => {
    const { db } = await open()
    // A password is looked at in turn, and more than a hundred are not kept waiting: nobody would be, if nothing was looked at.
    const strangers = Array.from({ length: 150 }, (_, n) => attempt(`nobody-${n}`, 'a-wrong-password', address()))
    const answers = await Promise.all(strangers.map((stranger) => signIn(db, stranger)))
    const reasons = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.reason)))
    expect(reasons).toEqual(new Set(['wrong-password', 'too-many-tries']))
  })

  /** All of them at once; whoever still waits after so many wrong ones goes away, because waiting takes longer than a test. */
  async function guessAtOnce(db: Db, guesses: SignInInput[], untilWrong: number): Promise<number> {
    const leave = guesses.map(() => new AbortController())
    let wrong = 0
    await Promise.all(
      guesses.map(async (guess, n) => {
        const outcome = await signIn(db, { ...guess, signal: leave[n]!.signal })
        if (!outcome.ok && outcome.reason === 'wrong-password') wrong++
        if (wrong >= untilWrong) for (const one of leave) one.abort()
      }),
    )
    return wrong
  }

  it('keeps its limit when guesses come all at once, from several addresses', async () => {
    const { db } = await open()
    const person = await aPerson(db, { canSignIn: true })
    const places = [address(), address()]
    const guesses = Array.from({ length: 20 }, (_, n) => attempt(person.username, `guess-${n}`, places[n % 2]!))
    expect(await guessAtOnce(db, guesses, 5)).toBe(5)
  })

  describe('a burst of wrong passwords', () => {
    const written = async (db: Db) =>
      (await db.selectFrom('audit_event').selectAll().orderBy('seq').execute()).map((row) => ({
        ...row,
        after: JSON.parse(row.after_json ?? 'null') as unknown,
      }))

    it('is written down once, with whose it is and from where, and what was typed is not', async () => {
      const { db } = await open()
      const person = await aPerson(db, { canSignIn: true })
      const from = address()
      for (let n = 0; n < 4; n++) await signIn(db, attempt(person.username, `guess-${n}`, from))
      expect(await written(db)).toEqual([])
      await signIn(db, attempt(person.username, 'guess-4', from))
      const [row] = await written(db)
      expect(row).toMatchObject({
        actor_id: null,
        action: 'slow-down:session',
        entity: 'person',
        entity_id: person.id,
        after: { guessedAt: 'person', tries: 5, from },
      })
      expect(JSON.stringify(row)).not.toContain('guess-')
      await signIn(db, attempt(person.username, 'guess-5', from))
      expect(await written(db)).toHaveLength(1)
      expect((await verifyAudit(db)).fault).toBeNull()
      const { rows } = await getHouseAudit(db, auditAsked('kind=accounts'))
      expect(rows).toMatchObject([{ concernsName: person.displayName, thing: { guesses: { tries: 5, from } } }])
    })

    it('is none where the right one came in between', async () => {
      const { db } = await open()
      const person = await aPerson(db, { canSignIn: true })
      for (let round = 0; round < 2; round++) {
        for (let n = 0; n < 3; n++) await signIn(db, attempt(person.username, 'guess', address()))
        await signIn(db, attempt(person.username, PASSWORD, address()))
      }
      expect((await written(db)).map((row) => row.action)).toEqual(['sign-in:session', 'sign-in:session'])
    })

    it('at names nobody goes by is one for the place, without the names; many from one place are another', async () => {
      const { db } = await open()
      const from = address()
      const typed = Array.from({ length: 60 }, (_, n) => attempt(`my-secret-${from}-${n}`, 'guess', from))
      for (let n = 0; n < typed.length; n += 5) await Promise.all(typed.slice(n, n + 5).map((one) => signIn(db, one)))
      const rows = await written(db)
      expect(rows.map((row) => [row.entity, row.after])).toEqual([
        ['house', { guessedAt: 'nobody', tries: 5, from }],
        ['house', { guessedAt: 'many', tries: 60, from }],
      ])
      expect(JSON.stringify(rows)).not.toContain('my-secret')
    })
  })

  it('asks for patience instead of failing when the whole world signs in at once', async () => {
    const { db } = await open()
    const outcomes = await Promise.all(
      Array.from({ length: 130 }, (_, n) => signIn(db, attempt(`nobody-${n}`, 'guess', address()))),
    )
    const reasons = outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason))
    expect(new Set(reasons)).toEqual(new Set(['wrong-password', 'too-many-tries']))
  })

  it.skipIf(dialect === 'postgres')('slows down one address that tries many accounts', async () => {
    const { db } = await open()
    const from = address()
    const guesses = Array.from({ length: 90 }, (_, n) => attempt(`spray-${from}-${n}`, 'guess', from))
    expect(await guessAtOnce(db, guesses, 60)).toBeLessThan(90)
  })

  it('forgets wrong tries after a right one', async () => {
    const { db } = await open()
    const person = await aPerson(db, { canSignIn: true })
    const from = address()
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 3; n++) await signIn(db, attempt(person.username, `guess-${n}`, from))
      expect(await signIn(db, attempt(person.username, PASSWORD, from))).toMatchObject({ ok: true })
    }
  })
})

describeDatabases('passwords', () => {
  it('are hashed with argon2id, salted each time, and long ones in full', async () => {
    const long = 'x'.repeat(199)
    const [first, second] = await Promise.all([hashPassword(`${long}a`), hashPassword(`${long}a`)])
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword(`${long}a`, first)).toBe(true)
    expect(await verifyPassword(`${long}b`, first)).toBe(false)
    expect(await verifyPassword(`${long}a`, undefined)).toBe(false)
  })
})
