// A leaving that is decided for a later day is said wherever somebody looks, in both languages, and ends the training when a page is opened on its day.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatFullDate, formatLocalDate } from '#app/i18n/format'
import { addDays, localDateOf } from '#app/rules/dates'
import { findEnrolment } from '#db/queries/enrolments'
import { aDelegation } from '#tests/builders/cohort'
import { anEnrolment } from '#tests/builders/enrolment'
import { aDecision } from '#tests/builders/promotion'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'

const TODAY = localDateOf(Date.now(), 'Asia/Shanghai')

describeDatabases('a leaving that is decided', (open) => {
  let server: TestServer
  let house: TestHouse
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
  })
  afterAll(() => server?.stop())

  async function leaves(effectiveOn: string) {
    const { db } = server.database
    const { people } = house
    const enrolment = await anEnrolment(db, { cohort: house.enrolment.cohort, mentor: people.mentor })
    const row = { enrolment, by: people.manager, kind: 'withdrawal', verdict: 'withdraw' } as const
    const decisionId = await aDecision(db, { ...row, second_person: 1, effective_on: effectiveOn, decided_at: NOW })
    await db
      .insertInto('decision_confirmation')
      .values({
        decision_id: decisionId,
        decided_by: people.manager.id,
        trainee_id: enrolment.trainee.id,
        confirmed_by: people.otherMentor.id,
        verdict: 'confirmed',
        note: null,
        confirmed_at: NOW + DAY_MS,
      })
      .execute()
    return { enrolment, decisionId }
  }

  it('is read with its day by everybody it concerns', async () => {
    const { db } = server.database
    const { people } = house
    const on = addDays(TODAY, 9)
    const { enrolment, decisionId } = await leaves(on)
    const papers = { cohort_id: enrolment.cohort.id, activity_id: 'D01-6', role: 'hr' } as const
    await aDelegation(db, { ...papers, person_id: people.delegate.id })
    const [trainee, mentor, manager, hr] = await Promise.all(
      [enrolment.trainee, people.mentor, people.manager, people.delegate].map((one) => server.visitorAs(one)),
    )
    const pages = [
      ...['/today', '/leaving', '/file', `/decisions/${decisionId}`].map((path) => [trainee!, path] as const),
      ...['/mentor/trainees', `/mentor/trainees/${enrolment.id}`].map((path) => [mentor!, path] as const),
      ...['/manager/board', `/manager/trainees/${enrolment.id}`, '/manager/decisions', `/decisions/${decisionId}`].map(
        (path) => [manager!, path] as const,
      ),
      [hr!, '/manager/decisions'] as const,
    ]
    for (const locale of ['zh-CN', 'en'] as const) {
      await db.updateTable('person').set({ locale }).execute()
      const head = locale === 'en' ? 'Leaving is decided, from ' : '退出已经定下，'
      const said = [formatLocalDate, formatFullDate].map((format) => head + format(on, locale))
      for (const [visitor, path] of pages) {
        const { text } = await visitor.get(path)
        expect([path, said.some((words) => text.includes(words))]).toEqual([path, true])
      }
    }
    await db.updateTable('person').set({ locale: 'zh-CN' }).execute()
    const shown = (await trainee!.get('/leaving')).text
    expect(shown).toContain('在那之前培训照常')
    expect(shown).not.toContain('value="ask"')
    expect((await hr!.get('/manager/decisions')).text).not.toContain(`/decisions/${decisionId}`)
    const asks = { intent: 'ask', revision: '0', leaveOn: on, reason: '' }
    expect((await trainee!.post('/leaving', asks)).status).toBe(409)
  })

  it('ends the training when a page is opened on its day', async () => {
    const { db } = server.database
    for (const path of ['/today', '/leaving']) {
      const { enrolment } = await leaves(TODAY)
      const visitor = await server.visitorAs(enrolment.trainee)
      await visitor.get(path)
      expect([path, (await findEnrolment(db, enrolment.id))?.state]).toEqual([path, 'withdrawn'])
      expect((await visitor.get('/leaving')).text).toContain('您的培训已经结束')
    }
  })
})
