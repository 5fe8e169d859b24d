import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

const COOKIE = '__Host-shifu'
const NEW_PASSWORD = 'another-river-43'

describeDatabases('sessions over http', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  const isIn = async (visitor: Visitor) => (await visitor.get('/profile')).status === 200

  async function signedIn() {
    const { person } = await server.newcomer({ canSignIn: true })
    const visitor = server.visitor()
    await visitor.signIn(person.username, PASSWORD)
    return { person, visitor }
  }

  it('gives a new token at sign-in and ends the one before', async () => {
    const { person, visitor } = await signedIn()
    const earlier = visitor.cookies.get(COOKIE) ?? ''
    await visitor.signIn(person.username, PASSWORD)
    expect(visitor.cookies.get(COOKIE)).not.toBe(earlier)
    expect(await isIn(visitor)).toBe(true)
    expect(await isIn(server.visitor().setCookie(COOKIE, earlier))).toBe(false)
  })

  it('does not take over a token that somebody planted', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const visitor = server.visitor().setCookie(COOKIE, 'planted-by-somebody-else')
    await visitor.signIn(person.username, PASSWORD)
    expect(visitor.cookies.get(COOKIE)).not.toBe('planted-by-somebody-else')
  })

  it('ends at sign-out, on the server too', async () => {
    const { visitor } = await signedIn()
    const token = visitor.cookies.get(COOKIE) ?? ''
    expect((await visitor.post('/logout')).location).toBe('/login')
    expect(visitor.cookies.has(COOKIE)).toBe(false)
    expect(await isIn(server.visitor().setCookie(COOKIE, token))).toBe(false)
  })

  it('does not end by a mere link', async () => {
    const { visitor } = await signedIn()
    await visitor.get('/logout')
    expect(await isIn(visitor)).toBe(true)
  })

  it('ends everywhere else when the password changes, and the old password opens nothing', async () => {
    const { person, visitor } = await signedIn()
    const elsewhere = server.visitor()
    await elsewhere.signIn(person.username, PASSWORD)
    expect(await isIn(elsewhere)).toBe(true)
    const form = { current: PASSWORD, password: NEW_PASSWORD, again: NEW_PASSWORD }
    expect((await visitor.post('/profile/password', form)).status).toBe(302)
    expect(await isIn(visitor)).toBe(true)
    expect(await isIn(elsewhere)).toBe(false)
    expect((await server.visitor().signIn(person.username, PASSWORD)).status).toBe(401)
    expect((await server.visitor().signIn(person.username, NEW_PASSWORD)).status).toBe(302)
  })

  it('keeps the password when the current one is wrong or the new one is poor', async () => {
    const { person, visitor } = await signedIn()
    const poor: [form: Record<string, string>, status: number][] = [
      [{ current: 'not-mine-at-all', password: NEW_PASSWORD, again: NEW_PASSWORD }, 401],
      [{ current: PASSWORD, password: 'kurz-9q', again: 'kurz-9q' }, 400],
      [{ current: PASSWORD, password: NEW_PASSWORD, again: 'something-else' }, 400],
      [{ current: PASSWORD, password: PASSWORD, again: PASSWORD }, 400],
      [{ current: PASSWORD, password: 'woaini1314', again: 'woaini1314' }, 400],
      [{ current: PASSWORD, password: `${person.username}-kettle`, again: `${person.username}-kettle` }, 400],
    ]
    for (const [form, status] of poor) {
      const answer = await visitor.post('/profile/password', form)
      expect(answer.status).toBe(status)
      for (const secret of Object.values(form)) expect(answer.text, secret).not.toContain(secret)
    }
    expect((await server.visitor().signIn(person.username, PASSWORD)).status).toBe(302)
  })

  it('ends at once when the person is deactivated', async () => {
    const { person, visitor } = await signedIn()
    await server.database.db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', person.id).execute()
    expect(await isIn(visitor)).toBe(false)
    const again = await server.visitor().signIn(person.username, PASSWORD)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('leads to the password page and nowhere else while the password must be changed', async () => {
    const { visitor } = await server.newcomer({ must_change_password: 1 })
    for (const path of ['/today', '/profile']) expect((await visitor.get(path)).location).toBe('/profile/password')
    expect((await visitor.get('/profile/password')).status).toBe(200)
    const form = { displayName: '新名字', locale: 'zh-CN', theme: 'light' }
    expect((await visitor.post('/profile', form)).location).toBe('/profile/password')
  })

  it('is not opened by odd cookies', async () => {
    const tokens = [
      '',
      'x',
      'a'.repeat(6_000),
      '../../etc/passwd',
      '%00',
      "' or 1=1 --",
      '{"$ne":null}',
      '__proto__',
      'undefined',
      'null',
    ]
    for (const token of tokens) {
      const answer = await server.visitor().setCookie(COOKIE, token).get('/profile')
      expect(answer.status, token.slice(0, 20)).toBe(302)
      expect(answer.location).toContain('/login')
    }
  })

  it('tells nobody which names exist', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const { person: gone } = await server.newcomer({ canSignIn: true, status: 'deactivated' })
    const answers = []
    for (const username of [person.username, gone.username, 'nobody-of-this-name'])
      answers.push(await server.visitor().signIn(username, 'a-wrong-password'))
    const shape = (text: string) =>
      text.replaceAll(/nonce="[^"]*"|value="[^"]*"|person-\d+|nobody-of-this-name|nonce-[\w+/=]+/g, '').length
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(Math.abs(shape(answer.text) - shape(answers[0]?.text ?? ''))).toBeLessThan(60)
    }
  })

  it('lets the right password in after many wrong ones, from the same address and from another', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const guesser = server.visitor({ 'X-Forwarded-For': '198.51.100.7' })
    for (let n = 0; n < 6; n++) expect((await guesser.signIn(person.username, `guess-${n}`)).status).toBe(401)
    expect((await guesser.signIn(person.username, PASSWORD)).status).toBe(302)
    const again = server.visitor({ 'X-Forwarded-For': '198.51.100.7' })
    for (let n = 0; n < 6; n++) expect((await again.signIn(person.username, `guess-${n}`)).status).toBe(401)
    const elsewhere = server.visitor({ 'X-Forwarded-For': '198.51.100.8' })
    expect((await elsewhere.signIn(person.username, PASSWORD)).status).toBe(302)
  })

  it('does not make a browser wait that was here before, however many guess elsewhere', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const mine = server.visitor()
    expect((await mine.signIn(person.username, PASSWORD)).status).toBe(302)
    const known = mine.cookies.get(`${COOKIE}-known`) ?? ''
    expect(known).toMatch(/^[\w-]{43}$/)
    for (let n = 0; n < 5; n++) await server.visitor().signIn(person.username, `guess-${n}`)
    // Without the mark one's own turn would come after all of theirs, and too late.
    for (let n = 0; n < 20; n++) {
      const guesser = server.visitor({ 'X-Forwarded-For': `198.51.101.${n}` })
      guesser.signIn(person.username, `guess-${n}`).catch(() => undefined)
    }
    expect((await mine.signIn(person.username, PASSWORD)).status).toBe(302)
    // The mark opens nothing by itself.
    const thief = server.visitor().setCookie(`${COOKIE}-known`, known)
    expect((await thief.signIn(person.username, 'guess')).status).toBe(401)
    expect(await isIn(thief)).toBe(false)
  })

  it('lets eight sign-ins of one account in at once', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const visitor = server.visitor({ 'X-Forwarded-For': '198.51.100.12' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => visitor.signIn(person.username, PASSWORD)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(302))
  })

  it('slows a burst of guesses at the current password down, and never refuses the right one', async () => {
    const { visitor } = await signedIn()
    const other = await signedIn()
    const change = (who: Visitor, current: string) =>
      who.post('/profile/password', { current, password: NEW_PASSWORD, again: NEW_PASSWORD })
    const burst = await Promise.all(Array.from({ length: 20 }, (_, n) => change(visitor, `guess-${n}`)))
    // Whoever did not get a turn in time was not looked at.
    expect(new Set(burst.map((answer) => answer.status))).toEqual(new Set([401, 429]))
    expect((await change(other.visitor, PASSWORD)).status).toBe(302)
    expect((await change(visitor, PASSWORD)).status).toBe(302)
  })

  it('lets a whole shift sign in from one address, though some mistype first', async () => {
    const shift = await Promise.all(Array.from({ length: 40 }, () => server.newcomer({ canSignIn: true })))
    const router = { 'X-Forwarded-For': '198.51.100.10' }
    const statuses = await Promise.all(
      shift.map(async ({ person }, n) => {
        if (n % 4 === 0) await server.visitor(router).signIn(person.username, 'mistyped-once')
        return (await server.visitor(router).signIn(person.username, PASSWORD)).status
      }),
    )
    expect(statuses).toEqual(Array(40).fill(302))
  })

  it('says what to do when a one-time password has expired, and only to whoever knows it', async () => {
    const wish = { canSignIn: true, must_change_password: 1 as const, one_time_until: Date.now() - 1 }
    const { person } = await server.newcomer(wish)
    const wrong = await server.visitor().signIn(person.username, 'a-wrong-password')
    expect(wrong.status).toBe(401)
    expect(wrong.text).not.toContain('过期')
    const right = await server.visitor().signIn(person.username, PASSWORD)
    expect(right.status).toBe(403)
    expect(right.text).toContain('请管理员重设')
    expect(right.headers['set-cookie']).toBeUndefined()
    const { person: inTime } = await server.newcomer({ ...wish, one_time_until: Date.now() + 60_000 })
    expect((await server.visitor().signIn(inTime.username, PASSWORD)).status).toBe(302)
  })
})
