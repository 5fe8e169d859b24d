import { afterAll, beforeAll, expect, it } from 'vitest'
import { aPerson, type BuiltPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'

describeDatabases('a hand-over over the wire', (open) => {
  let server: TestServer
  let house: TestHouse
  let manager: BuiltPerson
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    manager = await aPerson(server.database.db, { roles: ['manager'] })
  })
  afterAll(() => server?.stop())

  const as = (person: { id: string }) => server.visitorAs(person)
  const mentorNow = async () =>
    (
      await server.database.db
        .selectFrom('enrolment')
        .select('mentor_id')
        .where('id', '=', house.enrolment.id)
        .executeTakeFirst()
    )?.mentor_id
  const offer = async (by: BuiltPerson, to: BuiltPerson) =>
    (await as(by)).post(`/manager/trainees/${house.enrolment.id}/adjust`, {
      intent: 'mentor',
      mentorId: to.id,
      reason: '班次冲突，换一位师傅',
    })
  const answer = async (by: BuiltPerson, intent: 'accept-trainee' | 'decline-trainee', reason = '这个月已经带了三位') =>
    (await as(by)).post('/mentor/queue', {
      intent: `${intent} ${house.enrolment.id}`,
      enrolmentId: house.enrolment.id,
      ...(intent === 'decline-trainee' ? { reason } : {}),
    })

  it('is offered by a manager, and answered by whom it was offered to', async () => {
    const { mentor, otherMentor, otherTrainee } = house.people
    for (const stranger of [otherMentor, otherTrainee, house.people.delegate])
      expect((await offer(stranger, otherMentor)).status).toBe(404)
    expect((await offer(manager, otherMentor)).status).toBe(302)
    expect(await mentorNow()).toBe(mentor.id)
    expect((await (await as(otherMentor)).get('/mentor/queue')).text).toContain('请您接手带教')
    // Nobody else answers for them.
    const third = await aPerson(server.database.db, { roles: ['mentor'] })
    for (const other of [third, mentor])
      for (const intent of ['accept-trainee', 'decline-trainee'] as const)
        expect((await answer(other, intent)).status, intent).toBeGreaterThanOrEqual(403)
    expect((await answer(otherTrainee, 'accept-trainee')).status).toBe(403)
    expect(await mentorNow()).toBe(mentor.id)
  })

  it('is declined with a reason, and changes nothing', async () => {
    const { mentor, otherMentor } = house.people
    expect((await answer(otherMentor, 'decline-trainee', '忙')).status).toBe(400)
    expect((await answer(otherMentor, 'decline-trainee')).status).toBe(302)
    expect(await mentorNow()).toBe(mentor.id)
    expect((await answer(otherMentor, 'accept-trainee')).status).toBe(409)
  })

  it('is accepted once', async () => {
    const { mentor, otherMentor } = house.people
    expect((await offer(manager, otherMentor)).status).toBe(302)
    const accepted = await answer(otherMentor, 'accept-trainee')
    expect(accepted.location).toBe(`/mentor/trainees/${house.enrolment.id}`)
    expect(await mentorNow()).toBe(otherMentor.id)
    expect((await answer(otherMentor, 'accept-trainee')).status).toBe(409)
    expect((await (await as(mentor)).get(`/mentor/trainees/${house.enrolment.id}`)).status).toBe(404)
  })
})
