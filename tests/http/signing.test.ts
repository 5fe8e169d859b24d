import { afterAll, beforeAll, expect, it } from 'vitest'
import { aPerson } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'

/** A question time without questions, handed in: what is left is a tap. */
const READY = ['D03-5', 'D05-1', 'D07-1']
const PAGE = '/mentor/queue'

describeDatabases('a tap in the queue', (open) => {
  let server: TestServer
  let house: TestHouse
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    for (const activity_id of READY)
      await server.database.db
        .insertInto('activity_record')
        .values({
          enrolment_id: house.enrolment.id,
          activity_id,
          status: 'submitted',
          data: '{}',
          updated_at: NOW,
          done_at: NOW,
        })
        .execute()
    await server.database.db
      .insertInto('lesson_progress')
      .values({
        enrolment_id: house.enrolment.id,
        lesson_id: 'd05-warehouse-answers',
        percent: 100,
        started_at: NOW,
        read_at: NOW,
        updated_at: NOW,
      })
      .execute()
  })
  afterAll(() => server?.stop())

  const form = (activityId: string, revision = 0) => {
    const target = `${house.enrolment.id} ${activityId} mentor`
    return {
      intent: `sign ${target} signed`,
      enrolmentId: house.enrolment.id,
      activityId,
      slot: 'mentor',
      verdict: 'signed',
      revision: String(revision),
      comment: '',
    }
  }
  const verdicts = async (activityId: string) =>
    (
      await server.database.db
        .selectFrom('sign_off')
        .select('verdict')
        .where('activity_id', '=', activityId)
        .orderBy('revision')
        .execute()
    ).map((row) => row.verdict)
  const signedAt = (text: string) => /name="signedAt" value="(\d+)"/.exec(text)?.[1] ?? ''

  it('signs, offers the way back on the page that answers, and undoes without a reason', async () => {
    const mentor = await server.visitorAs(house.people.mentor)
    const signed = await mentor.post(PAGE, form('D03-5'))
    expect(signed.status).toBe(302)
    const page = await mentor.get(signed.location)
    expect(page.text).toContain('已签核：')
    expect(page.text).toContain('撤销')
    const undone = await mentor.post(PAGE, { intent: 'undo', signedAt: signedAt(page.text) })
    expect(undone.location).toBe(`${PAGE}?undone=1`)
    expect((await mentor.get(undone.location)).text).toContain('刚才的签核已撤销')
    expect(await verdicts('D03-5')).toEqual(['signed', 'withdrawn'])
  })

  it('is undone by its signer only, and once', async () => {
    const mentor = await server.visitorAs(house.people.mentor)
    const { location } = await mentor.post(PAGE, form('D03-5', 2))
    const undo = { intent: 'undo', signedAt: signedAt((await mentor.get(location)).text) }
    for (const other of [house.people.manager, house.people.otherMentor])
      expect((await (await server.visitorAs(other)).post(PAGE, undo)).status).toBe(409)
    expect((await verdicts('D03-5')).at(-1)).toBe('signed')
    expect((await mentor.post(PAGE, undo)).status).toBe(302)
    expect((await mentor.post(PAGE, undo)).status).toBe(409)
    expect((await mentor.post(PAGE, { intent: 'undo', signedAt: 'x' })).status).toBe(400)
  })

  it('on a card that was signed elsewhere says by whom, and offers the next', async () => {
    const manager = await aPerson(server.database.db, { roles: ['manager'] })
    const other = await server.visitorAs(manager)
    const desk = `/mentor/trainees/${house.enrolment.id}/activities/D07-1`
    expect((await other.post(desk, form('D07-1'))).location).toMatch(/\?signed=\d+$/)
    const mentor = await server.visitorAs(house.people.mentor)
    const days = `/mentor/trainees/${house.enrolment.id}/days/7`
    for (const page of [PAGE, desk, days]) {
      const pressed = await mentor.post(page, form('D07-1'))
      expect(pressed.status).toBe(302)
      const answer = await mentor.get(pressed.location)
      expect(answer.text, page).toContain(`${manager.displayName} 已于`)
      expect(answer.text, page).toContain('下一件：')
    }
    // And so does the card that is only opened.
    expect((await mentor.get(`${desk}?card=mentor.0`)).text).toContain(`${manager.displayName} 已于`)
    expect((await mentor.get(desk)).text).not.toContain('下一件：')
    expect(await verdicts('D07-1')).toEqual(['signed'])
  })
})
