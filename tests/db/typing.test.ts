import { describe, expect, it } from 'vitest'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { factsOf } from '#app/features/activities/facts'
import { loadFacts } from '#app/features/activities/facts.server'
import { PRACTICE } from '#app/features/activities/typing-standing'
import { verifyAudit } from '#app/features/audit/audit.server'
import { getResultsOverview } from '#app/features/grading/results.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { listHeldRuns } from '#app/features/typing/held-runs.server'
import { ruleTyping } from '#app/features/typing/rule-typing.server'
import { countCorrect } from '#app/features/typing/score-typing'
import { loadTypingCurve } from '#app/features/typing/typing-curve.server'
import {
  closeLeftTypingRuns,
  handInTyping,
  saveTypedSoFar,
  startTypingRun,
} from '#app/features/typing/typing-runs.server'
import { findTypingView } from '#app/features/typing/typing-view.server'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { testContent, testCourses } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'

const content = testContent()

function actorOf(enrolment: BuiltEnrolment) {
  return { id: enrolment.trainee.id, requestId: null }
}

describeDatabases('typing', (open) => {
  const common = (enrolment: BuiltEnrolment) => ({
    actor: actorOf(enrolment),
    content,
    enrolmentId: enrolment.id,
    activityId: 'D01-4',
  })

  it('measures from the start the server remembers, and allows as many runs as the plan says', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const passages: string[] = []
    for (let run = 0; run < 3; run++) {
      const at = NOW + run * 10 * MINUTE_MS
      const started = await startTypingRun(db, { ...common(enrolment), now: at })
      if (!started.ok) throw new Error(started.reason)
      const view = await findTypingView(db, { traineeId: enrolment.trainee.id, content, now: at, activityId: 'D01-4' })
      if (!view.ok || !view.value.open) throw new Error('no open run')
      passages.push(view.value.open.passage)
      const typed = view.value.open.passage.slice(0, 100)
      expect(
        (await handInTyping(db, { ...common(enrolment), now: at + MINUTE_MS, runId: started.value, typed })).ok,
      ).toBe(true)
      expect(
        await handInTyping(db, { ...common(enrolment), now: at + MINUTE_MS, runId: started.value, typed }),
      ).toMatchObject({ reason: 'already-done' })
    }
    expect(new Set(passages).size).toBe(3)
    expect(await startTypingRun(db, { ...common(enrolment), now: NOW + DAY_MS })).toMatchObject({
      reason: 'limit-reached',
    })
    const view = await findTypingView(db, { traineeId: enrolment.trainee.id, content, now: NOW, activityId: 'D01-4' })
    expect(view.ok && view.value.best?.accuracy).toBe(100)
  })

  it('begins no run once the training has ended', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db, { state: 'withdrawn' })
    const asked = { traineeId: enrolment.trainee.id, content, now: NOW, activityId: 'D01-4' }
    expect(await findTypingView(db, asked)).toMatchObject({ value: { isOver: true, left: 0 } })
    expect(await startTypingRun(db, { ...common(enrolment), now: NOW })).toMatchObject({ reason: 'wrong-state' })
  })

  it('advises by the lines and the days of the plan, in practice too', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const days = content.plan.days.map((day) => ({
      ...day,
      activities: day.activities.map((a) =>
        a.type === 'typing' ? { ...a, settings: { ...a.settings, passSpeed: 30, minutes: 1 } } : a,
      ),
    }))
    const asked = {
      ...common(enrolment),
      content: { ...content, plan: { ...content.plan, days } },
      activityId: PRACTICE,
    }
    const started = await startTypingRun(db, { ...asked, now: NOW })
    if (!started.ok) throw new Error(started.reason)
    const viewOn = async (now: number) => {
      const view = await findTypingView(db, { ...asked, traineeId: enrolment.trainee.id, now })
      if (!view.ok) throw new Error(view.reason)
      return view.value
    }
    const { open: run, advice } = await viewOn(NOW)
    expect(advice).toBeNull()
    const typed = run!.passage.slice(0, 40)
    expect((await handInTyping(db, { ...asked, now: NOW + MINUTE_MS, runId: started.value, typed })).ok).toBe(true)
    const line = { passSpeed: 30, minutes: 1 }
    expect(await viewOn(NOW + DAY_MS)).toMatchObject({ ...line, advice: { minutes: 10, speed: 65, byDay: 18 } })
    expect(await viewOn(NOW + 60 * DAY_MS)).toMatchObject({ ...line, advice: { minutes: 10, speed: 65, byDay: null } })
  })

  async function begin(db: Db, enrolment: BuiltEnrolment, activityId = 'D01-4', now = NOW) {
    const started = await startTypingRun(db, { ...common(enrolment), activityId, now })
    if (!started.ok) throw new Error(started.reason)
    const view = await findTypingView(db, { traineeId: enrolment.trainee.id, content, now, activityId })
    if (!view.ok || !view.value.open) throw new Error('no open run')
    return { runId: started.value, passage: view.value.open.passage }
  }

  const stored = (db: Db, id: string) =>
    db.selectFrom('typing_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  async function factsOfTyping(db: Db, enrolment: BuiltEnrolment) {
    const facts = (await loadFacts(db, [enrolment.id])).get(enrolment.id)!
    return factsOf(facts, 'D01-4')
  }

  it('measures a few quick characters over the whole set time', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { runId, passage } = await begin(db, enrolment)
    await handInTyping(db, { ...common(enrolment), now: NOW + 20_000, runId, typed: passage.slice(0, 30) })
    expect(await stored(db, runId)).toMatchObject({ speed: 10, band: 'far', held: 0 })
  })

  it('takes no hand-in of a few characters while there is time to go on, and any when the time is over', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { runId, passage } = await begin(db, enrolment)
    const typed = passage.slice(0, 29)
    const handIn = (now: number) => handInTyping(db, { ...common(enrolment), now, runId, typed })
    expect(await handIn(NOW + 20_000)).toMatchObject({ reason: 'too-short', detail: '30' })
    expect(await stored(db, runId)).toMatchObject({ finished_at: null })
    expect((await handIn(NOW + 3 * MINUTE_MS)).ok).toBe(true)
    expect(await stored(db, runId)).toMatchObject({ typed })
  })

  it('waits for the mentor when text was to come in without being typed, however slow, over a reload and when left', async () => {
    const { db } = await open()
    for (const handsIn of [true, false]) {
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment)
      const typed = passage.slice(0, 60)
      const said = { ...common(enrolment), runId, typed }
      const heard = { pasted: 1, dropped: 0, replaced: 2 }
      await saveTypedSoFar(db, { ...said, now: NOW + MINUTE_MS, irregular: heard })
      // The page was loaded anew and counts from nothing.
      await saveTypedSoFar(db, { ...said, typed: null, now: NOW + MINUTE_MS + 1, irregular: { ...heard, pasted: 0 } })
      if (handsIn) await handInTyping(db, { ...said, now: NOW + 2 * MINUTE_MS })
      else await closeLeftTypingRuns(db, { now: NOW + DAY_MS, courses: testCourses() })
      expect(await stored(db, runId)).toMatchObject({ typed, held: 1, ...heard })
      const [run] = await listHeldRuns(db, { enrolmentId: enrolment.id, activityId: 'D01-4' }, {})
      expect(run).toMatchObject({ standing: 'held', irregular: heard })
    }
  })

  it('never draws the passage to warm up with', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const [first, second] = content.passages
    const two = { ...content, passages: [{ ...first!, warmUp: true as const }, second!] }
    for (let run = 0; run < 3; run++) {
      const now = NOW + run * DAY_MS
      expect((await startTypingRun(db, { ...common(enrolment), content: two, activityId: PRACTICE, now })).ok).toBe(
        true,
      )
    }
    const rows = await db.selectFrom('typing_run').select('passage_id').execute()
    expect(rows.map((row) => row.passage_id)).toEqual([second!.id, second!.id, second!.id])
  })

  it('draws what is measured again into the curve, for another purpose than the test, beside the target', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const day8 = NOW + 20 * DAY_MS
    for (const [activityId, now, length] of [
      ['D01-4', NOW, 150],
      ['D08-5', day8, 190],
    ] as const) {
      const { runId, passage } = await begin(db, enrolment, activityId, now)
      const typed = passage.slice(0, length)
      await handInTyping(db, { ...common(enrolment), activityId, now: now + 3 * MINUTE_MS, runId, typed })
    }
    const curve = await loadTypingCurve(db, enrolment.id)
    expect(curve?.points.map((point) => [point.activityId, point.day, point.purpose, point.best !== null])).toEqual([
      ['D01-4', 1, 'exam', true],
      ['D03-8', 3, 'remeasure', false],
      ['D08-5', 8, 'remeasure', true],
      ['D18-5', 18, 'remeasure', false],
    ])
    expect(curve?.target).toBeNull()
    const { typing } = await getResultsOverview(db, { enrolmentId: enrolment.id, content })
    expect(typing.map((run) => run.purpose)).toEqual(['remeasure', 'exam'])
  })

  it('measured again below the line leads to no gate, no second test and no word of a failure', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    for (let run = 0; run < 3; run++) {
      const now = NOW + 20 * DAY_MS + run * 10 * MINUTE_MS
      const { runId, passage } = await begin(db, enrolment, 'D03-8', now)
      const typed = passage.slice(0, 40)
      await handInTyping(db, { ...common(enrolment), activityId: 'D03-8', now: now + 3 * MINUTE_MS, runId, typed })
    }
    const told = await db.selectFrom('notification').select('payload').where('kind', '=', 'test-result').execute()
    expect(told).toEqual([])
    const now = NOW + 21 * DAY_MS
    const asked = { traineeId: enrolment.trainee.id, content, now }
    const steps = await listOwnFailedSteps(db, asked)
    expect(steps.filter((step) => step.activityId === 'D03-8')).toEqual([])
    const view = await findTypingView(db, { ...asked, activityId: 'D03-8' })
    expect(view).toMatchObject({ ok: true, value: { purpose: 'remeasure', left: 0, best: { band: 'far' } } })
  })

  it('of a run handed in late counts what the server had in time, and says that it was late', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const late = NOW + 3 * MINUTE_MS + 5_001
    const input = { ...common(enrolment), activityId: PRACTICE }
    const { runId, passage } = await begin(db, enrolment, PRACTICE)
    const soFar = passage.slice(0, 90)
    expect((await saveTypedSoFar(db, { ...input, now: late - 10_000, runId, typed: soFar })).ok).toBe(true)
    expect(await saveTypedSoFar(db, { ...input, now: late, runId, typed: passage })).toMatchObject({
      reason: 'deadline-passed',
    })
    expect(await handInTyping(db, { ...input, now: late, runId, typed: passage })).toMatchObject({
      value: { late: true },
    })
    const row = await stored(db, runId)
    expect(row).toMatchObject({ typed: soFar, accuracy: 100, finished_at: NOW + 3 * MINUTE_MS })
    expect(row.speed).toBeGreaterThan(25)
    // Pressed once more, or closed by the job before: nothing changes, and it is still true.
    expect(await handInTyping(db, { ...input, now: late + 1, runId, typed: passage })).toMatchObject({
      value: { late: true },
    })
    expect((await stored(db, runId)).typed).toBe(soFar)
  })

  it('records nothing for a late run of which nothing had arrived, and takes nobody else’s text', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const other = await anEnrolment(db)
    const { runId } = await begin(db, enrolment)
    const theirs = { ...common(enrolment), actor: actorOf(other), now: NOW + 1, runId, typed: '别人' }
    expect(await saveTypedSoFar(db, theirs)).toMatchObject({ reason: 'not-found' })
    const late = { ...common(enrolment), now: NOW + DAY_MS, runId, typed: '很多字' }
    expect(await handInTyping(db, late)).toMatchObject({ value: { late: true } })
    expect(await stored(db, runId)).toMatchObject({ typed: '', speed: 0 })
  })

  it('gives a run that nobody finished what had arrived, when the job closes it', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const { runId, passage } = await begin(db, enrolment)
    const typed = passage.slice(0, 60)
    await saveTypedSoFar(db, { ...common(enrolment), now: NOW + MINUTE_MS, runId, typed })
    expect(await closeLeftTypingRuns(db, { now: NOW + DAY_MS, courses: testCourses() })).toBe(1)
    const row = await stored(db, runId)
    expect(row).toMatchObject({ typed, accuracy: 100 })
    expect(row.speed).toBeGreaterThan(15)
  })

  describe('a part that was put in at once', () => {
    const RIGHT = 160
    const heldOf = async (db: Db, runId: string) => (await stored(db, runId)).held

    it('makes the run wait, however much time is left', async () => {
      const { db } = await open()
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment)
      const typed = passage.slice(0, RIGHT)
      await handInTyping(db, { ...common(enrolment), now: NOW + 4_000, runId, typed })
      const speed = Math.round((countCorrect(passage, typed) / 3) * 10) / 10
      expect(speed).toBeGreaterThan(51)
      expect(await stored(db, runId)).toMatchObject({ speed, held: 1 })
    })

    it('shows in what arrived on the way, whether the run is handed in or left', async () => {
      const { db } = await open()
      for (const handsIn of [true, false]) {
        const enrolment = await anEnrolment(db)
        const { runId, passage } = await begin(db, enrolment)
        const say = (seconds: number, length: number | null) =>
          saveTypedSoFar(db, {
            ...common(enrolment),
            now: NOW + seconds * 1000,
            runId,
            typed: length === null ? null : passage.slice(0, length),
          })
        await say(60, null)
        await say(63, RIGHT)
        expect(await listHeldRuns(db, { enrolmentId: enrolment.id, activityId: 'D01-4' }, {})).toEqual([])
        const typed = passage.slice(0, RIGHT)
        if (handsIn) await handInTyping(db, { ...common(enrolment), now: NOW + 170_000, runId, typed })
        else await closeLeftTypingRuns(db, { now: NOW + DAY_MS, courses: testCourses() })
        expect(await heldOf(db, runId)).toBe(1)
        expect(await listHeldRuns(db, { enrolmentId: enrolment.id, activityId: 'D01-4' }, {})).toHaveLength(1)
      }
    })

    it('shows between the last message and the hand-in', async () => {
      const { db } = await open()
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment)
      await saveTypedSoFar(db, { ...common(enrolment), now: NOW + 60_000, runId, typed: '' })
      await handInTyping(db, { ...common(enrolment), now: NOW + 62_000, runId, typed: passage.slice(0, RIGHT) })
      expect(await heldOf(db, runId)).toBe(1)
    })

    it('is not made of a page that was left open beside another one, which overwrites nothing', async () => {
      const { db } = await open()
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment)
      const said = { ...common(enrolment), runId }
      await saveTypedSoFar(db, { ...said, now: NOW + 60_000, typed: passage.slice(0, 60) })
      await saveTypedSoFar(db, { ...said, now: NOW + 61_000, typed: null })
      expect(await stored(db, runId)).toMatchObject({ typed: passage.slice(0, 60), reached: 60, held: 0 })
    })

    it('is none where messages were lost, words were deleted, or none came before the hand-in', async () => {
      const { db } = await open()
      const at = (seconds: number, length: number) => ({ seconds, length })
      for (const messages of [[at(30, 30), at(100, 95)], [at(60, 60), at(63, 10), at(66, 60)], []]) {
        const enrolment = await anEnrolment(db)
        const { runId, passage } = await begin(db, enrolment)
        for (const { seconds, length } of messages)
          await saveTypedSoFar(db, {
            ...common(enrolment),
            now: NOW + seconds * 1000,
            runId,
            typed: passage.slice(0, length),
          })
        await handInTyping(db, { ...common(enrolment), now: NOW + 170_000, runId, typed: passage.slice(0, 155) })
        expect(await heldOf(db, runId)).toBe(0)
      }
    })
  })

  describe('a run faster than hands', () => {
    async function heldRun(db: Db) {
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment)
      await handInTyping(db, { ...common(enrolment), now: NOW + 2_000, runId, typed: passage })
      const rule = (verdict: 'accepted' | 'rejected', expectedRevision: number, by = enrolment.mentor!) =>
        ruleTyping(db, {
          actor: { id: by.id, requestId: null },
          viewer: { id: by.id, roles: by.roles },
          now: NOW + MINUTE_MS,
          content,
          enrolmentId: enrolment.id,
          activityId: 'D01-4',
          runId,
          verdict,
          reason: '当面问过了',
          expectedRevision,
        })
      const view = async () => {
        const found = await findTypingView(db, {
          traineeId: enrolment.trainee.id,
          content,
          now: NOW + MINUTE_MS,
          activityId: 'D01-4',
        })
        if (!found.ok) throw new Error(found.reason)
        return found.value
      }
      return { enrolment, runId, rule, view }
    }

    it('does not count until the mentor has looked: no best run, no fact, and a card in the queue', async () => {
      const { db } = await open()
      const { enrolment, runId, view } = await heldRun(db)
      expect((await stored(db, runId)).held).toBe(1)
      expect(await view()).toMatchObject({ best: null, left: 2, runs: [{ standing: 'held' }] })
      expect(await factsOfTyping(db, enrolment)).toMatchObject({ typing: [], typingHeld: 1 })
      const { mentor } = enrolment
      const queue = await getQueue(db, { viewer: viewerOf(mentor!), courses: testCourses(), now: NOW + MINUTE_MS })
      expect(JSON.stringify(queue)).toContain('"look"')
    })

    it('counts once accepted, and gives the run back once rejected; what was said before stays', async () => {
      const { db } = await open()
      const { enrolment, runId, rule, view } = await heldRun(db)
      expect((await rule('rejected', 0)).ok).toBe(true)
      expect(await view()).toMatchObject({ best: null, left: 3, runs: [{ standing: 'rejected' }] })
      expect(await factsOfTyping(db, enrolment)).toMatchObject({ typing: [], typingHeld: 0 })
      expect(await rule('accepted', 0)).toMatchObject({ reason: 'stale' })
      expect((await rule('accepted', 1)).ok).toBe(true)
      expect(await view()).toMatchObject({ best: { run: 1 }, left: 2, runs: [{ standing: 'counts' }] })
      expect((await factsOfTyping(db, enrolment)).typing).toHaveLength(1)
      const [run] = await listHeldRuns(db, { enrolmentId: enrolment.id, activityId: 'D01-4' }, {})
      expect(run?.rulings.map((ruling) => [ruling.revision, ruling.verdict])).toEqual([
        [2, 'accepted'],
        [1, 'rejected'],
      ])
      expect((await auditLines(db)).slice(-2)).toEqual(['rule:typing', 'rule:typing'])
      await expect(db.updateTable('typing_run').set({ held: 0 }).where('id', '=', runId).execute()).rejects.toThrow()
      await expect(db.deleteFrom('typing_ruling').execute()).rejects.toThrow('append-only')
    })

    it('is ruled on by the mentor alone', async () => {
      const { db } = await open()
      const { enrolment, runId, rule } = await heldRun(db)
      expect(await rule('accepted', 0, enrolment.trainee)).toMatchObject({ reason: 'self-signing' })
      expect(await rule('accepted', 0, await aPerson(db, { roles: ['mentor'] }))).toMatchObject({
        reason: 'not-allowed',
      })
      await expect(
        db
          .insertInto('typing_ruling')
          .values({
            id: newId(),
            run_id: runId,
            revision: 1,
            verdict: 'accepted',
            reason: '我自己说算',
            ruled_by: enrolment.trainee.id,
            ruled_at: NOW,
          })
          .execute(),
      ).rejects.toThrow()
    })

    it('in practice is left out of the best run and waits for nobody', async () => {
      const { db } = await open()
      const enrolment = await anEnrolment(db)
      const { runId, passage } = await begin(db, enrolment, PRACTICE)
      const input = { ...common(enrolment), activityId: PRACTICE }
      await handInTyping(db, { ...input, now: NOW + 2_000, runId, typed: passage })
      const { typing } = await getResultsOverview(db, { enrolmentId: enrolment.id, content })
      expect(typing).toMatchObject([{ purpose: 'practice', standing: 'held', run: 1 }])
      expect(await factsOfTyping(db, enrolment)).toMatchObject({ typing: [], typingHeld: 0 })
    })
  })

  it('closes a last run that was left open, so that the activity can end', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    for (let run = 0; run < 3; run++) {
      const at = NOW + run * 10 * MINUTE_MS
      expect((await startTypingRun(db, { ...common(enrolment), now: at })).ok).toBe(true)
    }
    const last = NOW + 20 * MINUTE_MS
    expect(await closeLeftTypingRuns(db, { now: last + 3 * MINUTE_MS + 5_000, courses: testCourses() })).toBe(0)
    expect(await closeLeftTypingRuns(db, { now: last + DAY_MS, courses: testCourses() })).toBe(1)
    expect(await closeLeftTypingRuns(db, { now: last + DAY_MS, courses: testCourses() })).toBe(0)
    const rows = await db.selectFrom('typing_run').select(['finished_at', 'deadline_at', 'speed']).execute()
    expect(rows.every((row) => row.finished_at === row.deadline_at && row.speed === 0)).toBe(true)
    expect((await verifyAudit(db)).rows).toBe(3)
  })

  it('takes no typing from anybody but the trainee', async () => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    const other = await anEnrolment(db)
    expect(await startTypingRun(db, { ...common(enrolment), actor: actorOf(other), now: NOW })).toMatchObject({
      reason: 'not-found',
    })
    const started = await startTypingRun(db, { ...common(enrolment), now: NOW })
    if (!started.ok) throw new Error(started.reason)
    expect(
      await handInTyping(db, {
        ...common(enrolment),
        actor: actorOf(other),
        now: NOW,
        runId: started.value,
        typed: 'x',
      }),
    ).toMatchObject({ reason: 'not-found' })
  })
})
