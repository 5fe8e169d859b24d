import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '#tests/builders/person'
import { describeDatabase } from '#tests/setup/databases'
import { OPEN_REDIRECTS } from './open-redirects'
import { PUBLIC_ORIGIN, startServer, type TestServer } from './server'

describeDatabase('sqlite', 'where sign-in leads', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  function expectOurs(location: string): void {
    expect(location).not.toMatch(/[\r\n\t\\]/)
    expect(location).toMatch(/^\/(?!\/)/)
    expect(new URL(location, PUBLIC_ORIGIN).origin).toBe(PUBLIC_ORIGIN)
  }

  it('never leads away from here after the form, whatever next says', { timeout: 120_000 }, async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    for (const next of OPEN_REDIRECTS) {
      const answer = await server.visitor().signIn(person.username, PASSWORD, next)
      expect(answer.status, JSON.stringify(next)).toBe(302)
      expectOurs(answer.location)
      // The session, and the mark of a browser that has signed in before.
      expect(answer.headers['set-cookie']).toHaveLength(2)
    }
  })

  it('never leads away from here when somebody is signed in already', async () => {
    const { visitor } = await server.newcomer()
    for (const next of OPEN_REDIRECTS) {
      const answer = await visitor.get(`/login?next=${encodeURIComponent(next.replace(/\p{Surrogate}/gu, ''))}`)
      // A zero character in an address is refused outright.
      expect(answer.status, JSON.stringify(next)).toBe(next.includes('\u0000') ? 400 : 302)
      if (answer.status === 302) expectOurs(answer.location)
    }
  })

  it('never puts such an address into the form or the page', async () => {
    for (const next of OPEN_REDIRECTS) {
      const page = await server.visitor().get(`/login?next=${encodeURIComponent(next)}`)
      expect(page.status).toBe(next.includes('\u0000') ? 400 : 200)
      if (page.status === 400) continue
      const value = /name="next" value="([^"]*)"/.exec(page.text)?.[1] ?? 'missing'
      expectOurs(value.replaceAll('&amp;', '&'))
    }
  })

  it('brings people back to the page they asked for', async () => {
    const { person } = await server.newcomer({ canSignIn: true })
    const visitor = server.visitor()
    const sentAway = await visitor.get('/profile?tab=2')
    expect(sentAway.location).toBe('/login?next=%2Fprofile%3Ftab%3D2')
    expect((await visitor.signIn(person.username, PASSWORD, '/profile?tab=2')).location).toBe('/profile?tab=2')
  })

  it('brings people back to the page of the form that they sent without a session', async () => {
    const visitor = server.visitor()
    const page = `${PUBLIC_ORIGIN}/mentor/queue?day=3`
    expect((await visitor.post('/notices', {}, { Referer: page })).location).toBe(
      '/login?next=%2Fmentor%2Fqueue%3Fday%3D3&again=1',
    )
    for (const Referer of ['', 'nonsense', 'https://evil.example//evil.example'])
      expectOurs(
        new URLSearchParams((await visitor.post('/notices?x=1', {}, { Referer })).location.split('?')[1]).get('next') ??
          '',
      )
    expect((await visitor.post('/notices?x=1')).location).toBe('/login?next=%2Fnotices%3Fx%3D1&again=1')
    const wrong = await visitor.signIn('nobody', 'not-the-password', '/mentor/queue?day=3')
    expect(wrong.text).toContain('name="next" value="/mentor/queue?day=3"')
  })

  it('asks a stranger to sign in, wherever a strange path leads', async () => {
    for (const path of ['//evil.example/today', '/\\evil.example', '/today//evil.example', '/.//evil.example']) {
      const answer = await server.visitor().get(path)
      expect(answer.status).toBeLessThan(500)
      if (answer.location) expectOurs(answer.location)
    }
  })
})
