// What the record of the house says of an act is what was done: who chose whom, and which way it went.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendAudit } from '#app/features/audit/audit.server'
import { inTransaction } from '#db/transaction'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'

describeDatabases('the sentences of the record', (open) => {
  let server: TestServer
  let house: TestHouse
  let manager: BuiltPerson
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    manager = await aPerson(server.database.db, { roles: ['manager'] })
  })
  afterAll(() => server?.stop())

  const read = async (act: Partial<Parameters<typeof appendAudit>[1]>) => {
    await inTransaction(server.database.db, (tx) =>
      appendAudit(tx, {
        actor: { id: house.people.mentor.id, requestId: null },
        now: NOW,
        action: 'sign:activity',
        entity: 'sign-off',
        entityId: 'none',
        enrolmentId: house.enrolment.id,
        ...act,
      }),
    )
    return (await (await server.visitorAs(manager)).get('/admin/audit')).text
  }

  it.each([
    ['signed', '签核活动'],
    ['not_yet', '把活动评为未达标'],
    ['withdrawn', '撤回活动的签核'],
  ])('a signature that is %s reads so', async (verdict, verb) => {
    const { mentor, trainee } = house.people
    const text = await read({ after: { activityId: 'D01-4', verdict } })
    expect(text).toContain(`${mentor.displayName}${verb}：${trainee.displayName}，打字测试。`)
  })

  it.each([
    ['name-reviewer:appeal', 'appeal', 'reviewerId', '指定申诉的答复人'],
    ['name-confirmer:decision', 'decision', 'confirmerId', '请人作第二人确认'],
  ])('%s says who was chosen before about whom', async (action, entity, key, verb) => {
    const { mentor, trainee, otherMentor } = house.people
    const text = await read({ action, entity, after: { [key]: otherMentor.id } })
    expect(text).toContain(`${mentor.displayName}${verb}：${otherMentor.displayName}，关于${trainee.displayName}。`)
  })

  it('a hand-over says from whom to whom, and whose reason it was', async () => {
    const { mentor, trainee } = house.people
    const text = await read({
      action: 'change:mentor',
      entity: 'enrolment',
      reason: '班次冲突',
      before: { mentor: '阿宁' },
      after: { mentor: '周立行' },
    })
    expect(text).toContain(`${mentor.displayName}接手带教：${trainee.displayName}，由阿宁换成周立行。`)
    expect(text).toContain('主管请人接手时写的理由：班次冲突')
    expect(text).not.toContain('>理由：班次冲突')
  })
})
