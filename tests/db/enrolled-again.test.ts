// Who has been through training before begins anew only by name and with a reason, and meets no question again.
import { expect, test } from 'vitest'
import { addMember } from '#app/features/cohorts/add-member.server'
import { findMemberChoices } from '#app/features/cohorts/cohorts.server'
import { importRoster, previewRoster } from '#app/features/cohorts/import-roster.server'
import type { Db } from '#db/connect'
import { insertConfirmation } from '#db/queries/decisions'
import type { Tx } from '#db/transaction'
import { aCohort } from '#tests/builders/cohort'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { anAttempt, aPool, examContent } from '#tests/builders/exam'
import { aPerson } from '#tests/builders/person'
import { aDecision, aReadyEnrolment, nothingBefore } from '#tests/builders/promotion'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { start } from './exam-acts'

const AT = NOW + 21 * DAY_MS
const ENDED_AT = AT + DAY_MS
const WHY = '人事复核之后同意再给一次机会'

describeDatabases('somebody who was eliminated', (open) => {
  /** Sat the final with every question of the small bank, and was eliminated. */
  async function eliminated(db: Db) {
    const enrolment = await aReadyEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const { form } = await anAttempt(db, enrolment, { exam: 'final', now: AT })
    const decided = { enrolment, by: manager, kind: 'd3-gate' as const, verdict: 'eliminate' as const }
    const decision_id = await aDecision(db, { ...decided, revision: 2, decided_at: ENDED_AT - 1 })
    const word = { verdict: 'confirmed' as const, note: null, confirmed_at: ENDED_AT }
    const hands = { decided_by: manager.id, trainee_id: enrolment.trainee.id, confirmed_by: enrolment.mentor!.id }
    await insertConfirmation(db as Tx, { decision_id, ...hands, ...word })
    // Proposed once more by mistake, and confirmed by nobody.
    await aDecision(db, {
      ...decided,
      by: await aPerson(db, { roles: ['manager'] }),
      revision: 3,
      decided_at: ENDED_AT + 1,
    })
    const end = { state: 'eliminated' as const, ended_at: ENDED_AT }
    await db.updateTable('enrolment').set(end).where('id', '=', enrolment.id).execute()
    const cohort = await aCohort(db)
    const again = (whyAgain?: string) =>
      addMember(db, {
        actor: { id: manager.id, requestId: null },
        now: ENDED_AT + DAY_MS,
        cohortId: cohort.id,
        personId: enrolment.trainee.id,
        mentorId: enrolment.mentor!.id,
        joinedOn: cohort.startOn,
        ...(whyAgain === undefined ? {} : { whyAgain }),
      })
    return { db, enrolment, manager, cohort, again, families: form.questions.map(({ item }) => item.family) }
  }

  test('is enrolled anew only with a reason, which stands in the audit record', async () => {
    const { db, enrolment, manager, cohort, again } = await eliminated((await open()).db)
    const choices = await findMemberChoices(db, cohort.id, ENDED_AT + DAY_MS)
    expect(choices?.before).toMatchObject([
      {
        traineeId: enrolment.trainee.id,
        state: 'eliminated',
        endedOn: '2026-01-27',
        decision: { kind: 'd3-gate', deciderName: manager.displayName },
      },
    ])
    for (const why of [undefined, ' ', '再来一次'])
      expect(await again(why)).toMatchObject({ reason: 'trained-before', detail: '2026-01-27' })
    expect(await again(WHY)).toMatchObject({ ok: true })
    const lines = db
      .selectFrom('audit_event')
      .selectAll()
      .where('action', 'in', ['create:enrolment', 'enrol-again:enrolment'])
    expect(await lines.execute()).toMatchObject([
      {
        action: 'enrol-again:enrolment',
        actor_id: manager.id,
        reason: WHY,
        after_json: expect.stringContaining(enrolment.id),
      },
    ])
  })

  test('is not taken in by a list, which has no room for a reason', async () => {
    const { db, enrolment, manager, cohort } = await eliminated((await open()).db)
    const mentor = enrolment.mentor!
    const row = {
      line: 2,
      displayName: enrolment.trainee.displayName,
      username: enrolment.trainee.username,
      joinedOn: cohort.startOn,
      mentorUsername: mentor.username,
    }
    const lines = [
      ['姓名', '用户名', '入职日期', '师傅用户名'],
      [row.displayName, row.username, row.joinedOn, row.mentorUsername],
    ].map((cells, n) => ({ line: n + 1, cells }))
    const preview = await previewRoster(db, { cohortId: cohort.id, now: AT, lines: lines as never, withHidden: false })
    expect(preview).toMatchObject({ rows: [], problems: [{ reason: 'trained-before' }] })
    const actor = { id: manager.id, requestId: null }
    const outcome = await importRoster(db, { actor, now: AT, cohortId: cohort.id, rows: [row] })
    expect(outcome).toMatchObject({ reason: 'stale' })
  })

  test('meets no question again in the new final: what a person has seen is seen', async () => {
    const { db, enrolment, manager, cohort, again, families } = await eliminated((await open()).db)
    const outcome = await again(WHY)
    const next: BuiltEnrolment = { ...enrolment, cohort, id: outcome.ok ? outcome.value.enrolmentId : '' }
    await nothingBefore(db, next, manager)
    // The small bank has no second set.
    expect(await start(db, next, 'final', AT)).toMatchObject({ reason: 'too-few-items' })
    const items = [...examContent().items, ...aPool('F', 3, 100)]
    const { form } = await anAttempt(db, next, { exam: 'final', now: AT, content: examContent({ items }) })
    expect(form.questions.length).toBeGreaterThan(0)
    expect(form.questions.map(({ item }) => item.family).filter((family) => families.includes(family))).toEqual([])
    // Somebody else meets them for the first time.
    const other = await aReadyEnrolment(db)
    expect(await start(db, other, 'final', AT)).toMatchObject({ ok: true })
  })
})
