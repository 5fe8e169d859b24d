import { expect, test } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { recordActivity } from '#app/features/activities/record-activity.server'
import { submitActivity } from '#app/features/activities/submit-activity.server'
import { withdrawEntry } from '#app/features/activities/withdraw-entry.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { listNotices, markNoticesRead } from '#app/features/notifications/notices.server'
import { notify } from '#app/features/notifications/notify.server'
import { getTraineeToday } from '#app/features/today/today.server'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { inTransaction } from '#db/transaction'
import { aCohort, aDelegation } from '#tests/builders/cohort'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'

const content = testContent()
const answer = (outcome: Outcome<unknown>) => (outcome.ok ? 'accept' : outcome.reason)
/** 09:00 of training day n; only right before the Spring Festival, which the calendar takes out. */
const onDay = (n: number) => NOW + (n - 1) * DAY_MS

function by(enrolment: BuiltEnrolment, activityId: string, now = onDay(1)) {
  return { actor: { id: enrolment.trainee.id, requestId: 'test' }, now, content, enrolmentId: enrolment.id, activityId }
}

const record = (db: Db, enrolmentId: string, activityId: string) =>
  db
    .selectFrom('activity_record')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst()
const entries = (db: Db, enrolmentId: string) =>
  db.selectFrom('activity_entry').selectAll().where('enrolment_id', '=', enrolmentId).execute()
const noticesOf = async (db: Db, personId: string) =>
  (await listNotices(db, { personId, before: Number.MAX_SAFE_INTEGER, zone: 'Asia/Shanghai' })).notices

function signOff(
  db: Db,
  e: BuiltEnrolment,
  wish: {
    activityId: string
    slot: 'mentor' | 'manager'
    verdict: 'signed' | 'not_yet'
    signerId: string
    signedAt: number
  },
) {
  return db
    .insertInto('sign_off')
    .values({
      id: newId(),
      enrolment_id: e.id,
      activity_id: wish.activityId,
      slot: wish.slot,
      revision: 1,
      trainee_id: e.trainee.id,
      signer_id: wish.signerId,
      verdict: wish.verdict,
      comment: '步骤少了一步',
      redo_by_on: null,
      signed_at: wish.signedAt,
    })
    .execute()
}

describeDatabases('what the trainee records', (open) => {
  test('a briefing is saved, handed in, and its signer is told once', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const e = await anEnrolment(db)
    const saved = await recordActivity(db, { ...by(e, 'D01-1'), revision: 0, data: { met: ['顾长河'], note: '' } })
    expect(answer(saved)).toBe('accept')
    expect(await record(db, e.id, 'D01-1')).toMatchObject({ status: 'open', revision: 1, done_at: null })
    expect(await noticesOf(db, manager.id)).toEqual([])
    const handedIn = await submitActivity(db, {
      ...by(e, 'D01-1'),
      revision: 1,
      data: { met: ['顾长河', '白露'], note: '' },
    })
    expect(answer(handedIn)).toBe('accept')
    expect(await record(db, e.id, 'D01-1')).toMatchObject({ status: 'submitted', revision: 2, done_at: NOW })
    expect(await noticesOf(db, manager.id)).toMatchObject([
      { kind: 'sign-wanted', payload: { enrolmentId: e.id, activityId: 'D01-1', slot: 'manager' } },
    ])
    expect(
      answer(await recordActivity(db, { ...by(e, 'D01-1'), revision: 2, data: { met: ['顾长河'], note: '改字' } })),
    ).toBe('accept')
    expect(await noticesOf(db, manager.id)).toHaveLength(1)
    expect(await verifyAudit(db)).toMatchObject({ rows: 3, fault: null })
  })

  test('an older form never overwrites a newer record', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    await recordActivity(db, { ...by(e, 'D01-11'), revision: 0, data: { ticked: [], note: '新的' } })
    expect(
      answer(await recordActivity(db, { ...by(e, 'D01-11'), revision: 0, data: { ticked: [], note: '旧的' } })),
    ).toBe('stale')
    expect(JSON.parse((await record(db, e.id, 'D01-11'))!.data)).toMatchObject({ note: '新的' })
  })

  test('of twenty tabs at once exactly one is saved', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        recordActivity(db, { ...by(e, 'D01-11'), revision: 0, data: { ticked: [], note: `${n}` } }),
      ),
    )
    expect(tries.filter((t) => t.ok)).toHaveLength(1)
    expect(tries.filter((t) => !t.ok).map(answer)).toEqual(Array(19).fill('stale'))
  })

  test('nothing is written on a day that is not open, unless the mentor has unlocked it', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const command = { ...by(e, 'D04-1'), revision: 0, data: { ticked: [], guide: '顾长河' } }
    expect(answer(await recordActivity(db, command))).toBe('day-locked')
    expect(await record(db, e.id, 'D04-1')).toBeUndefined()
    await db
      .insertInto('day_unlock')
      .values({ enrolment_id: e.id, day: 4, unlocked_by: e.mentor!.id, reason: '提前学习', unlocked_at: NOW })
      .execute()
    expect(answer(await recordActivity(db, command))).toBe('accept')
  })

  test.each([
    ['a stranger', 'not-found'],
    ['the mentor', 'not-found'],
  ])('%s writes nothing in somebody’s record', async (who, expected) => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const other = who === 'the mentor' ? e.mentor! : await aPerson(db, { roles: ['trainee'] })
    const actor = { id: other.id, requestId: null }
    expect(
      answer(await recordActivity(db, { ...by(e, 'D01-11'), actor, revision: 0, data: { ticked: [], note: 'x' } })),
    ).toBe(expected)
    expect(
      answer(await addEntry(db, { ...by(e, 'D03-5', onDay(3)), actor, kind: 'question', data: { text: '问' } })),
    ).toBe(expected)
    expect(await entries(db, e.id)).toEqual([])
  })

  test('an activity that is not in one’s own plan version, or on another branch, is not found', async () => {
    const { db } = await open()
    const small = {
      ...content.plan,
      version: 99,
      days: content.plan.days.map((d) => ({ ...d, activities: d.activities.filter((a) => a.id !== 'D01-11') })),
    }
    const e = await anEnrolment(db, { cohort: await aCohort(db, { plan: small }) })
    expect(answer(await recordActivity(db, { ...by(e, 'D01-11'), revision: 0, data: { ticked: [], note: '' } }))).toBe(
      'not-found',
    )
    expect(answer(await submitActivity(db, { ...by(e, 'D23-3', onDay(60)), revision: 0, data: {} }))).toBe('not-found')
    expect(answer(await recordActivity(db, { ...by(e, 'D99-1'), revision: 0, data: {} }))).toBe('not-found')
  })

  test('a tick that is not on the list is refused', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    expect(
      answer(
        await recordActivity(db, { ...by(e, 'D01-11'), revision: 0, data: { ticked: ['no-such-point'], note: '' } }),
      ),
    ).toBe('invalid-reference')
  })

  test('what has been signed stays as it was', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const e = await anEnrolment(db)
    await submitActivity(db, { ...by(e, 'D01-1'), revision: 0, data: { met: ['白露'], note: '' } })
    await signOff(db, e, {
      activityId: 'D01-1',
      slot: 'manager',
      verdict: 'signed',
      signerId: manager.id,
      signedAt: NOW + 1,
    })
    expect(
      answer(await recordActivity(db, { ...by(e, 'D01-1'), revision: 1, data: { met: ['别人'], note: '' } })),
    ).toBe('already-done')
    expect(
      answer(await submitActivity(db, { ...by(e, 'D01-1'), revision: 1, data: { met: ['别人'], note: '' } })),
    ).toBe('already-done')
  })

  test('after a "not yet" it is handed in again and the signer is told again', async () => {
    const { db } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const e = await anEnrolment(db)
    await submitActivity(db, { ...by(e, 'D01-1'), revision: 0, data: { met: ['白露'], note: '' } })
    await signOff(db, e, {
      activityId: 'D01-1',
      slot: 'manager',
      verdict: 'not_yet',
      signerId: manager.id,
      signedAt: NOW + 1,
    })
    expect((await getPage(db, e, 'D01-1', NOW + 2))?.status.state).toBe('not-yet')
    const today = await getTraineeToday(db, { traineeId: e.trainee.id, content, now: NOW + 2 })
    expect(today?.next).toMatchObject({
      item: { id: 'D01-1' },
      why: 'not-yet',
      sentBack: { comment: '步骤少了一步', redoByOn: null },
    })
    expect(answer(await submitActivity(db, { ...by(e, 'D01-1', NOW + 2), revision: 1, data: {} }))).toBe('accept')
    expect(JSON.parse((await record(db, e.id, 'D01-1'))!.data)).toMatchObject({ met: ['白露'] })
    expect((await getPage(db, e, 'D01-1', NOW + 3))?.status.state).toBe('waiting')
    expect(await noticesOf(db, manager.id)).toHaveLength(2)
  })
})

function getPage(db: Db, e: BuiltEnrolment, activityId: string, now: number) {
  return getActivityPage(db, { traineeId: e.trainee.id, displayName: e.trainee.displayName, activityId, content, now })
}

describeDatabases('entries', (open) => {
  const call = { last4: '8000', purpose: '确认地址', outcome: 'solved', promise: '' }

  test('calls stop at the cap, also when several are sent at once', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const at = by(e, 'D12-3', onDay(12))
    const tries = await Promise.all(Array.from({ length: 6 }, () => addEntry(db, { ...at, kind: 'call', data: call })))
    expect(tries.filter((t) => t.ok)).toHaveLength(3)
    expect(tries.find((t) => !t.ok)).toMatchObject({ reason: 'limit-reached', detail: '3' })
    expect(await entries(db, e.id)).toHaveLength(3)
    expect(await auditLines(db)).toEqual(['add:call', 'add:call', 'add:call'])
  })

  test('a promise cannot be due in the past', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const at = by(e, 'D12-3', onDay(12))
    expect(answer(await addEntry(db, { ...at, kind: 'call', data: { ...call, dueOn: '2026-01-01' } }))).toBe(
      'date-passed',
    )
    expect(answer(await addEntry(db, { ...at, kind: 'call', data: { ...call, dueOn: '2026-01-20' } }))).toBe('accept')
    expect((await entries(db, e.id))[0]?.due_on).toBe('2026-01-20')
  })

  test('a price change asks the mentor; while hidden it is only made where the plan has it', async () => {
    const { db } = await open()
    const e = await aReadyEnrolment(db)
    const change = { orderRef: '345678', before: 199, after: 195, reason: '满减没生效' }
    expect(answer(await addEntry(db, { ...by(e, 'D07-2', onDay(7)), kind: 'price-change', data: change }))).toBe(
      'limit-reached',
    )
    expect(answer(await addEntry(db, { ...by(e, 'D07-3', onDay(7)), kind: 'price-change', data: change }))).toBe(
      'accept',
    )
    expect(await noticesOf(db, e.mentor!.id)).toMatchObject([
      { kind: 'confirm-wanted', payload: { activityId: 'D07-3' } },
    ])
  })

  test('a question may be asked the day before, and goes to the mentor and the lecturer who leads', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const lecturer = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: e.cohort.id, activity_id: 'D03-5', person_id: lecturer.id, role: 'lecturer' })
    expect(
      answer(await addEntry(db, { ...by(e, 'D03-5', onDay(1)), kind: 'question', data: { text: '付款失败怎么办' } })),
    ).toBe('day-locked')
    expect(
      answer(await addEntry(db, { ...by(e, 'D03-5', onDay(2)), kind: 'question', data: { text: '付款失败怎么办' } })),
    ).toBe('accept')
    for (const person of [e.mentor!, lecturer])
      expect(await noticesOf(db, person.id)).toMatchObject([{ kind: 'question-asked' }])
  })

  test('one’s own open entry can be taken back, once, and by nobody else', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const at = by(e, 'D03-6', onDay(3))
    const added = await addEntry(db, {
      ...at,
      kind: 'note',
      data: { source: '10:42', saw: '先问尺码', why: '避免退货' },
    })
    const entryId = added.ok ? added.value : ''
    expect(answer(await withdrawEntry(db, { ...at, actor: { id: e.mentor!.id, requestId: null }, entryId }))).toBe(
      'not-found',
    )
    expect(answer(await withdrawEntry(db, { ...at, entryId }))).toBe('accept')
    expect(answer(await withdrawEntry(db, { ...at, entryId }))).toBe('already-done')
    expect((await entries(db, e.id))[0]).toMatchObject({ state: 'withdrawn', closed_by: e.trainee.id })
  })

  test('an answered question and a foreign entry cannot be taken back', async () => {
    const { db } = await open()
    const [e, other] = [await anEnrolment(db), await anEnrolment(db)]
    const at = by(e, 'D03-5', onDay(3))
    const added = await addEntry(db, { ...at, kind: 'question', data: { text: '问题' } })
    const entryId = added.ok ? added.value : ''
    expect(answer(await withdrawEntry(db, { ...by(other, 'D03-5', onDay(3)), entryId }))).toBe('not-found')
    await db
      .updateTable('activity_entry')
      .set({ state: 'closed', closed_by: e.mentor!.id, closed_at: NOW, outcome: '这样做' })
      .where('id', '=', entryId)
      .execute()
    expect(answer(await withdrawEntry(db, { ...at, entryId }))).toBe('already-done')
  })

  test('a rule is read in the reader’s language where it stands in it, and the receipt says in which', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const [conduct, attendance] = ['conduct', 'attendance'].map((id) => content.rules.find((r) => r.id === id)!)
    const lacking = {
      ...content,
      english: { ...content.english, rules: content.english.rules.filter((r) => r.id !== attendance!.id) },
    }
    const at = { ...by(e, 'D01-10'), content: lacking, language: 'en' as const }
    const page = await getActivityPage(db, {
      traineeId: e.trainee.id,
      displayName: e.trainee.displayName,
      activityId: 'D01-10',
      content: lacking,
      now: NOW,
      language: 'en',
    })
    const rules = page?.view.type === 'acknowledgement' ? page.view.rules : []
    expect(rules.map(({ id, language, title }) => [id, language, title])).toEqual(
      expect.arrayContaining([
        ['conduct', 'en', 'Code of conduct for customer service'],
        ['attendance', 'zh-CN', attendance!.title],
      ]),
    )
    for (const rule of [conduct!, attendance!])
      await addEntry(db, {
        ...at,
        kind: 'receipt',
        data: { ruleId: rule.id, version: rule.version, typedName: e.trainee.displayName },
      })
    const signed = (await entries(db, e.id)).map(({ data }) => JSON.parse(data))
    expect(signed).toEqual([
      expect.objectContaining({ ruleId: 'conduct', language: 'en' }),
      expect.objectContaining({ ruleId: 'attendance', language: 'zh-CN' }),
    ])
  })

  test('a rule is receipted once, in its present version, with one’s own name', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const rule = content.rules.find((r) => r.id === 'conduct')!
    const sign = (data: object) =>
      addEntry(db, {
        ...by(e, 'D01-10'),
        kind: 'receipt',
        data: { ruleId: rule.id, version: rule.version, typedName: e.trainee.displayName, ...data },
      })
    expect(answer(await sign({ typedName: '别人' }))).toBe('acknowledgement-missing')
    expect(answer(await sign({ version: rule.version + 1 }))).toBe('stale')
    expect(answer(await sign({ ruleId: 'no-such-rule' }))).toBe('invalid-reference')
    expect(answer(await sign({}))).toBe('accept')
    expect(answer(await sign({}))).toBe('already-done')
    const [receipt] = await entries(db, e.id)
    expect(answer(await withdrawEntry(db, { ...by(e, 'D01-10'), entryId: receipt!.id }))).toBe('wrong-state')
  })
})

describeDatabases('what the trainee sees', (open) => {
  test('nothing of a mystery check before the debrief, everything after it', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const shopper = await aPerson(db, { roles: ['delegate'], display_name: '探店人' })
    const now = onDay(11)
    await aDelegation(db, {
      cohort_id: e.cohort.id,
      activity_id: 'D10-3',
      person_id: shopper.id,
      role: 'mystery-shopper',
    })
    await db
      .insertInto('rubric_sheet')
      .values({
        id: newId(),
        enrolment_id: e.id,
        activity_id: 'D10-3',
        rubric_id: 'R4',
        rubric_version: 1,
        examiner_id: shopper.id,
        trainee_id: e.trainee.id,
        revision: 1,
        marks: '{}',
        percent: 61,
        hard_fault: null,
        state_mark: null,
        comment: 'CANARY-SHEET',
        made_at: now,
      })
      .execute()
    await db
      .insertInto('activity_entry')
      .values({
        id: newId(),
        enrolment_id: e.id,
        activity_id: 'D10-3',
        kind: 'gap',
        data: JSON.stringify({ text: 'CANARY-GAP' }),
        created_by: shopper.id,
        created_at: now,
        due_on: null,
        closed_by: null,
        closed_at: null,
        outcome: null,
      })
      .execute()
    const everything = async () =>
      JSON.stringify([
        await getPage(db, e, 'D10-3', now),
        await getPage(db, e, 'D11-3', now),
        await getPage(db, e, 'D17-2', now),
        await getTraineeToday(db, { traineeId: e.trainee.id, content, now }),
      ])
    expect(await everything()).not.toMatch(/CANARY|探店人/)
    await db
      .insertInto('activity_record')
      .values({
        enrolment_id: e.id,
        activity_id: 'D10-3',
        status: 'submitted',
        data: JSON.stringify({ debriefedAt: now }),
        updated_at: now,
        done_at: now,
      })
      .execute()
    expect(await everything()).toMatch(/CANARY-SHEET[\s\S]*CANARY-GAP/)
  })

  test('marks of an exam only once they are released, of an oral exam only once all examiners are in', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const now = onDay(8)
    await db
      .insertInto('rubric_sheet')
      .values({
        id: newId(),
        enrolment_id: e.id,
        activity_id: 'D08-3',
        rubric_id: 'R1',
        rubric_version: 1,
        examiner_id: e.mentor!.id,
        trainee_id: e.trainee.id,
        revision: 1,
        marks: '{}',
        percent: 71,
        hard_fault: null,
        state_mark: null,
        comment: 'CANARY',
        made_at: now,
      })
      .execute()
    expect(JSON.stringify(await getPage(db, e, 'D08-3', now))).not.toContain('CANARY')
  })

  test('somebody without a training has no page and no day', async () => {
    const { db } = await open()
    const person = await aPerson(db)
    expect(await getTraineeToday(db, { traineeId: person.id, content, now: NOW })).toBeNull()
    expect(
      await getActivityPage(db, {
        traineeId: person.id,
        displayName: person.displayName,
        activityId: 'D01-1',
        content,
        now: NOW,
      }),
    ).toBeNull()
  })

  test('the first morning: introductions next, two gates announced', async () => {
    const { db } = await open()
    const e = await anEnrolment(db)
    const today = await getTraineeToday(db, { traineeId: e.trainee.id, content, now: NOW })
    expect(today).toMatchObject({
      day: 1,
      isTrainingDay: true,
      standing: { kind: 'in-training' },
      next: { item: { id: 'D01-1' }, why: 'today' },
    })
    expect(today?.gates.map((g) => [g.gate, g.inDays])).toEqual([
      ['D1', 0],
      ['D3', 2],
    ])
  })
})

describeDatabases('notices', (open) => {
  test('each person reads and marks only their own', async () => {
    const { db } = await open()
    const [a, b] = [await aPerson(db), await aPerson(db)]
    await inTransaction(db, (tx) =>
      notify(tx, { to: [a.id, b.id, a.id, null], kind: 'mentor-assigned', payload: { mentorName: '阿宁' }, now: NOW }),
    )
    expect(await noticesOf(db, a.id)).toHaveLength(1)
    await markNoticesRead(db, { personId: a.id, now: NOW + 1 })
    expect((await noticesOf(db, a.id))[0]?.isNew).toBe(false)
    expect((await noticesOf(db, b.id))[0]?.isNew).toBe(true)
  })

  test('fifty at a time, the older ones on request', async () => {
    const { db } = await open()
    const person = await aPerson(db)
    for (let n = 1; n <= 60; n++)
      await inTransaction(db, (tx) =>
        notify(tx, { to: person.id, kind: 'plan-changed', payload: { reason: `${n}` }, now: n }),
      )
    const first = await listNotices(db, { personId: person.id, before: Number.MAX_SAFE_INTEGER, zone: 'Asia/Shanghai' })
    expect([first.notices.length, first.next]).toEqual([50, 11])
    const rest = await listNotices(db, { personId: person.id, before: first.next!, zone: 'Asia/Shanghai' })
    expect([rest.notices.length, rest.next]).toEqual([10, null])
  })
})
