import { expect, it } from 'vitest'
import { findEnrolmentRelation } from '#app/features/accounts/sessions.server'
import { lockActivityCase, readActivityCase } from '#app/features/activities/activity-case.server'
import { loadProgress } from '#app/features/activities/progress.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getConduct, getOwnConduct } from '#app/features/conduct/conduct.server'
import { recordConduct } from '#app/features/conduct/record-conduct.server'
import { reverseConduct } from '#app/features/conduct/reverse-conduct.server'
import { openGap } from '#app/features/live-work/open-gap.server'
import { settleEntry } from '#app/features/live-work/settle-entry.server'
import { getActivityDesk } from '#app/features/mentor-desk/activity-desk.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { getDaySheet, getTraineePlan, listTrainees } from '#app/features/mentor-desk/trainees.server'
import { promotionParts } from '#app/features/promotion/promotion-case'
import { debriefMystery } from '#app/features/rubrics/debrief-mystery.server'
import { drawQuestions } from '#app/features/rubrics/draw-questions.server'
import { recordSheet } from '#app/features/rubrics/record-sheet.server'
import { listVisibleSheets } from '#app/features/rubrics/sheets.server'
import { type SignActivityInput, signActivity } from '#app/features/signoffs/sign-activity.server'
import { signChosen } from '#app/features/signoffs/sign-chosen.server'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { isConstraintViolation } from '#db/portable'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { aCohort, aDelegation } from '../builders/cohort'
import { testContent, testCourses } from '../builders/content'
import { anEnrolment, type BuiltEnrolment } from '../builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '../builders/person'
import { anExamResult } from '../builders/promotion'
import { DAY_MS, NOW } from '../builders/time'
import { describeDatabases } from '../setup/databases'
import { auditLines } from './audit-lines'

/** Every day of the plan has come. */
const LATER = NOW + 30 * DAY_MS
const COMMENT = '今天接待稳，先问再荐做得好，还要练核对地址这一步骤'

let moments = 0

/** Each act a moment after the one before, so that notices have an order. */
function by(person: BuiltPerson) {
  moments++
  return { actor: { id: person.id, requestId: null }, now: LATER + moments, content: testContent() }
}

function on(enrolment: BuiltEnrolment, activityId: string) {
  return { enrolmentId: enrolment.id, activityId }
}

function sign(
  db: Db,
  person: BuiltPerson,
  where: { enrolmentId: string; activityId: string },
  change: Partial<SignActivityInput> = {},
) {
  return signActivity(db, {
    ...by(person),
    ...where,
    signer: viewerOf(person),
    slot: 'mentor',
    verdict: 'signed',
    comment: '',
    redoByOn: null,
    expectedRevision: 0,
    ...change,
  })
}

function reasonOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.reason
}

/** D03-5: a question time the trainee has handed in without questions; signed by the mentor. */
async function handedIn(db: Db, enrolment: BuiltEnrolment, activityId: string, data: unknown = {}) {
  await db
    .insertInto('activity_record')
    .values({
      enrolment_id: enrolment.id,
      activity_id: activityId,
      status: 'submitted',
      data: JSON.stringify(data),
      updated_at: NOW,
      done_at: NOW,
    })
    .execute()
}

async function anEntry(
  db: Db,
  enrolment: BuiltEnrolment,
  activityId: string,
  kind: string,
  data: unknown,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('activity_entry')
    .values({
      id,
      enrolment_id: enrolment.id,
      activity_id: activityId,
      kind,
      data: JSON.stringify(data),
      created_by: enrolment.trainee.id,
      created_at: NOW,
      due_on: null,
      closed_by: null,
      closed_at: null,
      outcome: null,
    })
    .execute()
  return id
}

async function noticesOf(db: Db, personId: string): Promise<string[]> {
  return (
    await db.selectFrom('notification').select('kind').where('person_id', '=', personId).orderBy('created_at').execute()
  ).map((n) => n.kind)
}

function signOffRows(db: Db, enrolment: BuiltEnrolment) {
  return db.selectFrom('sign_off').selectAll().where('enrolment_id', '=', enrolment.id).orderBy('revision').execute()
}

function rubricMarks(rubricId: string, level: number, change: Partial<{ hardFaults: string[] }> = {}) {
  const rubric = testContent().rubricById.get(rubricId)!
  return {
    levels: Object.fromEntries(rubric.criteria.map((c) => [c.id, level])),
    notes: Object.fromEntries(rubric.criteria.map((c) => [c.id, '当场看到的依据'])),
    hardFaults: [],
    comment: '整体稳，再练核对',
    stateMark: null as number | null,
    expectedRevision: 0,
    ...change,
  }
}

describeDatabases('sign-offs', (open) => {
  it('are given by the mentor, told to the trainee and written into the audit chain', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    expect(await sign(db, enrolment.mentor!, on(enrolment, 'D03-5'))).toMatchObject({
      ok: true,
      value: { revision: 1 },
    })
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['signed'])
    const [row] = await db.selectFrom('audit_event').selectAll().where('action', '=', 'sign:activity').execute()
    expect(row).toMatchObject({ actor_id: enrolment.mentor!.id, enrolment_id: enrolment.id })
    expect((await verifyAudit(db)).fault).toBeNull()
  })

  it('are never one’s own: not by the rule, and not by the database', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const everything = { ...enrolment.trainee, roles: ['trainee', 'mentor', 'manager', 'delegate'] as const }
    expect(reasonOf(await sign(db, everything, on(enrolment, 'D03-5')))).toBe('self-signing')
    const row = {
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: 'D03-5',
      slot: 'mentor' as const,
      revision: 1,
      verdict: 'signed' as const,
      comment: null,
      redo_by_on: null,
      signed_at: NOW,
    }
    const self = db
      .insertInto('sign_off')
      .values({ ...row, trainee_id: enrolment.trainee.id, signer_id: enrolment.trainee.id })
      .execute()
    await expect(self).rejects.toSatisfy(isConstraintViolation)
    // Nor by calling somebody else the trainee.
    const disguised = db
      .insertInto('sign_off')
      .values({ ...row, trainee_id: enrolment.mentor!.id, signer_id: enrolment.trainee.id })
      .execute()
    await expect(disguised).rejects.toSatisfy(isConstraintViolation)
    expect(await signOffRows(db, enrolment)).toEqual([])
  })

  it('wait for the trainee’s own part, but “not yet” does not', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D03-6')
    expect(reasonOf(await sign(db, enrolment.mentor!, where))).toBe('evidence-missing')
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, where, {
          verdict: 'not_yet',
          comment: '旁注还没有写',
          redoByOn: '2026-02-10',
        }),
      ),
    ).toBe('ok')
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['not-yet'])
  })

  it('supersede each other and keep their history; withdrawing asks again', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const where = on(enrolment, 'D03-5')
    const mentor = enrolment.mentor!
    const input = { enrolmentId: enrolment.id, activityId: 'D03-5', content: testContent(), now: LATER }
    const state = async () => {
      const found = await readActivityCase(db, input)
      return found.ok ? found.value.entry.status.state : found.reason
    }
    await sign(db, mentor, where, { verdict: 'not_yet', comment: '问题还没问清楚' })
    expect(await state()).toBe('not-yet')
    await sign(db, mentor, where, { expectedRevision: 1 })
    expect(await state()).toBe('done')
    await sign(db, mentor, where, { verdict: 'withdrawn', comment: '签错了活动', expectedRevision: 2 })
    expect(await state()).toBe('waiting')
    expect((await signOffRows(db, enrolment)).map((r) => [r.revision, r.verdict])).toEqual([
      [1, 'not_yet'],
      [2, 'signed'],
      [3, 'withdrawn'],
    ])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['not-yet', 'signed', 'sign-withdrawn'])
    const edit = db
      .updateTable('sign_off')
      .set({ verdict: 'signed' })
      .where('enrolment_id', '=', enrolment.id)
      .execute()
    await expect(edit).rejects.toThrow()
  })

  it('by two people at once: one counts, the other hears that it is stale', async () => {
    const { db, connectAgain } = await open()
    const manager = await aPerson(db, { roles: ['manager'] })
    const enrolment = await anEnrolment(db)
    await handedIn(db, enrolment, 'D03-5')
    const other = connectAgain().db
    const where = on(enrolment, 'D03-5')
    const outcomes = await Promise.all([sign(db, enrolment.mentor!, where), sign(other, manager, where)])
    expect(outcomes.map(reasonOf).sort()).toEqual(['ok', 'stale'])
    expect(await signOffRows(db, enrolment)).toHaveLength(1)
  })

  it('of a delegate reach only what the delegate is named for', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const stranger = await anEnrolment(db)
    const head = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D03-5', person_id: head.id, role: 'lecturer' })
    await handedIn(db, enrolment, 'D03-5')
    expect(reasonOf(await sign(db, head, on(enrolment, 'D03-5')))).toBe('not-allowed')
    expect(reasonOf(await sign(db, head, on(enrolment, 'D02-1'), { slot: 'lecturer' }))).toBe('not-allowed')
    expect(reasonOf(await sign(db, head, on(stranger, 'D02-1'), { slot: 'lecturer' }))).toBe('not-allowed')
    const relation = (await findEnrolmentRelation(db, enrolment.id, head.id))!
    const plan = await getTraineePlan(db, { viewer: viewerOf(head), relation, content: testContent(), now: LATER })
    expect(plan?.all).toBe(false)
    expect(plan?.days.flatMap((d) => d.activities.map((a) => a.id))).toEqual(['D03-5'])
    expect(
      await getDaySheet(db, { viewer: viewerOf(head), relation, content: testContent(), now: LATER, day: 4 }),
    ).toBeNull()
    expect(
      (await listTrainees(db, { viewer: viewerOf(head), courses: testCourses(), now: LATER })).map((t) => [
        t.enrolmentId,
        t.all,
      ]),
    ).toEqual([[enrolment.id, 1]])
  })

  it('of somebody no longer named do not count', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const examiner = await aPerson(db, { roles: ['delegate'] })
    await aDelegation(db, {
      cohort_id: cohort.id,
      activity_id: 'D01-5',
      person_id: examiner.id,
      role: 'examiner',
      ended_at: NOW,
    })
    expect(
      reasonOf(
        await sign(db, examiner, on(enrolment, 'D01-5'), {
          slot: 'examiner',
          verdict: 'not_yet',
          comment: '还没有打电话',
        }),
      ),
    ).toBe('not-allowed')
  })

  it('are refused for activities and enrolments that do not exist', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(reasonOf(await sign(db, enrolment.mentor!, on(enrolment, 'D99-1')))).toBe('not-found')
    expect(reasonOf(await sign(db, enrolment.mentor!, { enrolmentId: 'nobody', activityId: 'D03-5' }))).toBe(
      'not-found',
    )
    expect(
      await inTransaction(db, (tx) =>
        lockActivityCase(tx, { enrolmentId: 'x', activityId: 'D03-5', content: testContent(), now: LATER }),
      ),
    ).toMatchObject({ reason: 'not-found' })
  })

  it('are refused before the day has come', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, on(enrolment, 'D16-1'), {
          now: NOW,
          verdict: 'not_yet',
          comment: '还没有到这一天',
        }),
      ),
    ).toBe('day-locked')
  })

  it('accept a trainee: the mentor’s signature on D01-2 starts the mentorship, taking it back ends it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { mentor_accepted_at: null })
    const manager = await aPerson(db, { roles: ['manager'] })
    const where = on(enrolment, 'D01-2')
    const accepted = async () =>
      (
        await db
          .selectFrom('enrolment')
          .select('mentor_accepted_at')
          .where('id', '=', enrolment.id)
          .executeTakeFirstOrThrow()
      ).mentor_accepted_at
    expect(reasonOf(await sign(db, manager, where))).toBe('not-allowed')
    expect(reasonOf(await sign(db, enrolment.mentor!, where))).toBe('ok')
    expect(Number(await accepted())).toBeGreaterThan(LATER)
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['mentor-accepted'])
    expect(await noticesOf(db, manager.id)).toEqual(['sign-wanted'])
    expect(
      reasonOf(
        await sign(db, enrolment.mentor!, where, { verdict: 'withdrawn', comment: '另换师傅', expectedRevision: 1 }),
      ),
    ).toBe('ok')
    expect(await accepted()).toBeNull()
  })

  it('of several activities go through one by one', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const foreign = await anEnrolment(db)
    const mentor = enrolment.mentor!
    for (const id of ['D03-5', 'D05-1']) await handedIn(db, enrolment, id)
    await handedIn(db, foreign, 'D03-5')
    const pick = (e: BuiltEnrolment, activityId: string, revision = 0) => ({
      ...on(e, activityId),
      slot: 'mentor',
      revision,
    })
    const picks = [
      pick(enrolment, 'D03-5'),
      pick(enrolment, 'D05-1', 7),
      pick(enrolment, 'D10-1'),
      pick(foreign, 'D03-5'),
      { ...pick(enrolment, 'D03-5'), slot: 'trainee' },
    ]
    expect(await signChosen(db, { ...by(mentor), courses: testCourses(), signer: viewerOf(mentor), picks })).toEqual({
      signed: 1,
      refused: 4,
    })
  })
})

describeDatabases('the queue', (open) => {
  it('shows what waits for the mentor, and what was signed today', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    await anEnrolment(db)
    const mentor = enrolment.mentor!
    await handedIn(db, enrolment, 'D03-5')
    const read = () => getQueue(db, { viewer: viewerOf(mentor), courses: testCourses(), now: LATER })
    const before = await read()
    expect(before.groups.map((g) => g.enrolmentId)).toEqual([enrolment.id])
    expect(before.groups[0]!.items).toContainEqual(
      expect.objectContaining({ activityId: 'D03-5', kind: 'sign', slot: 'mentor', revision: 0, batchable: true }),
    )
    await sign(db, mentor, on(enrolment, 'D03-5'))
    const after = await read()
    expect(after.groups.flatMap((g) => g.items).some((i) => i.activityId === 'D03-5')).toBe(false)
    expect(after.done).toMatchObject([{ activityId: 'D03-5', verdict: 'signed', revision: 1 }])
    await sign(db, mentor, on(enrolment, 'D03-5'), { verdict: 'withdrawn', comment: '签错了活动', expectedRevision: 1 })
    expect((await read()).done).toEqual([])
  })

  it('is empty for somebody without trainees', async () => {
    const { db } = await open()
    await anEnrolment(db)
    const nobody = await aPerson(db, { roles: ['mentor'] })
    expect(await getQueue(db, { viewer: viewerOf(nobody), courses: testCourses(), now: LATER })).toEqual({
      total: 0,
      groups: [],
      done: [],
    })
  })
})

describeDatabases('entries and gaps', (open) => {
  const settle = (
    db: Db,
    person: BuiltPerson,
    where: { enrolmentId: string; activityId: string },
    entryId: string,
    move: 'confirm' | 'answer' | 'close' | 'date' | 'withdraw',
    words = '',
    dueOn: string | null = null,
  ) => settleEntry(db, { ...by(person), ...where, viewer: viewerOf(person), entryId, move, words, dueOn })

  it('a price change is confirmed by somebody else, once', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const stranger = await aPerson(db, { roles: ['mentor'] })
    const where = on(enrolment, 'D07-3')
    const id = await anEntry(db, enrolment, 'D07-3', 'price-change', {
      orderRef: '1234',
      before: 59,
      after: 49,
      reason: '活动价',
    })
    expect(reasonOf(await settle(db, stranger, where, id, 'confirm'))).toBe('not-found')
    expect(reasonOf(await settle(db, enrolment.mentor!, on(enrolment, 'D07-4'), id, 'confirm'))).toBe('not-found')
    const both = await Promise.all([
      settle(db, enrolment.mentor!, where, id, 'confirm'),
      settle(db, enrolment.mentor!, where, id, 'confirm'),
    ])
    expect(both.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['price-confirmed'])
    const self = db
      .updateTable('activity_entry')
      .set({ closed_by: enrolment.trainee.id })
      .where('id', '=', id)
      .execute()
    await expect(self).rejects.toSatisfy(isConstraintViolation)
    expect(await auditLines(db)).toEqual(['confirm:price-change'])
  })

  it('the last answer makes a question time ready to sign, and says so', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D03-5')
    const first = await anEntry(db, enrolment, 'D03-5', 'question', { text: '退款多久到账' })
    const second = await anEntry(db, enrolment, 'D03-5', 'question', { text: '偏远地区发什么快递' })
    expect(reasonOf(await settle(db, enrolment.mentor!, where, first, 'answer', '看后台的时限说明'))).toBe('ok')
    expect(await noticesOf(db, enrolment.mentor!.id)).toEqual([])
    expect(reasonOf(await settle(db, enrolment.mentor!, where, second, 'date', '', '2026-02-06'))).toBe('ok')
    expect(await noticesOf(db, enrolment.mentor!.id)).toEqual(['sign-wanted'])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['question-answered'])
  })

  it('a gap is noted once, taken back by who noted it, and reopens nothing that is signed', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D10-2')
    const note = (person: BuiltPerson, text: string, dueOn: string | null = null) =>
      openGap(db, { ...by(person), ...where, viewer: viewerOf(person), gap: { text, source: '', dueOn } })
    const twice = await Promise.all([note(mentor, '没有复述地址'), note(mentor, '没有复述地址')])
    expect(twice.map(reasonOf).sort()).toEqual(['already-done', 'ok'])
    const [gap] = await db.selectFrom('activity_entry').selectAll().where('kind', '=', 'gap').execute()
    const manager = await aPerson(db, { roles: ['manager'] })
    expect(reasonOf(await settle(db, manager, where, gap!.id, 'withdraw', '记错了'))).toBe('not-allowed')
    expect(reasonOf(await settle(db, mentor, where, gap!.id, 'withdraw', '记错了人'))).toBe('ok')
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['gap-opened', 'gap-withdrawn'])
    expect(await auditLines(db)).toEqual(['open:gap', 'withdraw:gap'])
    expect(reasonOf(await note(mentor, '没有复述地址'))).toBe('ok')
  })

  it('a debrief lists the gaps of the eleven days before, and others on demand', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const note = (activityId: string, text: string) =>
      openGap(db, {
        ...by(mentor),
        ...on(enrolment, activityId),
        viewer: viewerOf(mentor),
        gap: { text, source: '', dueOn: null },
      })
    expect(reasonOf(await note('D03-6', '没有看完整段对话'))).toBe('ok')
    expect(reasonOf(await note('D10-2', '没有复述地址'))).toBe('ok')
    const read = async (gapQuery: { from?: number; to?: number; gaps?: 'open' } = {}) => {
      const desk = await getActivityDesk(db, {
        ...on(enrolment, 'D17-2'),
        viewer: viewerOf(mentor),
        content: testContent(),
        now: LATER,
        gapQuery,
      })
      return desk.ok ? desk.value.gaps.items : []
    }
    expect((await read()).map((g) => g.activityId)).toEqual(['D10-2'])
    expect((await read({ from: 1, to: 99 })).map((g) => g.activityId)).toEqual(['D03-6', 'D10-2'])
    const [gap] = await read()
    expect(reasonOf(await settle(db, mentor, on(enrolment, 'D10-2'), gap!.id, 'close', '今天两段都复述了'))).toBe('ok')
    expect(await read({ gaps: 'open' })).toEqual([])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['gap-opened', 'gap-opened', 'gap-closed'])
  })
})

describeDatabases('rubric sheets', (open) => {
  const mark = (
    db: Db,
    person: BuiltPerson,
    where: { enrolmentId: string; activityId: string },
    change: Partial<ReturnType<typeof rubricMarks>> & { rubric?: string; level?: number } = {},
  ) => {
    const { rubric = 'R5', level = 2, ...more } = change
    return recordSheet(db, {
      ...by(person),
      ...where,
      examiner: viewerOf(person),
      ...rubricMarks(rubric, level),
      ...more,
    })
  }
  const seenBy = async (db: Db, person: BuiltPerson, where: { enrolmentId: string; activityId: string }) => {
    const found = await readActivityCase(db, { ...where, content: testContent(), now: LATER })
    return found.ok ? (await listVisibleSheets(db, found.value, person, testContent())).map((s) => s.percent) : []
  }

  it('complete a live day together with its log, and only then can it be signed, with words', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D14-1')
    await handedIn(db, enrolment, 'D14-1', {
      account: '师傅1',
      from: '09:00',
      to: '12:00',
      chats: 12,
      meanReplySeconds: 40,
    })
    expect(reasonOf(await sign(db, mentor, where, { comment: COMMENT }))).toBe('evidence-missing')
    expect(await mark(db, mentor, where, { stateMark: 85 })).toMatchObject({ ok: true, value: { percent: 66.7 } })
    expect(reasonOf(await sign(db, mentor, where, { comment: '很好' }))).toBe('comment-needed')
    expect(reasonOf(await sign(db, mentor, where, { comment: COMMENT }))).toBe('ok')
    expect(reasonOf(await mark(db, mentor, where, { expectedRevision: 1 }))).toBe('already-done')
    const [row] = await db.selectFrom('rubric_sheet').selectAll().execute()
    expect(row).toMatchObject({ rubric_id: 'R5', revision: 1, state_mark: 85, hard_fault: null })
  })

  it('are appended, never edited, and count nothing after a hard fault', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const where = on(enrolment, 'D10-2')
    await mark(db, enrolment.mentor!, where, { level: 3 })
    expect(reasonOf(await mark(db, enrolment.mentor!, where, { level: 1 }))).toBe('stale')
    expect(
      await mark(db, enrolment.mentor!, where, { level: 3, hardFaults: ['insult'], expectedRevision: 1 }),
    ).toMatchObject({ value: { percent: 0 } })
    expect(
      await db.selectFrom('rubric_sheet').select(['revision', 'percent', 'hard_fault']).orderBy('revision').execute(),
    ).toEqual([
      { revision: 1, percent: 100, hard_fault: null },
      { revision: 2, percent: 0, hard_fault: 'insult' },
    ])
    await expect(db.updateTable('rubric_sheet').set({ percent: 100 }).execute()).rejects.toThrow()
    expect(await auditLines(db)).toEqual(['record:sheet', 'record:sheet'])
  })

  it('are never marked by the trainee: not by the rule, and not by the database', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const everything = { ...enrolment.trainee, roles: ['trainee', 'mentor', 'manager'] as const }
    expect(reasonOf(await mark(db, everything, on(enrolment, 'D10-2')))).toBe('self-signing')
    const row = {
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: 'D10-2',
      rubric_id: 'R5',
      rubric_version: 1,
      revision: 1,
      marks: '{}',
      percent: 100,
      hard_fault: null,
      state_mark: null,
      comment: '好',
      made_at: NOW,
    }
    await expect(
      db
        .insertInto('rubric_sheet')
        .values({ ...row, examiner_id: enrolment.trainee.id, trainee_id: enrolment.trainee.id })
        .execute(),
    ).rejects.toSatisfy(isConstraintViolation)
  })

  it('of an oral exam stay blind until both are in; a wide gap calls for a third', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const [one, two, manager] = [
      await aPerson(db, { roles: ['delegate'] }),
      await aPerson(db, { roles: ['delegate'] }),
      await aPerson(db, { roles: ['manager'] }),
    ]
    for (const p of [one, two]) await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D08-3', person_id: p.id })
    const where = on(enrolment, 'D08-3')
    expect(reasonOf(await mark(db, enrolment.mentor!, where, { rubric: 'R1' }))).toBe('not-allowed')
    await mark(db, one, where, { rubric: 'R1', level: 3 })
    expect([
      await seenBy(db, one, where),
      await seenBy(db, two, where),
      await seenBy(db, enrolment.mentor!, where),
      await seenBy(db, enrolment.trainee, where),
    ]).toEqual([[100], [], [], []])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual([])
    await mark(db, two, where, { rubric: 'R1', level: 2 })
    expect([await seenBy(db, one, where), await seenBy(db, enrolment.trainee, where)]).toEqual([[100, 66.7], []])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('evidence-missing')
    expect(reasonOf(await mark(db, one, where, { rubric: 'R1', expectedRevision: 1 }))).toBe('already-done')
    expect(reasonOf(await mark(db, manager, where, { rubric: 'R1', level: 2 }))).toBe('ok')
    expect(await seenBy(db, enrolment.trainee, where)).toHaveLength(3)
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('ok')
  })

  it('hear the final as well: two examiners, blind, signed only when both are in, and the mark weighs in the promotion', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const enrolment = await anEnrolment(db, { cohort })
    const [one, two] = [await aPerson(db, { roles: ['delegate'] }), await aPerson(db, { roles: ['delegate'] })]
    for (const p of [one, two]) await aDelegation(db, { cohort_id: cohort.id, activity_id: 'D22-1', person_id: p.id })
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'final', percent: 90 })
    const where = on(enrolment, 'D22-1')
    const oral = async () => {
      const [progress] = await loadProgress(db, [(await findEnrolment(db, enrolment.id))!], {
        content: testContent(),
        now: LATER,
      })
      const parts = promotionParts(progress!, { exams: [], conductPoints: 0, settings: testContent().promotion })
      return parts.oral.map((line) => [line.activityId, line.percent])
    }
    expect(reasonOf(await mark(db, enrolment.trainee, where, { rubric: 'R1' }))).toBe('self-signing')
    await mark(db, one, where, { rubric: 'R1', level: 3 })
    expect([await seenBy(db, two, where), await seenBy(db, enrolment.trainee, where)]).toEqual([[], []])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('evidence-missing')
    expect(await oral()).toEqual([
      ['D08-3', null],
      ['D22-1', null],
    ])
    expect(
      (await drawQuestions(db, { ...by(two), ...where, examiner: viewerOf(two) })).ok,
      'questions are drawn as for any oral exam',
    ).toBe(true)
    await mark(db, two, where, { rubric: 'R1', level: 3 })
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([100, 100])
    expect(reasonOf(await sign(db, one, where, { slot: 'examiner' }))).toBe('ok')
    expect(await oral()).toEqual([
      ['D08-3', null],
      ['D22-1', 100],
    ])
  })

  it('a mystery report stays hidden from the trainee until the debrief, which opens its gaps', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const mentor = enrolment.mentor!
    const where = on(enrolment, 'D10-3')
    const debrief = () =>
      debriefMystery(db, {
        ...by(mentor),
        ...where,
        viewer: viewerOf(mentor),
        note: '一起看了两段对话，学员说出了问题',
        gaps: [{ text: '没有先问再荐', source: '14:05 亲买这款吧', dueOn: null }],
      })
    expect(reasonOf(await debrief())).toBe('evidence-missing')
    await mark(db, manager, where, { rubric: 'R4' })
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([])
    expect(await seenBy(db, mentor, where)).toEqual([66.7])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual([])
    const early = openGap(db, {
      ...by(mentor),
      ...where,
      viewer: viewerOf(mentor),
      gap: { text: '没有先问再荐', source: '', dueOn: null },
    })
    expect(reasonOf(await early)).toBe('wrong-state')
    // A record by itself, as a re-submission would leave it, opens nothing.
    await handedIn(db, enrolment, 'D10-3')
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([])
    expect(reasonOf(await debrief())).toBe('ok')
    expect(reasonOf(await debrief())).toBe('already-done')
    expect(await seenBy(db, enrolment.trainee, where)).toEqual([66.7])
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['debriefed'])
    const gaps = await db.selectFrom('activity_entry').selectAll().where('kind', '=', 'gap').execute()
    expect(gaps.map((g) => [g.activity_id, g.state])).toEqual([['D10-3', 'open']])
    expect(await auditLines(db)).toEqual(['record:sheet', 'open:gap', 'debrief:mystery'])
  })
})

describeDatabases('oral questions', (open) => {
  const content = {
    ...testContent(),
    oralQuestions: Array.from({ length: 20 }, (_, n) => ({
      id: `OQ-${String(n + 10)}`,
      kind: (['knowledge', 'product', 'scenario', 'rules', 'mindset'] as const)[n % 5]!,
      topic: 'T01',
      text: `问题 ${n}`,
      points: ['要点一', '要点二'],
      followUp: '再问一句',
    })),
  }
  it('are drawn once, the same for both examiners, and not twice within a cohort day', async () => {
    const { db } = await open()
    const cohort = await aCohort(db)
    const [first, second] = [await anEnrolment(db, { cohort }), await anEnrolment(db, { cohort })]
    const manager = await aPerson(db, { roles: ['manager'] })
    const draw = (e: BuiltEnrolment, person: BuiltPerson) =>
      drawQuestions(db, { ...by(person), content, ...on(e, 'D08-3'), examiner: viewerOf(person) })
    const one = await draw(first, first.mentor!)
    expect(await draw(first, manager)).toEqual(one)
    const two = await draw(second, manager)
    const ids = [one, two].flatMap((o) => (o.ok ? o.value : []))
    expect(new Set(ids).size).toBe(10)
    expect(reasonOf(await draw(first, second.mentor!))).toBe('not-allowed')
    expect(reasonOf(await draw(first, { ...first.trainee, roles: ['manager'] }))).toBe('self-signing')
  })
})

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
      occurredOn: '2026-01-20',
    }
    const added = await recordConduct(db, { ...by(mentor), ...line })
    const lineId = added.ok ? added.value : ''
    expect(await getOwnConduct(db, testContent(), enrolment.trainee.id)).toMatchObject({
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
    expect(await getConduct(db, testContent(), enrolment.id)).toMatchObject({ points: 10 })
    expect(await noticesOf(db, enrolment.trainee.id)).toEqual(['conduct-recorded', 'conduct-recorded'])
    await expect(db.updateTable('conduct_entry').set({ points: 5 }).execute()).rejects.toThrow()
    expect(await auditLines(db)).toEqual(['record:conduct', 'reverse:conduct'])
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
          occurredOn: '2026-01-20',
        }),
      )
    expect(await tried(delegate)).toBe('not-found')
    expect(await tried(await aPerson(db, { roles: ['mentor'] }))).toBe('not-found')
    expect(await tried({ ...enrolment.trainee, roles: ['trainee', 'manager'] })).toBe('not-found')
    expect(await tried(await aPerson(db, { roles: ['manager'] }))).toBe('ok')
  })
})
