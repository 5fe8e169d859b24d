import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCohort } from '#tests/builders/cohort'
import { PASSWORD } from '#tests/builders/person'
import { describeDatabase } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'
import type { Answer, Headers, Visitor } from './visitor'

describeDatabase('sqlite', 'the edge', (open) => {
  let server: TestServer
  let anybody: Visitor
  let insider: Visitor

  beforeAll(async () => {
    server = await startServer(open)
    anybody = server.visitor()
    insider = (await server.newcomer({ roles: ['trainee'] })).visitor
  })
  afterAll(() => server?.stop())

  describe('security headers', () => {
    async function findAsset(ending: string): Promise<string> {
      const page = await anybody.get('/login')
      return new RegExp(`/assets/[^"]+\\.${ending}`).exec(page.text)?.[0] ?? '/assets/none'
    }

    const KINDS: [title: string, status: number, ask: () => Promise<Answer>][] = [
      ['a page', 200, () => anybody.get('/login')],
      ['a page for people who are signed in', 200, () => insider.get('/profile')],
      ['the data of a page', 200, () => insider.get('/profile.data')],
      ['a redirect', 302, () => anybody.get('/today')],
      ['a page that is not there', 404, () => anybody.get('/no-such-page')],
      ['a script', 200, async () => anybody.get(await findAsset('js'))],
      ['a style sheet', 200, async () => anybody.get(await findAsset('css'))],
      ['a missing asset', 404, () => anybody.get('/assets/no-such-file.js')],
      ['the icon', 200, () => anybody.get('/favicon.svg')],
      ['a bad form', 400, () => anybody.post('/login', {})],
      ['a post from another site', 403, () => anybody.post('/login', {}, { Origin: 'https://evil.example' })],
      ['a path that cannot be decoded', 400, () => anybody.get('/%E0%A4%A')],
      [
        'a body that is too large',
        413,
        () =>
          anybody.send('POST', '/login', Buffer.alloc(2_100_000), {
            Origin: anybody.origin,
            'Content-Type': 'application/octet-stream',
          }),
      ],
      ['the health check', 200, () => anybody.get('/healthz')],
      ['the readiness check', 200, () => anybody.get('/readyz')],
    ]

    it.each(KINDS)('stand on %s', async (_title, status, ask) => {
      const { headers, ...answer } = await ask()
      expect(answer.status).toBe(status)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("form-action 'self'")
      expect(policy).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['strict-transport-security']).toContain('max-age=31536000')
      expect(headers['x-powered-by']).toBeUndefined()
    })

    it('carry a nonce that is new each time and stands on every inline script', async () => {
      const pages = [await anybody.get('/login'), await anybody.get('/login')]
      const nonces = pages.map((page) => /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1])
      expect(new Set(nonces).size).toBe(2)
      for (const [n, page] of pages.entries()) {
        const inline = [...page.text.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)]
        expect(inline.length).toBeGreaterThan(0)
        for (const [, attributes] of inline) expect(attributes).toContain(`nonce="${nonces[n]}"`)
        expect(page.text).not.toMatch(/<[^>]+\sstyle=/)
        expect(page.text).not.toMatch(/<[^>]+\son[a-z]+=/)
      }
    })

    it('keep pages out of every cache and assets in them for good', async () => {
      for (const answer of [
        await insider.get('/profile'),
        await insider.get('/profile.data'),
        await anybody.get('/today'),
      ])
        expect(answer.headers['cache-control']).toBe('no-store')
      const asset = await anybody.get(await findAsset('js'))
      expect(asset.headers['cache-control']).toContain('immutable')
    })

    it('allow the session cookie no more than it needs', async () => {
      const { person } = await server.newcomer({ canSignIn: true })
      const answer = await server.visitor().signIn(person.username, PASSWORD)
      const [line = ''] = answer.headers['set-cookie'] ?? []
      expect(line).toMatch(/^__Host-shifu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    })
  })

  describe('requests no browser sends', () => {
    /** What the server says to these bytes; it may hang up in the middle of them. */
    function sendRaw(head: readonly string[]): Promise<string> {
      return new Promise((resolve) => {
        const socket = connect(server.port, '127.0.0.1')
        let answer = ''
        socket.on('data', (bytes) => {
          answer += bytes
        })
        socket.on('error', () => resolve(answer))
        socket.on('close', () => resolve(answer))
        socket.write(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`)
      })
    }

    it.each([
      ['a method nobody uses', 'TRACE /login HTTP/1.1', 'Host: shifu.test', 405],
      ['a host that is none', 'GET /login HTTP/1.1', 'Host: a b<>', 200],
      ['two slashes and a name', 'GET //evil.example/today HTTP/1.1', 'Host: shifu.test', 404],
      ['a whole address', 'GET http://evil.example/healthz HTTP/1.1', 'Host: shifu.test', 200],
    ])('are no fault: %s', async (_title, line, host, status) => {
      expect(await sendRaw([line, host])).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    })
  })

  describe('a body that is too large', () => {
    const FORM = 'application/x-www-form-urlencoded'
    const MULTIPART = 'multipart/form-data; boundary=x'
    const upload = (bytes: number) =>
      `--x\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n${'姓名,用户名\n'.padEnd(bytes, 'x')}\r\n--x--\r\n`

    /** Without a Content-Length: the body goes out in chunks. */
    function stream(visitor: Visitor, path: string, body: string, type = FORM): Promise<Answer> {
      return visitor.stream('POST', path, body, { Origin: visitor.origin, 'Content-Type': type })
    }

    function send(visitor: Visitor, path: string, body: string, type = FORM): Promise<Answer> {
      return visitor.send('POST', path, body, { Origin: visitor.origin, 'Content-Type': type })
    }

    const WAYS: [title: string, way: typeof send][] = [
      ['announced', send],
      ['not announced', stream],
    ]

    it.each(WAYS)('is answered with the page, from a stranger, %s', async (_title, way) => {
      for (const body of ['a&'.repeat(1_000_000), `username=${'x'.repeat(20_000)}`]) {
        const answer = await way(anybody, '/login', body)
        expect(answer.status).toBe(413)
        expect(answer.text).toContain('一次提交的内容太多')
        expect(answer.text).toContain('name="username"')
      }
      expect((await way(anybody, '/login', `username=${'x'.repeat(15_000)}`)).status).toBe(400)
    })

    it.each(WAYS)('is answered with the form it came from, %s', async (_title, way) => {
      const { visitor } = await server.newcomer()
      for (const path of ['/profile', '/profile.data']) {
        const answer = await way(visitor, path, `displayName=${'x'.repeat(300_000)}&locale=en&theme=dark`)
        expect(answer.status).toBe(413)
        expect(answer.text).toContain('一次提交的内容太多')
      }
      expect((await way(visitor, '/profile', 'displayName=x&'.repeat(600))).status).toBe(413)
      expect((await way(visitor, '/profile', `displayName=${'x'.repeat(200_000)}&locale=en&theme=dark`)).status).toBe(
        400,
      )
    })

    it.each(WAYS)('may be larger where files come in, and there only, %s', async (_title, way) => {
      const { visitor } = await server.newcomer({ roles: ['admin', 'manager'] })
      const cohort = await aCohort(server.database.db)
      const path = `/admin/cohorts/${cohort.id}/import`
      expect((await way(visitor, path, upload(900_000), MULTIPART)).status).toBe(400)
      const answer = await way(visitor, path, upload(8_000_000), MULTIPART)
      expect(answer.status).toBe(413)
      expect(answer.text).toContain('文件超过 1 MB')
      expect((await way(visitor, '/profile', upload(900_000), MULTIPART)).status).toBe(413)
      expect((await way(anybody, path, upload(8_000_000), MULTIPART)).location).toContain('/login')
    })

    it('is nothing a client can only claim', async () => {
      const { visitor } = await server.newcomer()
      const form = { displayName: '名字', locale: 'zh-CN', theme: 'light' }
      expect((await visitor.post('/profile', form, { 'X-Shifu-Body': 'too-large' })).status).toBe(302)
    })

    it('holds nobody up, sent by many at once', async () => {
      const many = Array.from({ length: 30 }, () => stream(anybody, '/login', 'a&'.repeat(1_000_000)))
      expect((await insider.get('/profile')).status).toBe(200)
      for (const answer of await Promise.all(many)) expect(answer.status).toBe(413)
    })
  })

  describe('the origin guard', () => {
    const REFUSED: [title: string, headers: Headers][] = [
      ['another site', { Origin: 'https://evil.example' }],
      ['no origin at all in words', { Origin: 'null' }],
      ['the same name over http', { Origin: 'http://shifu.test' }],
      ['the same name with a port', { Origin: 'https://shifu.test:8443' }],
      ['a name that begins like ours', { Origin: 'https://shifu.test.evil.example' }],
      ['a name that ends like ours', { Origin: 'https://evil-shifu.test' }],
      ['a sub-domain', { Origin: 'https://www.shifu.test' }],
      ['an empty origin', { Origin: '' }],
      [
        'another site, forwarded under our name',
        { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
      ],
      ['another site that also changes Host', { Origin: 'https://evil.example', Host: 'evil.example' }],
      ['our origin, but the browser says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['our origin, but the browser says same-site', { 'Sec-Fetch-Site': 'same-site' }],
      ['our origin, but an unknown word', { 'Sec-Fetch-Site': 'sideways' }],
    ]

    it.each(REFUSED)('refuses %s, and nothing changes', async (_title, headers) => {
      const { person, visitor } = await server.newcomer()
      const form = { displayName: '被改掉的名字', locale: 'en', theme: 'dark' }
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect(
          (await visitor.send(method, '/profile', new URLSearchParams(form).toString(), formHeaders(visitor, headers)))
            .status,
        ).toBe(403)
      expect((await visitor.post('/profile.data', form, headers)).status).toBe(403)
      const row = await server.database.db
        .selectFrom('person')
        .select('display_name')
        .where('id', '=', person.id)
        .executeTakeFirstOrThrow()
      expect(row.display_name).toBe(person.displayName)
      expect((await visitor.post('/logout', {}, headers)).status).toBe(403)
      expect((await visitor.get('/profile')).status).toBe(200)
    })

    it('lets our own pages through', async () => {
      const { person, visitor } = await server.newcomer()
      const answer = await visitor.post(
        '/profile',
        { displayName: '新名字', locale: 'zh-CN', theme: 'light' },
        { 'Sec-Fetch-Site': 'same-origin' },
      )
      expect(answer.status).toBe(302)
      const row = await server.database.db
        .selectFrom('person')
        .select('display_name')
        .where('id', '=', person.id)
        .executeTakeFirstOrThrow()
      expect(row.display_name).toBe('新名字')
    })

    it('does not stand in the way of reading', async () => {
      expect(
        (await anybody.get('/login', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' })).status,
      ).toBe(200)
    })
  })

  it('answers health checks without saying anything of the house', async () => {
    expect(await anybody.get('/healthz')).toMatchObject({ status: 200, text: 'ok\n' })
    const ready = await anybody.get('/readyz')
    expect(JSON.parse(ready.text)).toMatchObject({ ready: true })
    for (const state of Object.values(JSON.parse(ready.text).checks as Record<string, string>)) expect(state).toBe('ok')
  })

  it('never answers 5xx to a strange path', async () => {
    const paths = [
      '/%00',
      '/login%00',
      '/..%2f..%2fetc%2fpasswd',
      '//evil.example',
      '/\\evil',
      '/login/../today',
      `/${'a'.repeat(7_000)}`,
      '/today?x=%00&y=%ff',
      '/__manifest',
      '/.data',
      '/_root.data',
      '/login.data?_routes=__proto__',
      '/%F0%9F%90%BC',
      '/assets/%2e%2e/server/index.js',
      '/assets/..%2f..%2fserver.js',
      '/assets/%2e%2e/%2e%2e/content/cs-onboarding.json',
      '/..%2flessons',
    ]
    for (const path of paths)
      for (const visitor of [anybody, insider]) {
        const answer = await visitor.get(path)
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.text, path).not.toContain('"items"')
        expect(answer.location, path).not.toMatch(/^(\/[/\\]|https?:)/)
      }
  })
})

function formHeaders(visitor: Visitor, headers: Headers): Headers {
  return { Origin: visitor.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
}
