// A paper whose hours were over before the gate ahead of it was passed: its window opens anew, without a record of leave.
import { expect, it } from 'vitest'
import { getActivityPage } from '#app/features/activities/activity-page.server'
import { getExamStart } from '#app/features/attempts/attempts.server'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { getTraineeToday } from '#app/features/today/today.server'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { aDecision, anExamResult } from '#tests/builders/promotion'
import { DAY_MS, HOUR_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { reasonOf } from './reason-of'

const content = testContent()
/** Ten in the morning of day 3, two hours before the paper closes. */
const DAY_3 = NOW + 2 * DAY_MS

describeDatabases('the paper of day 3', (openDatabase) => {
  it.each([
    ['is closed after its hours where the gate was passed in time', 2, 7, 'window-closed', '2026-01-07'],
    ['opens anew on the day of the gate that was passed after them', 7, 7, 'ok', '2026-01-12'],
    ['opens on the next training day where that day’s hours are over too', 7, 12, 'day-locked', '2026-01-13'],
    ['stays open until it is sat', 7, 8, 'ok', '2026-01-13'],
  ])('%s', async (_, passedOnDay, nowOnDay, expected, on) => {
    const { db } = await openDatabase()
    const enrolment = await anEnrolment(db)
    const manager = await aPerson(db, { roles: ['manager'] })
    const at = NOW + (passedOnDay - 2) * DAY_MS
    await aDecision(db, { enrolment, by: manager, kind: 'd1-gate', verdict: 'pass', decided_at: at + DAY_MS })
    const now = nowOnDay === 12 ? NOW + 7 * DAY_MS + 4 * HOUR_MS : DAY_3 + (nowOnDay - 2) * DAY_MS
    const blueprint = content.blueprintById.get('d03-morning')!
    const input = { now, content, enrolmentId: enrolment.id, blueprint }
    const start = await getExamStart(db, { viewerId: enrolment.trainee.id, examId: blueprint.id, content, now })
    expect([start && reasonOf(start.start), start?.on]).toEqual([expected, on])
    const page = await getActivityPage(db, {
      ...{ traineeId: enrolment.trainee.id, displayName: '林晓', content, now },
      activityId: blueprint.activity,
    })
    expect([page?.isLatePaper, page?.on]).toEqual([passedOnDay > 2, on])
    const today = await getTraineeToday(db, { traineeId: enrolment.trainee.id, content, now })
    if (today?.next?.item.id === blueprint.activity)
      expect(today.next).toMatchObject({ on, isLatePaper: passedOnDay > 2 })
    const begun = await startAttempt(db, { ...input, actor: { id: enrolment.trainee.id, requestId: null } })
    expect(reasonOf(begun)).toBe(expected)
  })

  it('that was sat in its hours is not late where it is tested again', async () => {
    const { db } = await openDatabase()
    const enrolment = await anEnrolment(db)
    const by = await aPerson(db, { roles: ['manager'] })
    await aDecision(db, { enrolment, by, kind: 'd1-gate', verdict: 'pass', decided_at: NOW })
    const sat = { activity_id: 'D03-3', exam_id: 'd03-morning', kind: 'stage' as const, percent: 50, started_at: DAY_3 }
    await anExamResult(db, { enrolment_id: enrolment.id, ...sat })
    const decided = { enrolment, by, kind: 'd3-gate' as const, verdict: 'improve' as const }
    await aDecision(db, { ...decided, decided_at: DAY_3 + 4 * HOUR_MS, due_on: '2026-01-09' })
    const page = await getActivityPage(db, {
      ...{ traineeId: enrolment.trainee.id, displayName: '林晓', content, now: DAY_3 + 2 * DAY_MS },
      activityId: 'D03-3',
    })
    expect(page).toMatchObject({ isLatePaper: false, on: '2026-01-07', failedStep: { what: 'second-open' } })
  })
})
