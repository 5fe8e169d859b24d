import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/ids'
import { describeDatabase } from '#tests/setup/databases'
import { aHouse, type TestHouse, VISITORS, type VisitorName, visitorsOf } from './house'
import { type Expected, PERMISSION_ROWS, type PermissionRow } from './permission-rows'
import { fillPath, listRoutes } from './route-list'
import { startServer, type TestServer } from './server'
import type { Answer, Form, Visitor } from './visitor'

function describeAnswer(answer: Answer): Expected {
  if (answer.status !== 302) return answer.status === 405 || answer.status === 400 ? 'no-get' : answer.status
  return answer.location.startsWith('/login') ? 'login' : 'elsewhere'
}

/** The data request of a page must be as closed as the page. A redirect is 202 there. */
function expectDataAsClosed(page: Answer, data: Answer): void {
  if (page.status === 302) expect(data.status).toBe(202)
  else if (page.status >= 400) expect(data.status).toBe(page.status)
}

describe('the permission matrix', () => {
  it('has a row for every route, and no row too many', async () => {
    const routes = (await listRoutes()).map((route) => route.path)
    const rows = PERMISSION_ROWS.map((row) => row.route)
    expect(
      routes.filter((route) => !rows.includes(route)),
      'routes without a row in permission-rows.ts',
    ).toEqual([])
    expect(
      rows.filter((row) => !routes.includes(row)),
      'rows without a route',
    ).toEqual([])
    expect(new Set(rows).size).toBe(rows.length)
  })
})

describeDatabase('sqlite', 'the permission matrix', (open) => {
  let server: TestServer
  let house: TestHouse
  let visitors: Record<VisitorName, Visitor>
  let pages: ReadonlyMap<string, { hasPage: boolean; hasLoader: boolean; hasAction: boolean }>

  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    visitors = await visitorsOf(server, house)
    pages = new Map((await listRoutes()).map((route) => [route.path, route]))
  })
  afterAll(() => server?.stop())

  const idsOf = (row: PermissionRow) => ({ ...house.ids, ...row.ids?.(house) })

  it.each(PERMISSION_ROWS)('$route', async (row) => {
    const path = fillPath(row.route, idsOf(row))
    const seen: Partial<Record<VisitorName, Expected>> = {}
    for (const name of VISITORS) {
      const page = await visitors[name].get(path)
      seen[name] = describeAnswer(page)
      if (pages.get(row.route)?.hasPage && path !== '/')
        expectDataAsClosed(page, await visitors[name].get(`${path}.data`))
    }
    expect(seen).toEqual(row.expect)
  })

  it('whoever may not see a page may not post to it either, and is told the same', { timeout: 120_000 }, async () => {
    const closed = PERMISSION_ROWS.filter((row) => pages.get(row.route)?.hasAction)
    expect(closed.length).toBeGreaterThan(25)
    const faults: string[] = []
    const forms: Form[] = [{}, { intent: 'save', revision: '1', id: house.ids.enrolmentId ?? '' }]
    for (const row of closed)
      for (const name of VISITORS) {
        const expected = row.mayPost?.includes(name) ? 'no-get' : row.expect[name]
        if (expected === 'elsewhere' || (expected === 'no-get' && !row.mayPost?.includes(name))) continue
        if (typeof expected === 'number' && expected < 400) continue
        const path = fillPath(row.route, idsOf(row))
        for (const one of pages.get(row.route)?.hasPage ? [path, `${path}.data`] : [path])
          for (const form of forms) {
            const answer = await visitors[name].post(one, form)
            // A data request is sent to the sign-in page with 202.
            const said = answer.status === 202 ? 'login' : describeAnswer(answer)
            if (said !== expected) faults.push(`${name} posting to ${one}: ${said}, not ${expected}`)
          }
      }
    expect(faults).toEqual([])
  })

  it.each(PERMISSION_ROWS.filter((row) => row.route.includes(':') && row.missing !== null))(
    '$route answers 404 for what is not there, to everybody alike',
    async (row) => {
      const params = [...row.route.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
      const name = row.missing ?? params.at(-1) ?? ''
      for (const id of [newId(), '0', "'", '%', '../..', '__proto__', 'constructor', 'x'.repeat(300)])
        for (const visitor of VISITORS) {
          const answer = await visitors[visitor].get(fillPath(row.route, { ...idsOf(row), [name]: id }))
          const expected = row.expect[visitor]
          // Who may see nothing of the kind learns nothing new: the same answer as for what is there.
          expect(describeAnswer(answer), `${visitor} ${id.slice(0, 12)}`).toBe(expected === 200 ? 404 : expected)
        }
    },
  )
})
