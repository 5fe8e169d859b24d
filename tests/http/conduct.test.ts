import { afterAll, beforeAll, expect, it } from 'vitest'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'
import type { Form } from './visitor'

const ON = '2026-01-20'
const BODY = '那天地铁停运，有公告'

describeDatabases('the conduct ledger over the wire', (open) => {
  let server: TestServer
  let house: TestHouse
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
  })
  afterAll(() => server?.stop())

  const desk = () => `/mentor/trainees/${house.enrolment.id}`
  const as = (person: { id: string }) => server.visitorAs(person)
  const lines = () =>
    server.database.db.selectFrom('conduct_entry').select(['id', 'points']).orderBy('recorded_at').execute()
  const replies = () =>
    server.database.db.selectFrom('conduct_reply').select(['kind', 'upheld']).orderBy('at').execute()
  const record = async (form: Form = {}) =>
    (await as(house.people.mentor)).post(desk(), {
      intent: 'conduct',
      ruleId: 'attendance/late/late',
      points: '-0.5',
      note: '早会迟到十分钟',
      occurredOn: ON,
      ...form,
    })

  it('takes half points from those who keep it, and says beside the field what else it takes', async () => {
    expect((await record()).status).toBe(302)
    expect(await lines()).toMatchObject([{ points: -0.5 }])
    const wrong = await record({ points: '-0.3' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('最小到半分')
    for (const other of [house.people.otherMentor, house.people.delegate, house.people.otherTrainee])
      expect((await (await as(other)).post(desk(), { intent: 'conduct' })).status).toBe(404)
    expect(await lines()).toHaveLength(1)
  })

  it('is answered and disputed by the trainee alone, and ruled on by a manager', async () => {
    const [line] = await lines()
    const form = (intent: string, more: Form = {}) => ({
      intent: `${intent} ${line!.id}`,
      lineId: line!.id,
      note: BODY,
      ...more,
    })
    const trainee = await as(house.people.trainee)
    const other = await as(house.people.otherTrainee)
    for (const intent of ['answer', 'dispute']) {
      expect((await other.post('/conduct', form(intent))).status, intent).toBe(404)
      expect((await (await as(house.people.mentor)).post('/conduct', form(intent))).status, intent).toBe(404)
      const short = await trainee.post('/conduct', form(intent, { note: '不' }))
      expect(short.status, intent).toBe(400)
    }
    expect(await replies()).toEqual([])
    expect((await trainee.post('/conduct', form('answer'))).status).toBe(302)
    expect((await trainee.post('/conduct', form('dispute'))).status).toBe(302)
    const again = await trainee.post('/conduct', form('dispute'))
    expect(again.status).toBe(409)
    // What was written is still on the page.
    expect(again.text).toContain(BODY)
    expect((await trainee.get('/conduct')).text).toContain(BODY)

    const ruling = form('rule', { upheld: 'yes' })
    expect((await (await as(house.people.mentor)).post(desk(), ruling)).status).toBe(403)
    const manager = await as(await aPerson(server.database.db, { roles: ['manager'] }))
    expect((await manager.post(desk(), form('rule'))).status).toBe(400)
    expect((await manager.post(desk(), ruling)).status).toBe(302)
    expect((await manager.post(desk(), ruling)).status).toBe(409)
    expect((await replies()).map((reply) => reply.kind)).toEqual(['answer', 'dispute', 'ruling'])
    expect((await lines()).map((row) => row.points)).toEqual([-0.5, 0.5])
  })
})
