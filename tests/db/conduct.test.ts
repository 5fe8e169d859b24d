import { expect, it } from 'vitest'
import { onlyCourse } from '#app/content/content.server'
import { loadFacts } from '#app/features/activities/facts.server'
import { getConduct, getOwnConduct } from '#app/features/conduct/conduct.server'
import { recordConduct } from '#app/features/conduct/record-conduct.server'
import { replyToLine } from '#app/features/conduct/reply-to-line.server'
import { reverseConduct } from '#app/features/conduct/reverse-conduct.server'
import { ruleOnDispute } from '#app/features/conduct/rule-on-dispute.server'
import { getManagerToday } from '#app/features/today/team-today.server'
import { addDays, instantOf } from '#app/rules/dates'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { isConstraintViolation } from '#db/portable'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, LATER } from './desk-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

const asked = { content: testContent(), now: LATER }

const courses = onlyCourse(testContent())

function idOf(outcome: Outcome<string>): string {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

/** A trainee's ledger with those who write in it. */
async function aLedger(db: Db) {
  const enrolment = await anEnrolment(db)
  const mentor = enrolment.mentor!
  const manager = await aPerson(db, { roles: ['manager'] })
  const line = {
    enrolmentId: enrolment.id,
    ruleId: 'other',
    points: -1,
    note: '早会迟到十分钟',
    occurredOn: '2026-02-03',
  }
  const note = '那天地铁停运，有公告'
  return {
    enrolment,
    mentor,
    manager,
    record: (change: Partial<typeof line>) =>
      recordConduct(db, { ...by(mentor), viewer: viewerOf(mentor), ...line, ...change }),
    reply: (said: {
      lineId: string
      kind: 'answer' | 'dispute'
      now?: number
      on?: Db
      by?: BuiltPerson
      enrolment?: BuiltEnrolment
    }) => {
      const person = said.by ?? enrolment.trainee
      const now = said.now ?? by(person).now
      return replyToLine(said.on ?? db, {
        ...by(person),
        now,
        personId: person.id,
        enrolmentId: (said.enrolment ?? enrolment).id,
        lineId: said.lineId,
        kind: said.kind,
        note,
      })
    },
    rule: (ruled: { lineId: string; upheld?: boolean; on?: Db; by?: BuiltPerson }) => {
      const person = ruled.by ?? manager
      return ruleOnDispute(ruled.on ?? db, {
        ...by(person),
        viewer: viewerOf(person),
        enrolmentId: enrolment.id,
        lineId: ruled.lineId,
        upheld: ruled.upheld ?? true,
        note: '查了公告，确实停运',
      })
    },
  }
}

describeDatabases('the conduct ledger', (open) => {
  it('is added to and countered, never edited, and seen by the trainee', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const line = {
      enrolmentId: enrolment.id,
      viewer: viewerOf(mentor),
      ruleId: 'other',
      points: -2,
      note: '早会迟到十分钟',
      occurredOn: '2026-02-03',
    }
    const added = await recordConduct(db, { ...by(mentor), ...line })
    const lineId = added.ok ? added.value : ''
    expect(await getOwnConduct(db, { ...asked, traineeId: enrolment.trainee.id })).toMatchObject({
      points: 8,
      lines: [{ points: -2, countered: false }],
    })
    const reverse = () =>
      reverseConduct(db, {
        ...by(mentor),
        enrolmentId: enrolment.id,
        viewer: viewerOf(mentor),
        lineId,
        note: '打卡机故障',
      })
    expect((await Promise.all([reverse(), reverse()])).map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(await getConduct(db, { ...asked, enrolmentId: enrolment.id })).toMatchObject({ points: 10 })
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual(['conduct-recorded', 'conduct-recorded'])
    await expect(db.updateTable('conduct_entry').set({ points: 5 }).execute()).rejects.toThrow()
    expect(await auditLines(db)).toEqual(['record:conduct', 'reverse:conduct'])
  })

  it('counts half points, for the trainee as for what is decided', async () => {
    const { db } = await open()
    const { enrolment, record } = await aLedger(db)
    const late = { ruleId: 'attendance/late/late', points: -0.5 }
    for (let n = 0; n < 3; n++) expect(reasonOf(await record(late))).toBe('ok')
    expect(reasonOf(await record({ ...late, points: -0.3 }))).toBe('invalid-reference')
    expect(await getOwnConduct(db, { ...asked, traineeId: enrolment.trainee.id })).toMatchObject({ points: 8.5 })
    const facts = await loadFacts(db, [enrolment.id])
    expect(facts.get(enrolment.id)?.conductPoints).toBe(-1.5)
    const [line] = await db.selectFrom('conduct_entry').selectAll().execute()
    const finer = db
      .insertInto('conduct_entry')
      .values({ ...line!, id: 'finer', points: -0.3 })
      .execute()
    await expect(finer).rejects.toSatisfy(isConstraintViolation)
    await expect(db.deleteFrom('conduct_entry').execute()).rejects.toThrow('append-only')
  })

  it('begins anew every month, but a decision looks at the month that went worst', async () => {
    const { db } = await open()
    const { enrolment, mentor, record } = await aLedger(db)
    const january = await record({ points: -6, occurredOn: '2026-01-20' })
    await record({ points: -1, occurredOn: '2026-02-02' })
    const read = () => getOwnConduct(db, { ...asked, traineeId: enrolment.trainee.id })
    const sum = async () => (await loadFacts(db, [enrolment.id])).get(enrolment.id)?.conductPoints
    expect(await read()).toMatchObject({
      month: '2026-02',
      points: 9,
      standing: 'good',
      earlier: [{ month: '2026-01', points: 4 }],
      lowest: 4,
    })
    expect(await sum()).toBe(-6)
    // Taken back in February, it counts in January, where it was entered.
    const reversed = await reverseConduct(db, {
      ...by(mentor),
      enrolmentId: enrolment.id,
      viewer: viewerOf(mentor),
      lineId: idOf(january),
      note: '打卡机故障',
    })
    expect(reasonOf(reversed)).toBe('ok')
    expect(await read()).toMatchObject({ points: 9, earlier: [{ month: '2026-01', points: 10 }], lowest: 9 })
    expect(await sum()).toBe(-1)
  })

  it('is kept by the mentor and the manager only', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const delegate = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D05-2', person_id: delegate.id })
    const tried = async (person: BuiltPerson) =>
      reasonOf(
        await recordConduct(db, {
          ...by(person),
          enrolmentId: enrolment.id,
          viewer: viewerOf(person),
          ruleId: 'other',
          points: 1,
          note: '主动帮忙打包',
          occurredOn: '2026-02-03',
        }),
      )
    expect(await tried(delegate)).toBe('not-found')
    expect(await tried(await aPerson(db, { roles: ['mentor'] }))).toBe('not-found')
    expect(await tried({ ...enrolment.trainee, roles: ['trainee', 'manager'] })).toBe('not-allowed')
    expect(await tried(await aPerson(db, { roles: ['manager'] }))).toBe('ok')
  })

  it('tells trainee, mentor and managers once when a threshold is stepped over', async () => {
    const { db } = await open()
    const { record, enrolment, mentor, manager } = await aLedger(db)
    const low = async (id: string) => (await noticeKinds(db, id)).filter((kind) => kind.endsWith('conduct-low'))
    await record({ points: -4 })
    expect(await low(manager.id)).toEqual([])
    await record({ points: -1 })
    await record({ points: -1 })
    for (const { id } of [mentor, manager]) expect(await low(id)).toEqual(['conduct-low'])
    expect(await low(enrolment.trainee.id)).toEqual(['own-conduct-low'])
    await record({ points: -3 })
    for (const { id } of [mentor, manager]) expect(await low(id)).toHaveLength(2)
    const [last] = await db
      .selectFrom('notification')
      .select('payload')
      .where('person_id', '=', enrolment.trainee.id)
      .where('kind', '=', 'own-conduct-low')
      .orderBy('created_at', 'desc')
      .execute()
    expect(JSON.parse(last!.payload)).toEqual({ points: 1, limit: 2, month: '2026-02' })
  })

  it('does not take points for praise, nor give any for an offence', async () => {
    const { db } = await open()
    const { record } = await aLedger(db)
    expect(reasonOf(await record({ ruleId: 'praise', points: -3 }))).toBe('praise-costs')
    expect(reasonOf(await record({ ruleId: 'attendance/absence/absent', points: 2 }))).toBe('offence-earns')
    expect(reasonOf(await record({ ruleId: 'attendance/shifts', points: -6 }))).toBe('invalid-reference')
    expect(reasonOf(await record({ ruleId: 'attendance/absence/absent', points: -2 }))).toBe('ok')
    expect(reasonOf(await record({ ruleId: 'praise', points: 1 }))).toBe('ok')
  })

  it('keeps the trainee’s words beside a line, and a dispute gets one ruling that may give the points back', async () => {
    const { db, connectAgain } = await open()
    const { record, reply, rule, enrolment, mentor, manager } = await aLedger(db)
    const lineId = idOf(await record({ points: -2 }))
    const own = async () => (await getOwnConduct(db, { ...asked, traineeId: enrolment.trainee.id }))!
    expect((await own()).lines[0]).toMatchObject({ mayAnswer: true, mayDispute: true, toRule: false })
    expect(reasonOf(await reply({ lineId, kind: 'answer' }))).toBe('ok')
    const both = await Promise.all([
      reply({ lineId, kind: 'dispute' }),
      reply({ lineId, kind: 'dispute', on: connectAgain().db }),
    ])
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect((await own()).lines[0]).toMatchObject({ mayAnswer: true, mayDispute: false, toRule: true })
    expect(await noticeKinds(db, mentor.id)).toEqual(['conduct-answered', 'conduct-disputed'])
    expect(await noticeKinds(db, manager.id)).toEqual(['conduct-disputed'])
    const today = async () => (await getManagerToday(db, { viewer: viewerOf(manager), courses, now: LATER })).disputes
    expect(await today()).toMatchObject([{ lineId, enrolmentId: enrolment.id }])
    expect(reasonOf(await rule({ lineId, by: mentor }))).toBe('not-allowed')
    expect(
      (await Promise.all([rule({ lineId }), rule({ lineId, on: connectAgain().db })])).map(reasonOf).sort(),
    ).toEqual(['already-done', 'ok'])
    expect(await today()).toEqual([])
    expect(await own()).toMatchObject({ points: 10, lines: [{ isCounter: true, points: 2 }, { countered: true }] })
    expect((await own()).lines[1]!.replies.map((r) => [r.kind, r.upheld])).toEqual([
      ['answer', null],
      ['dispute', null],
      ['ruling', true],
    ])
    expect(await noticeKinds(db, enrolment.trainee.id)).toEqual([
      'conduct-recorded',
      'conduct-ruled',
      'conduct-recorded',
    ])
    expect(await auditLines(db)).toEqual([
      'record:conduct',
      'answer:conduct',
      'dispute:conduct',
      'rule:conduct',
      'reverse:conduct',
    ])
    await expect(db.updateTable('conduct_reply').set({ note: '改掉的话' }).execute()).rejects.toThrow()
    await expect(db.deleteFrom('conduct_reply').execute()).rejects.toThrow()
  })

  it('stands when the manager says so, and is disputed within three working days', async () => {
    const { db } = await open()
    const ledger = await aLedger(db)
    const { record, reply, rule, enrolment } = ledger
    const lineId = idOf(await record({ points: -2 }))
    await reply({ lineId, kind: 'dispute' })
    expect(reasonOf(await rule({ lineId, upheld: false }))).toBe('ok')
    expect(await getConduct(db, { ...asked, enrolmentId: enrolment.id })).toMatchObject({ points: 8 })
    const { mentor, manager } = ledger
    const reverse = (person: BuiltPerson) =>
      reverseConduct(db, {
        ...by(person),
        enrolmentId: enrolment.id,
        viewer: viewerOf(person),
        lineId,
        note: '公告后来找到了',
      })
    expect(reasonOf(await reverse(mentor))).toBe('manager-ruled')
    const late = idOf(await record({ points: -1 }))
    const { lines } = await getConduct(db, { ...asked, enrolmentId: enrolment.id })
    const until = lines.find((line) => line.id === late)!.disputeUntilOn
    const day = (on: string, days: number) => instantOf(addDays(on, days), '10:00', 'Asia/Shanghai')
    expect(await reply({ lineId: late, kind: 'dispute', now: day(until, 1) })).toEqual({
      ok: false,
      reason: 'dispute-late',
      detail: until,
    })
    expect(reasonOf(await reply({ lineId: late, kind: 'answer', now: day(until, 1) }))).toBe('ok')
    expect(reasonOf(await reply({ lineId: late, kind: 'dispute', now: day(until, 0) }))).toBe('ok')
    expect(reasonOf(await reverse(manager))).toBe('ok')
    const [taken] = (await getConduct(db, { ...asked, enrolmentId: enrolment.id })).lines.filter((l) => l.id === lineId)
    expect(taken).toMatchObject({ ruled: true, countered: true })
  })

  it('is answered by the trainee alone, and in their own ledger', async () => {
    const { db } = await open()
    const { record, reply, mentor } = await aLedger(db)
    const lineId = idOf(await record({ points: -2 }))
    const other = await anEnrolment(db)
    expect(reasonOf(await reply({ lineId, kind: 'dispute', by: mentor }))).toBe('not-allowed')
    expect(reasonOf(await reply({ lineId, kind: 'dispute', enrolment: other, by: other.trainee }))).toBe('not-found')
  })
})
