import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtInThrough } from '#app/features/cohorts/holidays'
import { addDays, localDateOf } from '#app/rules/dates'
import { aCohort } from '#tests/builders/cohort'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { startServer, type TestServer } from './server'

/** The first year that the built-in table does not know. */
const YEAR = builtInThrough() + 1

describeDatabases('a year whose holidays are not published, over http', (open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server?.stop())

  it('is named on the pages, confirmed by an admin, and taken over by the manager after a preview', async () => {
    const { db } = server.database
    const manager = await server.visitorAs(await aPerson(db, { roles: ['manager'] }))
    const admin = await server.visitorAs(await aPerson(db, { roles: ['admin'] }))
    const tomorrow = addDays(localDateOf(Date.now(), 'Asia/Shanghai'), 1)
    const newYear = `${YEAR - 1}-12-14`
    const startOn = tomorrow > newYear ? tomorrow : newYear
    const cohort = await aCohort(db, { start_on: startOn, planned_through: YEAR - 1 })
    const page = `/admin/cohorts/${cohort.id}`
    const unknown = `${YEAR} 年的放假安排还没有公布`
    for (const path of [page, `${page}/calendar`]) expect((await manager.get(path)).text).toContain(unknown)
    expect((await manager.get(page)).text).toContain('日期未确认')
    expect((await manager.get('/admin/cohorts/new')).text).toContain(`现在知道的放假安排到 ${YEAR - 1} 年`)

    const wish = { name: '先看看的班', startOn, restPattern: 'none', step: 'preview' }
    const preview = await manager.post('/admin/cohorts/new', wish)
    expect(preview.status).toBe(200)
    for (const words of ['这样开班，日期是', '第 22 天', unknown, '日期未确认', 'value="先看看的班"'])
      expect(preview.text).toContain(words)
    expect((await manager.get('/admin/cohorts')).text).not.toContain('先看看的班')

    for (const n of [19, 20, 21])
      await admin.post('/admin/settings', { intent: 'set', on: addDays(startOn, n), kind: 'rest', name: '元旦' })
    expect((await admin.get('/admin/settings')).text).toContain(`等 ${YEAR} 年确认后生效`)
    const confirm = { intent: 'confirm-year', year: String(YEAR) }
    expect((await manager.post('/admin/settings', { ...confirm, checked: 'on' })).status).toBe(403)
    expect((await admin.post('/admin/settings', confirm)).status).toBe(400)
    expect((await admin.post('/admin/settings', { ...confirm, checked: 'on' })).status).toBe(302)
    expect((await admin.post('/admin/settings', { ...confirm, checked: 'on' })).status).toBe(409)

    const known = `${YEAR} 年的放假安排已经知道了`
    expect((await manager.get(page)).text).toContain(known)
    expect((await manager.get('/admin/cohorts')).text).toContain(`可按 ${YEAR} 年重排`)
    const take = {
      kind: 'take-year',
      year: String(YEAR),
      fromOn: tomorrow,
      revision: '1',
      reason: '通知已公布',
    }
    expect((await manager.post(`${page}/calendar`, { ...take, step: 'preview' })).text).toContain('保存之后的日期')
    expect((await manager.get(page)).text).toContain(known)
    expect((await manager.post(`${page}/calendar`, { ...take, step: 'save' })).status).toBe(302)
    const after = (await manager.get(page)).text
    for (const words of [known, unknown, '日期未确认']) expect(after).not.toContain(words)
  })
})
