import pino from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { findViewer } from '#app/features/accounts/sessions.server'
import { signIn } from '#app/features/accounts/sign-in.server'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { listPreconditions } from '#app/features/activities/preconditions'
import { loadProgress, type TraineeProgress } from '#app/features/activities/progress.server'
import { verifyAudit } from '#app/features/audit/audit.server'
import {
  DEMO_PASSWORD,
  moveDemoTime,
  prepareDemo,
  refuseDemoPeople,
  restoreDemoTime,
  WrongHouseError,
} from '#app/features/demo/demo.server'
import { getDemoCards } from '#app/features/demo/demo-cards.server'
import { findDemoDay } from '#app/features/demo/demo-time.server'
import { DEMO_ROLES } from '#app/features/demo/story'
import { computeResult } from '#app/features/grading/grade-attempt.server'
import { waiveAppeal } from '#app/features/grading/waive-appeal.server'
import { getQueue } from '#app/features/mentor-desk/queue.server'
import { confirmDecision } from '#app/features/promotion/confirm-decision.server'
import { getInbox } from '#app/features/promotion/inbox.server'
import { makeDecision } from '#app/features/promotion/make-decision.server'
import { listConfirmationsToday } from '#app/features/today/team-today.server'
import { getTraineeToday } from '#app/features/today/today.server'
import { MovableClock } from '#app/http/clock.server'
import { auditVerbs } from '#app/i18n/audit-verbs'
import { DEMO_PEOPLE, type DemoName } from '#app/i18n/demo-story'
import { addDays, addMonths } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { selectEnrolments } from '#db/queries/enrolments'
import { testContent, testCourses } from '#tests/builders/content'
import { aPerson, viewerOf } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'

/** A Sunday, half past two in the afternoon: a day off that the story has to open. */
const TODAY = '2026-11-22'
const NOW = Date.parse(`${TODAY}T14:30:00+08:00`)
const SECRET = 'a secret only for this test, long enough'
/** Weeks of history, on a machine that may be busy. */
const LONG = 300_000

const silent = pino({ level: 'silent' })
const clockAt = (instant: number) => ({ now: () => instant, wall: () => instant })
const houseOf = (db: Db) => ({ db, courses: testCourses(), clock: clockAt(NOW), log: silent })

async function signInAs(db: Db, username: string) {
  return signIn(db, {
    username,
    password: DEMO_PASSWORD,
    address: '127.0.0.1',
    knownTokens: [],
    secret: SECRET,
    now: NOW,
    wallNow: NOW,
    requestId: 'r',
  })
}

describeDatabases('the demo department', (open) => {
  describe('as it is told', () => {
    let db: Db
    const warnings: unknown[] = []
    const of = new Map<string, TraineeProgress>()

    beforeAll(async () => {
      db = (await open()).db
      const log = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) })
      await prepareDemo({ ...houseOf(db), log })
      const enrolments = await selectEnrolments(db).execute()
      for (const progress of await loadProgress(db, enrolments, { content: testContent(), now: NOW }))
        of.set(progress.enrolment.trainee_name, progress)
    }, LONG)

    const who = (name: DemoName) => of.get(DEMO_PEOPLE[name].name)!
    const stateOf = (name: DemoName, activityId: string) =>
      who(name).activities.find((a) => a.activity.id === activityId)?.status.state
    const unfinished = (name: DemoName) =>
      who(name)
        .activities.filter(
          (a) => a.day < who(name).calendar.currentDay && !['done', 'not-applicable'].includes(a.status.state),
        )
        .map((a) => `${a.activity.id} ${a.status.state}`)

    it('was accepted step by step by the use cases', () => expect(warnings).toEqual([]))

    it('keeps an unbroken audit chain', async () => {
      const { rows, fault } = await verifyAudit(db)
      expect(fault).toBeNull()
      expect(rows).toBeGreaterThan(1000)
    })

    it('has a word for every step on the audit page', async () => {
      const rows = await db
        .selectFrom('audit_event')
        .select('action')
        .distinct()
        .where('enrolment_id', 'is not', null)
        .execute()
      expect(rows.filter((row) => !auditVerbs['zh-CN'][row.action])).toEqual([])
    })

    it('can compute every result again from the answers', async () => {
      const attempts = await db.selectFrom('attempt').selectAll().where('state', '=', 'released').execute()
      expect(attempts.length).toBeGreaterThan(40)
      for (const attempt of attempts) expect((await computeResult(db, attempt)).percent).toBe(attempt.percent)
    })

    it.each(Object.keys(DEMO_PEOPLE))('lets %s sign in', async (username) =>
      expect((await signInAs(db, username)).ok).toBe(true),
    )

    it('shows four roles, the named trainees in order, and their colleagues', async () => {
      const cards = await getDemoCards(db)
      expect(cards.main.map((c) => c.username)).toEqual(['trainee', 'mentor', 'manager', 'admin'])
      expect(cards.others.map((c) => c.username)).toEqual([
        'day1',
        'd3failed',
        'day10',
        'day22',
        'waived',
        'finalfailed',
        'retake',
        'probation',
        'promoted',
      ])
      expect(cards.colleagues.find((c) => c.username === 'mentor2')?.roles.sort()).toEqual(['delegate', 'mentor'])
    })

    it('has the trainee on day 10 with nine days behind and two signatures to come', () => {
      expect(who('trainee').calendar.currentDay).toBe(10)
      expect(who('trainee').calendar.dates[9]).toBe(TODAY)
      expect(unfinished('trainee')).toEqual(['D09-4 waiting', 'D09-5 waiting'])
      expect(stateOf('trainee', 'D10-1')).toBe('open')
    })

    it('has day1 before everything', () => {
      expect(who('day1').calendar.currentDay).toBe(1)
      expect(stateOf('day1', 'D01-1')).toBe('open')
      expect(who('day1').enrolment.mentor_accepted_at).toBeNull()
    })

    it('has d3failed at a gate that waits for a decision', () => {
      const exam = who('d3failed').facts.activities.get('D03-3')?.attempts[0]
      expect(exam).toMatchObject({ state: 'released', passed: false })
      expect(stateOf('d3failed', 'D03-1')).toBe('open')
      expect(who('d3failed').facts.decisions.map((d) => d.kind)).toEqual(['d1-gate'])
    })

    it('has day10 with something sent back', () => expect(stateOf('day10', 'D09-3')).toBe('not-yet'))

    it('has day22 with everything done and the final open', () => {
      expect(who('day22').calendar.currentDay).toBe(22)
      expect(unfinished('day22')).toEqual([])
      expect(stateOf('day22', 'D22-1')).toBe('open')
    })

    it('has waived with the final open only thanks to what a manager waived', async () => {
      const { enrolment, facts, calendar } = who('waived')
      expect(calendar.currentDay).toBe(22)
      expect(stateOf('waived', 'D22-1')).toBe('open')
      expect(facts.waived.map((w) => w.subject).sort()).toEqual(['D15-2', 'D19-3'])
      const final = who('waived').activities.find((a) => a.activity.id === 'D22-1')!
      const left = listPreconditions(final, who('waived').activities, {
        facts: { ...facts, waived: [] },
        today: calendar.today,
      })
      expect(left.filter((p) => p.state === 'missing').map((p) => p.subject)).toEqual(['D15-2', 'D19-3'])
      expect(enrolment.state).toBe('in_training')
    })

    it('has finalfailed without a plan for the next step', () => {
      expect(who('finalfailed').enrolment.state).toBe('final_failed')
      expect(who('finalfailed').facts.remedial).toEqual([])
      expect(stateOf('finalfailed', 'D22-2')).toBe('open')
    })

    it('has retake ready for tomorrow, and not for today', async () => {
      const { enrolment } = who('retake')
      const step = async (now: number) =>
        (await listOwnFailedSteps(db, { traineeId: enrolment.trainee_id, content: testContent(), now }))[0]
      expect(await step(NOW)).toMatchObject({ what: 'retake-ahead', on: addDays(TODAY, 1) })
      expect(await step(NOW + 86_400_000)).toMatchObject({ what: 'retake-open', to: '/exams/retake' })
    })

    it('has probation running for a month from the retake', () => {
      const { enrolment, facts } = who('probation')
      const retake = facts.activities.get('D23-3')?.attempts[0]
      expect(enrolment.state).toBe('on_probation')
      expect(retake?.passed).toBe(true)
      const retakeOn = new Date(retake!.startedAt + 8 * 3_600_000).toISOString().slice(0, 10)
      expect(enrolment.probation_until_on).toBe(addMonths(retakeOn, 1))
    })

    it('has promoted promoted the day after the final', () => {
      const { enrolment, calendar } = who('promoted')
      expect(enrolment).toMatchObject({ state: 'promoted', promoted_on: addDays(calendar.dates[21]!, 1) })
      expect(enrolment.ended_at).not.toBeNull()
    })

    it('has nothing that happens after now', async () => {
      const { at } = await db
        .selectFrom('audit_event')
        .select((eb) => eb.fn.max('at').as('at'))
        .where('action', '<>', 'sign-in:session')
        .executeTakeFirstOrThrow()
      expect(Number(at)).toBeLessThanOrEqual(NOW)
    })

    it('has read the notices of the past weeks', async () => {
      const rows = await db.selectFrom('notification').select('created_at').where('read_at', 'is', null).execute()
      expect(rows.length).toBeGreaterThan(0)
      for (const { created_at } of rows) expect(Number(created_at)).toBeGreaterThanOrEqual(NOW - 86_400_000)
    })

    describe('in every failing branch says to each what comes next', () => {
      const content = testContent()
      const TOMORROW = NOW + 86_400_000
      const personOf = async (name: DemoName) => {
        const found = await db.selectFrom('person').select('id').where('username', '=', name).executeTakeFirstOrThrow()
        return viewerOf({ id: found.id, username: name, displayName: DEMO_PEOPLE[name].name, roles: DEMO_ROLES[name] })
      }
      const todayOf = async (name: DemoName, now = NOW) =>
        (await getTraineeToday(db, { traineeId: (await personOf(name)).id, content, now }))!
      const inboxOf = async (name: DemoName, now = NOW) =>
        getInbox(db, { viewer: await personOf(name), courses: testCourses(), now })
      const heldOf = async (mentor: DemoName, name: DemoName, now = NOW) =>
        (await getQueue(db, { viewer: await personOf(mentor), courses: testCourses(), now })).held.find(
          (line) => line.traineeName === DEMO_PEOPLE[name].name,
        )?.held
      const wantedFor = async (name: DemoName, now = NOW) =>
        (await inboxOf('manager', now)).wanted
          .filter((w) => w.traineeName === DEMO_PEOPLE[name].name)
          .map(({ kind, unsat }) => [kind, unsat.length])
      const decide = async (verdict: 'improve' | 'eliminate', expectedRevision: number) => {
        const manager = await personOf('manager')
        return makeDecision(db, {
          actor: { id: manager.id, requestId: null },
          decider: manager,
          now: NOW,
          content,
          enrolmentId: who('d3failed').enrolment.id,
          kind: 'd3-gate',
          verdict,
          expectedRevision,
          reason: '笔试和短语都低于合格线，先看能不能补上',
          dueOn: verdict === 'improve' ? addDays(TODAY, 1) : null,
          effectiveOn: null,
          fromOn: null,
          ownerId: null,
          asked: { improve: '重看第 3 天的课，练短语' },
          why: null,
          sentence: '',
        })
      }

      it('D1 undecided: the trainee reads who decides, the manager is asked, the mentor sees what stands still', async () => {
        expect((await wantedFor('day1', TOMORROW)).map(([kind]) => kind)).toEqual(['d1-gate'])
        const { pending } = await todayOf('day1', TOMORROW)
        expect(pending).toHaveLength(1)
        for (const name of ['manager', 'manager2'] as const)
          expect(pending[0]?.decides).toContain(DEMO_PEOPLE[name].name)
        // On the day of the next exam the wait is felt.
        const held = await heldOf('mentor2', 'day1', TOMORROW + 86_400_000)
        expect(held?.unmet).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'passed' })]))
      })

      it('D3 failed and undecided: the trainee reads who decides, the manager is asked, the mentor sees for what it waits', async () => {
        const today = await todayOf('d3failed')
        expect(today.failedSteps.map((step) => step.what)).toEqual(expect.arrayContaining(['decision']))
        // The one card on top says it; a second one about the same decision would be a second truth.
        expect(today.pending).toEqual([])
        expect((await wantedFor('d3failed')).map(([kind]) => kind)).toEqual(['d3-gate'])
      })

      it('eliminated, pending the second person: the trainee is told nothing of it, personnel is asked', async () => {
        expect(await decide('eliminate', 0)).toMatchObject({ reason: 'appeal-possible' })
        const trainee = await personOf('d3failed')
        const failed = db.selectFrom('attempt').select('id').where('passed', '=', 0)
        const { id: attemptId } = await failed
          .where('enrolment_id', '=', who('d3failed').enrolment.id)
          .executeTakeFirstOrThrow()
        const actor = { id: trainee.id, requestId: null }
        expect(await waiveAppeal(db, { actor, now: NOW, attemptId })).toMatchObject({ ok: true })
        expect(await decide('eliminate', 0)).toMatchObject({ ok: true })
        expect((await todayOf('d3failed')).toAcknowledge).toEqual([])
        expect((await todayOf('d3failed')).standing).toEqual({ kind: 'in-training' })
        expect((await inboxOf('manager')).ownProposals).toMatchObject([{ kind: 'd3-gate', isStuck: false }])
        const [proposal] = await listConfirmationsToday(db, await personOf('hr'))
        expect(proposal).toMatchObject({ kind: 'd3-gate', traineeName: DEMO_PEOPLE.d3failed.name })
        const hr = await personOf('hr')
        const declined = await confirmDecision(db, {
          askedPerson: true,
          actor: { id: hr.id, requestId: null },
          confirmerId: hr.id,
          now: NOW,
          content,
          decisionId: proposal!.decisionId,
          verdict: 'declined',
          note: '先给一次改进的机会',
        })
        expect(declined).toMatchObject({ ok: true })
        expect(await listConfirmationsToday(db, hr)).toEqual([])
      })

      it('improve with the second test open: Today offers it from its date, and nobody is asked to decide before', async () => {
        expect(await decide('improve', 1)).toMatchObject({ ok: true })
        const before = await todayOf('d3failed')
        expect(before.standing).toMatchObject({ kind: 'improve', gate: 'D3', dueOn: addDays(TODAY, 1) })
        expect(new Set(before.failedSteps.map((step) => step.what))).toEqual(new Set(['second-ahead']))
        expect(before.toAcknowledge.map((d) => d.kind)).toEqual(['d3-gate'])
        const after = await todayOf('d3failed', TOMORROW)
        expect(new Set(after.failedSteps.map((step) => step.what))).toEqual(new Set(['second-open']))
        expect(await wantedFor('d3failed')).toEqual([])
      })

      it('final failed, plan not written: the trainee waits for the plan, the manager is asked for it', async () => {
        const today = await todayOf('finalfailed')
        expect(today.standing).toMatchObject({ kind: 'final-failed', modules: 0 })
        expect(today.failedSteps.map((step) => step.what)).toEqual(['plan-wanted'])
        expect((await wantedFor('finalfailed')).map(([kind]) => kind)).toEqual(['next-step'])
      })

      it('retake ready: every module done, the date is said, and nobody else is asked', async () => {
        const { standing, failedSteps } = await todayOf('retake')
        expect(standing).toMatchObject({ kind: 'final-failed', planAcknowledged: true })
        expect(failedSteps).toMatchObject([{ what: 'retake-ahead', on: addDays(TODAY, 1) }])
        expect(standing.kind === 'final-failed' && standing.modules === standing.modulesDone).toBe(true)
        expect(await wantedFor('retake')).toEqual([])
      })

      it('the final open thanks to waivers: it is the next step, and nothing is on hold', async () => {
        expect((await todayOf('waived')).line.map((item) => item.id)).toContain('D22-1')
        expect(await heldOf('mentor2', 'waived')).toBeUndefined()
      })
    })

    it('is not told twice', async () => {
      const count = async () => (await db.selectFrom('person').selectAll().execute()).length
      const before = await count()
      await prepareDemo(houseOf(db))
      expect(await count()).toBe(before)
    })

    it('keeps production away from its accounts', () =>
      expect(refuseDemoPeople({ db })).rejects.toThrow(WrongHouseError))

    describe('and its time machine', () => {
      it('finds ten in the morning of a training day, also beyond the plan', async () => {
        const at = async (day: number) => new Date((await findDemoDay(db, day, NOW))!).toISOString()
        expect(await at(10)).toBe('2026-11-22T02:00:00.000Z')
        expect(await at(1)).toBe('2026-11-12T02:00:00.000Z')
        expect((await at(30)) > (await at(23))).toBe(true)
      })

      it('moves, is remembered over a restart, goes back, and ends no session', async () => {
        const session = await signInAs(db, 'mentor')
        if (!session.ok) throw new Error(session.reason)
        const clock = new MovableClock()
        const target = clock.wall() + 200 * 86_400_000
        await moveDemoTime({ db, clock, timeMachine: clock }, target)
        expect(Math.abs(clock.now() - target)).toBeLessThan(2_000)
        const restarted = new MovableClock()
        await restoreDemoTime({ ...houseOf(db), timeMachine: restarted } as unknown as Parameters<
          typeof restoreDemoTime
        >[0])
        expect(restarted.offsetMs).toBe(clock.offsetMs)
        expect(
          (await findViewer(db, { token: session.value.token, secret: SECRET, wallNow: NOW + 1_000 }))?.username,
        ).toBe('mentor')
        await moveDemoTime({ db, clock, timeMachine: clock }, null)
        expect(clock.offsetMs).toBe(0)
      })
    })
  })

  it('does not move into a real department', async () => {
    const { db } = await open()
    await aPerson(db, { roles: ['admin'] })
    await expect(prepareDemo(houseOf(db))).rejects.toThrow(WrongHouseError)
    await expect(refuseDemoPeople({ db })).resolves.toBeUndefined()
  })
})
