// The second signature over http: whose doors a waiting proposal opens, for how long, and what a wrong password does.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localDateOf } from '#app/rules/dates'
import { aDelegation } from '#tests/builders/cohort'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { aDecision } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

describeDatabases('the second person', (open) => {
  let server: TestServer
  let house: TestHouse
  let hr: Visitor
  let hrPerson: BuiltPerson

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    house = await aHouse(db)
    hrPerson = await aPerson(db, { roles: ['delegate'], canSignIn: true })
    await aDelegation(db, {
      cohort_id: house.enrolment.cohort.id,
      activity_id: 'D01-6',
      person_id: hrPerson.id,
      role: 'hr',
    })
    hr = await server.visitorAs(hrPerson)
  })
  afterAll(() => server?.stop())

  const doorsOf = (enrolmentId: string) => [
    `/manager/trainees/${enrolmentId}`,
    `/manager/trainees/${enrolmentId}/audit`,
    `/exams/attempts/${house.ids.attemptId}/result`,
    `/mentor/drills/${house.ids.satDrillId}`,
  ]
  const statuses = (visitor: Visitor, paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await visitor.get(path)).status))
  const propose = () =>
    aDecision(server.database.db, {
      enrolment: house.enrolment,
      by: house.people.manager,
      kind: 'd3-gate',
      verdict: 'eliminate',
      acknowledged: false,
    })

  it('reads the case while it waits, nothing else of that trainee, nobody else’s, and nothing afterwards', async () => {
    const doors = doorsOf(house.enrolment.id)
    expect(await statuses(hr, doors)).toEqual([404, 404, 404, 404])
    const id = await propose()
    expect(await statuses(hr, [...doors, `/decisions/${id}`])).toEqual([200, 200, 200, 200, 200])
    const closed = [
      `/manager/trainees/${house.enrolment.id}/adjust`,
      `/manager/trainees/${house.enrolment.id}/decide/d3-gate`,
      `/mentor/marking/${house.ids.attemptId}`,
      `/certificate/${house.enrolment.id}`,
      `/mentor/drills/${house.ids.drillId}`,
      `/manager/trainees/${house.otherEnrolment.id}`,
    ]
    expect(await statuses(hr, closed)).toEqual(closed.map(() => 404))
    // The decision leads to every test that it rests on.
    expect((await hr.get(`/decisions/${id}`)).text).toContain(`href="/mentor/drills/${house.ids.satDrillId}"`)
    // What was decided before is part of the case, as long as it waits.
    const before = [`/decisions/${house.ids.decisionId}`]
    expect(await statuses(hr, before)).toEqual([200])
    const admin = await server.visitorAs(house.people.admin)
    expect(await statuses(admin, [doors[0]!, doors[2]!, doors[3]!, `/decisions/${id}`])).toEqual([404, 404, 404, 404])
    const other = await server.visitorAs(house.people.delegate)
    expect(await statuses(other, [...doors, `/decisions/${id}`])).toEqual([404, 404, 404, 404, 404])

    const say = (form: Record<string, string>) =>
      hr.post(`/decisions/${id}`, { intent: 'confirm', note: '材料都看过了，不同意', ...form })
    const wrong = await say({ verdict: 'confirmed', password: 'not-the-password' })
    expect(wrong.status).toBe(401)
    // Said beside the field, and what was written is still there; the password is not.
    expect(wrong.text).toMatch(/aria-invalid="true"[^>]*name="password"|name="password"[^>]*aria-invalid="true"/)
    expect(wrong.text).toContain('材料都看过了，不同意')
    expect(wrong.text).not.toContain('not-the-password')
    expect((await say({ verdict: 'confirmed' })).status).toBe(401)
    expect((await say({ verdict: 'declined' })).status).toBe(302)
    expect(await statuses(hr, [...doors, ...before])).toEqual([404, 404, 404, 404, 404])
  })

  it('whose ground is gone cannot be confirmed, and its page says that it has lapsed', async () => {
    const { db } = server.database
    const facts = { tests: [], exams: [], weighted: { lines: [] }, conductPoints: -99 }
    const id = await aDecision(db, {
      ...{ enrolment: house.enrolment, by: house.people.manager, kind: 'd3-gate', verdict: 'eliminate', revision: 2 },
      ...{ acknowledged: false, evidence: JSON.stringify({ facts, hash: '' }) },
    })
    const person = await aPerson(db, { roles: ['manager'], canSignIn: true })
    const second = await server.visitorAs(person)
    const form = { intent: 'confirm', verdict: 'declined', note: '材料都看过了，不同意' }
    const refused = await second.post(`/decisions/${id}`, form)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('它依据的成绩或阶段已经变了')
    const page = await second.get(`/decisions/${id}`)
    expect(page.text).toContain('它依据的成绩或阶段已经变了')
    expect(page.text).not.toContain('name="password"')
    expect((await second.get('/notices')).text).toContain('这项提议失效')
    await db.updateTable('person').set({ status: 'deactivated' }).where('id', '=', person.id).execute()
  })

  it('is asked for by name where nobody is left, reads that one case, and only while it waits', async () => {
    const { db } = server.database
    const { otherEnrolment: enrolment, people } = house
    const outside = await aPerson(db, { roles: ['mentor'], canSignIn: true })
    const id = await aDecision(db, {
      enrolment,
      by: people.manager,
      kind: 'd1-gate',
      verdict: 'eliminate',
      acknowledged: false,
    })
    const [manager, asked] = [await server.visitorAs(people.manager), await server.visitorAs(outside)]
    const doors = [`/manager/trainees/${enrolment.id}`, `/manager/trainees/${enrolment.id}/audit`, `/decisions/${id}`]
    expect(await statuses(asked, doors)).toEqual([404, 404, 404])
    expect((await manager.get(`/decisions/${id}`)).text).toContain('现在没有人能作第二人确认')
    expect((await manager.get('/manager/decisions')).text).toContain('没有人能确认，请您请一位')
    expect((await manager.get('/today')).text).toContain('没有人能确认的提议')
    const ask = (reason: string) =>
      manager.post(`/decisions/${id}`, { intent: 'name-confirmer', confirmerId: outside.id, reason })
    expect((await ask('老板')).status).toBe(400)
    expect((await ask('公司老板，和这件事没有关系')).status).toBe(302)
    expect(await statuses(asked, doors)).toEqual([200, 200, 200])
    expect((await asked.get('/today')).text).toContain('等您作第二人确认')
    expect(await statuses(asked, [`/manager/trainees/${house.enrolment.id}`])).toEqual([404])
    const declined = { intent: 'confirm', verdict: 'declined', note: '材料都看过了，不同意' }
    expect((await asked.post(`/decisions/${id}`, declined)).status).toBe(302)
    expect(await statuses(asked, doors)).toEqual([404, 404, 200])
  })

  it('the end of an employment is signed with the password, and the sentence stays on the screen without it', async () => {
    const manager = await server.visitorAs(await aPerson(server.database.db, { roles: ['manager'], canSignIn: true }))
    const path = `/manager/trainees/${house.enrolment.id}/decide/withdrawal`
    const asked = {
      verdict: 'withdraw',
      revision: '0',
      reason: '本人当面提出离开，已经谈过两次',
      askedOn: '2026-01-05',
    }
    const form = { ...asked, effectiveOn: localDateOf(Date.now() + 3 * DAY_MS, 'Asia/Shanghai') }
    // The day is settled before it is signed, and not one that has passed.
    expect((await manager.post(path, { ...asked, intent: 'review' })).status).toBe(400)
    const late = await manager.post(path, { ...form, effectiveOn: '2026-01-06', intent: 'review' })
    expect([late.status, late.text.includes('这个日期太早')]).toEqual([400, true])
    expect((await manager.post(path, { ...form, intent: 'review' })).text).toContain('name="password"')
    const wrong = await manager.post(path, { ...form, intent: 'sign', password: 'not-the-password' })
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('本人当面提出离开，已经谈过两次')
    expect(wrong.text).toContain('value="sign"')
    const rows = await server.database.db.selectFrom('decision').select('id').where('kind', '=', 'withdrawal').execute()
    expect(rows).toEqual([])
  })
})
