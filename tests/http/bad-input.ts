// Whatever is posted to whatever route by whomever: never a 5xx, and a refusal changes nothing. A file for each engine calls this, so that both run side by side.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from '#db/connect'
import { type DialectName, describeDatabase, type TestDatabase } from '#tests/setup/databases'
import { aHouse, type TestHouse, VISITORS, type VisitorName, visitorsOf } from './house'
import { PERMISSION_ROWS } from './permission-rows'
import { fillPath, type ListedRoute, listRoutes } from './route-list'
import { startServer, type TestServer } from './server'
import { encodeForm, type Form, type Visitor } from './visitor'

const MEGABYTE = 1_000_000
const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=x'

/** Names that forms of the house use, so that the values get past "missing". */
const NAMES = [
  'intent',
  'id',
  'username',
  'password',
  'current',
  'again',
  'displayName',
  'name',
  'next',
  'locale',
  'theme',
  'roles',
  'reason',
  'comment',
  'verdict',
  'revision',
  'position',
  'value',
  'answers',
  'percent',
  'points',
  'startOn',
  'cohortId',
  'enrolmentId',
  'activityId',
  'personId',
  'mentorId',
  'slot',
  'kind',
  'text',
  'reply',
  'code',
  'dueOn',
  'minutes',
  'data',
  'to',
]

function filled(value: string | readonly string[]): Form {
  return Object.fromEntries(NAMES.map((name) => [name, value]))
}

const field = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const BODIES: [title: string, type: string, body: string | Buffer][] = [
  ['nothing', FORM, ''],
  ['unknown fields', FORM, 'a=1&b=2'],
  ['wrong words everywhere', FORM, encodeForm(filled('not-a-thing'))],
  ['numbers everywhere', FORM, encodeForm(filled('-1'))],
  ['huge numbers everywhere', FORM, encodeForm(filled('99999999999999999999999'))],
  ['odd numbers everywhere', FORM, encodeForm(filled('1e309'))],
  ['dates that are none', FORM, encodeForm(filled('2026-02-30'))],
  ['every field twice', FORM, encodeForm(filled(['one', 'two']))],
  ['long texts', FORM, encodeForm(filled('长'.repeat(3_000)))],
  ['a zero character', FORM, encodeForm(filled('a\u0000b'))],
  ['half a surrogate and direction marks', FORM, encodeForm(filled('\ud83d\u202e\u200b\ufeff'))],
  ['only spaces', FORM, encodeForm(filled(' \t '))],
  ['markup and quotes', FORM, encodeForm(filled(`'"><script>alert(1)</script>{{7*7}}\${7*7}`))],
  ['a formula', FORM, encodeForm(filled('=cmd|calc'))],
  [
    'keys of objects',
    FORM,
    '__proto__=1&constructor=2&__proto__.polluted=1&constructor.prototype.x=1&a[__proto__][b]=1&toString=1',
  ],
  ['keys with brackets', FORM, NAMES.map((name) => `${name}[]=1&${name}[0]=1&${name}.x=1&${name}[x][y]=1`).join('&')],
  ['a deep key', FORM, `a${'[a]'.repeat(5_000)}=1&id${'.a'.repeat(5_000)}=1`],
  ['a far index', FORM, 'roles[999999999]=x&answers[4294967295].x=1&id[-1]=1'],
  ['bad percent signs', FORM, 'id=%&name=%zz&username=%E0%A4%A'],
  ['bytes that are no UTF-8', FORM, Buffer.from([0x69, 0x64, 0x3d, 0xff, 0xfe, 0xc0, 0x80])],
  ['ten thousand fields', FORM, Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&')],
  ['one megabyte', FORM, `id=${'x'.repeat(MEGABYTE)}`],
  ['JSON', 'application/json', '{"id":{"$ne":null},"__proto__":{"x":1}}'],
  ['JSON called a form', FORM, '{"id":1}'],
  ['plain text', 'text/plain', 'hello'],
  ['no type', '', 'id=1'],
  ['XML', 'application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['a whole multipart form', MULTIPART, `${NAMES.map((name) => field(name, 'x')).join('')}--x--\r\n`],
  [
    'a file where text belongs',
    MULTIPART,
    `${NAMES.map((name) => `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.exe"\r\nContent-Type: application/octet-stream\r\n\r\nMZ\u0000\r\n`).join('')}--x--\r\n`,
  ],
  ['half a multipart form', MULTIPART, field('id', 'x')],
  ['a multipart form without its boundary', 'multipart/form-data', 'x'],
]

async function fingerprint(db: Db): Promise<string> {
  const hash = createHash('sha256')
  const tables = (await db.introspection.getTables()).map((table) => table.name).sort()
  for (const table of tables) {
    const rows = await db
      .selectFrom(table as 'person')
      .selectAll()
      .execute()
    hash.update(table).update(
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    )
  }
  return hash.digest('hex')
}

/** Changes whenever anything was written (on PostgreSQL also now and then without); cheap enough to ask after every request. */
async function writeMark({ db, dialect }: TestDatabase): Promise<string> {
  const query =
    dialect === 'sqlite'
      ? sql<{ mark: unknown }>`select data_version as mark from pragma_data_version`
      : sql<{ mark: unknown }>`select pg_snapshot_xmax(pg_current_snapshot())::text as mark`
  const { rows } = await query.execute(db)
  return String(rows[0]?.mark)
}

/** Only these can get past the permission checks with any body; a stranger can at the sign-in. */
const INSIDERS: readonly VisitorName[] = ['trainee', 'mentor', 'manager', 'admin']
const FOR_ALL_VISITORS = /^(nothing|wrong words|JSON)/

/** What never reaches a query need not be tried on both engines. */
const FOR_BOTH = /words|numbers|dates|twice|texts|zero|surrogate|spaces|markup|brackets/

export function describeBadInput(dialect: DialectName): void {
  describeDatabase(dialect, 'bad input', (open) => {
    let server: TestServer
    let house: TestHouse
    let visitors: Record<VisitorName, Visitor>
    let routes: ListedRoute[]

    beforeAll(async () => {
      server = await startServer(open)
      house = await aHouse(server.database.db)
      visitors = await visitorsOf(server, house)
      routes = await listRoutes()
    })
    afterAll(() => server?.stop())

    function pathOf(route: ListedRoute): string {
      const row = PERMISSION_ROWS.find((candidate) => candidate.route === route.path)
      return fillPath(route.path, { ...house.ids, ...row?.ids?.(house) })
    }

    function visitorsFor(route: ListedRoute, title: string): readonly VisitorName[] {
      if (FOR_ALL_VISITORS.test(title)) return VISITORS
      return route.path === '/login' ? ['anon', ...INSIDERS] : INSIDERS
    }

    /** The manager gets whole pages, so that drawing the reply is tried too; the others what a script would ask for. */
    function addressOf(route: ListedRoute, name: VisitorName): string {
      return route.hasPage && name !== 'manager' ? `${pathOf(route)}.data` : pathOf(route)
    }

    function send(visitor: Visitor, path: string, type: string, body: string | Buffer) {
      return visitor.send('POST', path, body, { Origin: visitor.origin, ...(type ? { 'Content-Type': type } : {}) })
    }

    const bodies = BODIES.filter(([title]) => dialect === 'sqlite' || FOR_BOTH.test(title))

    it.each(bodies)('%s: refused everywhere without a fault', { timeout: 180_000 }, async (title, type, body) => {
      const { database } = server
      const alreadySaid = server.output().length
      let before = await fingerprint(database.db)
      let mark = await writeMark(database)
      for (const route of routes.filter((route) => route.hasAction))
        for (const name of visitorsFor(route, title)) {
          const who = `${name} ${route.path}`
          const answer = await send(visitors[name], addressOf(route, name), type, body)
          expect(answer.status, `${who} ${server.output().slice(alreadySaid)}`).toBeLessThan(500)
          const newMark = await writeMark(database)
          if (newMark !== mark) {
            const after = await fingerprint(database.db)
            // A burst of wrong passwords is written down, and nothing else that was refused.
            const isGuess = route.path === '/login' && answer.status === 401
            if (answer.status >= 400 && !isGuess)
              expect(after === before, `${who} answered ${answer.status} and changed something`).toBe(true)
            before = after
            mark = newMark
          }
          if (route.path === '/logout' && name !== 'anon') {
            visitors[name] = await server.visitorAs(house.people[name])
            before = await fingerprint(database.db)
            mark = await writeMark(database)
          }
        }
      expect(server.output().slice(alreadySaid)).not.toMatch(/"level":[56]0|Error/)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    })

    it('strange ids in paths lead to no fault', { timeout: 180_000 }, async () => {
      const strange = [
        '%00',
        'a%00b',
        '%',
        '%ff',
        '..',
        '.',
        '%2e%2e%2f',
        "'",
        '"',
        '%3Cscript%3E',
        '__proto__',
        'constructor',
        '-1',
        '0',
        '1e309',
        'NaN',
        '长'.repeat(500),
        'x'.repeat(3_000),
        '%F0%9F%90%BC',
        '%ED%A0%80',
        '{}',
        '[]',
        '*',
        ';',
        'null',
        'undefined',
      ]
      for (const route of routes.filter((candidate) => candidate.path.includes(':')))
        for (const id of strange) {
          const path = route.path.replaceAll(/:(\w+)\??/g, () => (id.includes('%') ? id : encodeURI(id)))
          const answers = ['trainee', 'manager'].flatMap((name) => {
            const visitor = visitors[name as VisitorName]
            return [visitor.get(path), ...(route.hasAction ? [visitor.post(path, { intent: 'save', id })] : [])]
          })
          for (const answer of await Promise.all(answers)) expect(answer.status, path).toBeLessThan(500)
        }
    })

    it('strange queries lead to no fault', { timeout: 180_000 }, async () => {
      const queries = [
        '?page=-1',
        '?page=1e309',
        '?page=NaN',
        '?q=%00',
        '?q=%25&q=%5F&sort=__proto__',
        '?q=%ff',
        `?q=${'x'.repeat(4_000)}`,
        '?from=2026-02-30&to=x',
        '?__proto__[x]=1',
        '?before=99999999999999999999&limit=-5',
        '?state=nothing&cohort=%27&view=constructor&tab=toString&day=0',
      ]
      for (const route of routes.filter((candidate) => candidate.hasLoader))
        for (const query of queries) {
          const path = `${pathOf(route)}${query}`
          const answers = await Promise.all(
            (['anon', 'trainee', 'manager', 'admin'] as const).map((name) => visitors[name].get(path)),
          )
          for (const answer of answers) expect(answer.status, path).toBeLessThan(500)
        }
    })
  })
}
