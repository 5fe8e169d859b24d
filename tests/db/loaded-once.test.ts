import { expect, it } from 'vitest'
import { readActivityCase } from '#app/features/activities/activity-case.server'
import { addEntry } from '#app/features/activities/add-entry.server'
import { getDecisionPage } from '#app/features/promotion/decision-page.server'
import { makeDecision } from '#app/features/promotion/make-decision.server'
import { getDossier } from '#app/features/reports/dossier.server'
import { signActivity } from '#app/features/signoffs/sign-activity.server'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { settledGates } from '#tests/builders/promotion'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases, type OpenDatabase } from '#tests/setup/databases'
import { WITHDRAWAL } from './promotion-scene'

/** Every day of the plan has come. */
const now = NOW + 30 * DAY_MS
const content = testContent()

/** What plan and calendar are read from; nothing that anybody does to an activity changes them. */
const FIXED = ['cohort_closure', 'enrolment_leave', 'holiday_override', 'day_unlock', 'delegation']

/** A database that says how often a piece of work reads each table. */
async function openCounted(open: OpenDatabase) {
  const statements: string[] = []
  const { db } = await open({ onQuery: (sql) => statements.push(sql) })
  return {
    db,
    async readsOf<T>(work: Promise<T>) {
      statements.length = 0
      const value = await work
      const seen = [...statements]
      return { value, of: (table: string) => seen.filter((sql) => sql.includes(`from "${table}"`)).length }
    },
  }
}

describeDatabases('under the lock', (open) => {
  it('signing reads plan, calendar and named people as often as a page that only shows the activity', async () => {
    const { db, readsOf } = await openCounted(open)
    const enrolment = await anEnrolment(db)
    const mentor = enrolment.mentor!
    const where = { enrolmentId: enrolment.id, activityId: 'D03-5' }
    await db
      .insertInto('activity_record')
      .values({
        enrolment_id: enrolment.id,
        activity_id: where.activityId,
        status: 'submitted',
        data: '{}',
        updated_at: NOW,
        done_at: NOW,
      })
      .execute()
    const sign = (verdict: 'not_yet' | 'withdrawn', expectedRevision: number) =>
      readsOf(
        signActivity(db, {
          ...where,
          actor: { id: mentor.id, requestId: null },
          signer: viewerOf(mentor),
          now,
          content,
          slot: 'mentor',
          verdict,
          comment: '还要再练一次',
          redoByOn: null,
          tookPlaceOn: null,
          expectedRevision,
        }),
      )
    const shown = await readsOf(readActivityCase(db, { ...where, content, now }))
    await sign('not_yet', 0)
    // Taking "not yet" back makes the activity ready again, so its signers are told within the same transaction.
    const signed = await sign('withdrawn', 1)
    expect(signed.value.ok).toBe(true)
    expect(await db.selectFrom('notification').select('id').where('kind', '=', 'sign-wanted').execute()).toHaveLength(1)
    for (const table of FIXED) {
      expect(shown.of(table)).toBeGreaterThan(0)
      expect([table, signed.of(table)]).toEqual([table, shown.of(table)])
    }
  })

  it('a question looks its readers up once for both roles', async () => {
    const { db, readsOf } = await openCounted(open)
    const enrolment = await anEnrolment(db)
    const asked = await readsOf(
      addEntry(db, {
        actor: { id: enrolment.trainee.id, requestId: null },
        now,
        content,
        enrolmentId: enrolment.id,
        activityId: 'D03-5',
        kind: 'question',
        data: { text: '这个怎么回' },
      }),
    )
    expect(asked.value.ok).toBe(true)
    expect(asked.of('delegation')).toBe(1)
  })
})

describeDatabases('a decision', (open) => {
  it('is shown, made and filed with the decisions read once', async () => {
    const { db, readsOf } = await openCounted(open)
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    await settledGates(db, enrolment, manager)
    const ofOthers = 1
    const where = { enrolmentId: enrolment.id, content, now }
    const shown = await readsOf(getDecisionPage(db, { ...where, kind: 'd1-gate', replaces: false, readsAll: true }))
    expect(shown.value?.earlier).toHaveLength(1)
    expect(shown.of('decision')).toBe(1 + ofOthers)
    const filed = await readsOf(getDossier(db, { ...where, viewerId: manager.id, decides: true }))
    expect(filed.value?.decisions).toHaveLength(2)
    expect(filed.of('decision')).toBe(1)
    const made = await readsOf(
      makeDecision(db, {
        ...where,
        actor: { id: manager.id, requestId: null },
        decider: manager,
        ...WITHDRAWAL,
      }),
    )
    expect(made.value.ok).toBe(true)
    expect(made.of('decision')).toBe(1)
  })
})
