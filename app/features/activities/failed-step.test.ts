import { describe, expect, test } from 'vitest'
import { aDecision, anActivity, aPlan, aProgress, type ProgressWish } from '#tests/builders/progress'
import { START_ON } from '#tests/builders/time'
import type { ActivityFacts, AttemptFact } from './facts'
import { failedStepOf, failedSteps, isPressing, isSaidByActivity } from './failed-step'
import { decideFailedStep, type FailedSituation } from './failed-what'

const GATE: FailedSituation = { failed: true, gate: { verdict: null }, again: null, makeup: 'free' }
const IMPROVE: FailedSituation = { ...GATE, gate: { verdict: 'improve' } }
const STAGE: FailedSituation = { failed: true, gate: null, again: null, makeup: 'free' }
const DRILL: FailedSituation = { failed: true, gate: null, again: null, makeup: 'none' }
const again = (state: NonNullable<FailedSituation['again']>['state']) => ({
  state,
  opensOn: '2026-01-09',
  lastOn: '2026-01-12',
})

describe('after a test that was not passed', () => {
  test.each<[string, FailedSituation, string | null]>([
    ['a gate undecided', GATE, 'decision'],
    ['a gate passed all the same', { ...GATE, gate: { verdict: 'pass' } }, null],
    ['a gate’s test passed', { ...GATE, failed: false }, null],
    ['a second test ahead', { ...IMPROVE, again: again('ahead') }, 'second-ahead 2026-01-09'],
    ['a second test open', { ...IMPROVE, again: again('open') }, 'second-open 2026-01-12'],
    ['a second test begun', { ...IMPROVE, again: again('running') }, 'second-running'],
    [
      'a second test that was not sat by its last day',
      { ...IMPROVE, again: again('over'), decideBy: '2026-01-14' },
      'second-over 2026-01-14',
    ],
    ['a second test handed in', { ...IMPROVE, again: again('marking') }, 'second-marking'],
    ['a second test passed', { ...IMPROVE, failed: false, again: again('done') }, 'decision-again'],
    ['a second test failed', { ...IMPROVE, again: again('done') }, 'decision-again'],
    ['a stage exam', STAGE, 'makeup-open'],
    ['a stage exam without a make-up', { ...STAGE, makeup: 'none' }, null],
    ['its make-up open', { ...STAGE, makeup: 'in_progress' }, 'makeup-running'],
    ['its make-up handed in', { ...STAGE, makeup: 'submitted' }, 'makeup-marking'],
    ['its make-up marked', { ...STAGE, makeup: 'graded' }, 'makeup-marking'],
    ['its make-up failed', { ...STAGE, makeup: 'released' }, 'makeup-failed'],
    ['its make-up passed', { ...STAGE, failed: false, makeup: 'released' }, null],
    ['a drill', { ...DRILL, drill: { isAskedAgain: false } }, 'drill-failed'],
    ['a drill that is asked for again', { ...DRILL, drill: { isAskedAgain: true } }, 'drill-again'],
    ['a drill passed', { ...DRILL, failed: false, drill: { isAskedAgain: false } }, null],
    ['a drill of a gate', { ...GATE, drill: { isAskedAgain: false } }, 'decision'],
  ])('%s', (_, given, expected) => {
    const step = decideFailedStep(given)
    expect(step && [step.what, ...(step.on ? [step.on] : [])].join(' ')).toBe(expected)
  })
})

test('a gate’s test and its decision are one thing, with the last day of deciding', () => {
  const plan = aPlan([
    [],
    [
      anActivity({ id: 'typing', type: 'typing', settings: { runs: 1, passSpeed: 51 } }),
      anActivity({ id: 'gate', type: 'decision', settings: { decision: 'd1-gate' }, holds: ['exams'] }),
    ],
  ])
  const run = { run: 1, speed: 40, accuracy: 95, band: null, startedAt: 1, finishedAt: 2 }
  const steps = failedSteps(aProgress({ plan, facts: { typing: { typing: [run] } } }), [])
  expect(steps).toMatchObject([
    { what: 'decision', on: '2026-01-08', isLate: false, to: '/activities/gate', covers: ['typing', 'gate'] },
  ])
  const late = failedSteps(aProgress({ plan, today: '2026-01-09', facts: { typing: { typing: [run] } } }), [])
  expect(late).toMatchObject([{ on: '2026-01-08', isLate: true }])
})

test('a second test that an examiner begins asks for nothing to be begun', () => {
  const settings = { rubric: 'R2', examiners: 1, passPercent: 60, cards: 3 }
  const plan = aPlan([
    [
      anActivity({ id: 'phone', type: 'phone', settings }),
      anActivity({ id: 'gate', type: 'decision', settings: { decision: 'd1-gate' } }),
    ],
  ])
  const sheet = { id: 's', rubricId: 'R2', examinerId: 'e', percent: 40, hardFault: null, madeAt: 1 }
  const decisions = [aDecision({ kind: 'd1-gate', verdict: 'improve', dueOn: START_ON, decidedAt: 2 })]
  const progress = aProgress({ plan, decisions, facts: { phone: { sheets: [sheet as never] } } })
  const [step] = failedSteps(progress, [])
  expect(step).toMatchObject({ what: 'second-called', to: '/activities/phone' })
  expect(isPressing(step!)).toBe(false)
})

test('typing is not failed while runs are left', () => {
  const settings = { runs: 2, passSpeed: 51 }
  const plan = aPlan([
    [
      anActivity({ id: 'typing', type: 'typing', settings }),
      anActivity({ id: 'gate', type: 'decision', settings: { decision: 'd1-gate' } }),
    ],
  ])
  const run = { run: 1, speed: 40, accuracy: 95, band: null, startedAt: 1, finishedAt: 2 }
  const after = (runs: number) =>
    failedSteps(aProgress({ plan, facts: { typing: { typing: Array(runs).fill(run) } } }), [])
  expect(after(1)).toEqual([])
  expect(after(2)).toHaveLength(1)
})

test('a make-up that was not passed is told until the next training day is over', () => {
  const exam = (id: string) => anActivity({ id, type: 'exam', settings: { exam: id } })
  const at = Date.parse('2026-01-05T15:00:00+08:00')
  const make = { id: 'm', examId: 'stage-2', kind: 'makeup' as const, state: 'released' as const, startedAt: at }
  const attempt = { ...make, deadlineAt: at, percent: 40, passPercent: 80, passed: false, releasedAt: at }
  const papers = [{ id: 'stage-2', kind: 'makeup' as const, activity: 'stage' }]
  const dates = ['2026-01-05', '2026-01-08', '2026-01-09']
  const on = (today: string) => {
    const plan = aPlan([[exam('stage')], [], []])
    return failedSteps(aProgress({ plan, dates, today, facts: { stage: { attempts: [attempt] } } }), papers)
  }
  expect(on('2026-01-05')).toMatchObject([{ what: 'makeup-failed' }])
  expect(on('2026-01-08')).toHaveLength(1)
  expect(on('2026-01-09')).toEqual([])
})

describe('a drill outside a gate that was not passed', () => {
  const drill = {
    id: 'one',
    setId: 'S3',
    purpose: 'exam' as const,
    state: 'finished' as const,
    percent: 60,
    passed: false,
    meanMs: 9000,
    fastCards: 0,
    closedBySystem: false,
    startedAt: Date.parse('2026-01-05T15:00:00+08:00'),
  }
  const settings = { set: 'S3', passPercent: 85 }
  const plan = aPlan([[anActivity({ id: 'drill', type: 'phrase-drill', signers: ['examiner'], settings })], [], []])
  const dates = ['2026-01-05', '2026-01-08', '2026-01-09']
  const stepsOn = (today: string, own: Partial<ActivityFacts> = {}) =>
    failedSteps(aProgress({ plan, dates, today, facts: { drill: { drills: [drill], ...own } } }), [])

  test('leads to practice, told until the next training day is over', () => {
    expect(stepsOn('2026-01-05')).toMatchObject([{ what: 'drill-failed', to: '/practice' }])
    expect(stepsOn('2026-01-08')).toHaveLength(1)
    expect(stepsOn('2026-01-09')).toEqual([])
  })

  test('is offered again as long as whoever examines asks for it', () => {
    const notYet = {
      slot: 'examiner' as const,
      verdict: 'not_yet' as const,
      revision: 1,
      signerId: 'e',
      comment: '再练',
      redoByOn: null,
      tookPlaceOn: null,
      signedAt: drill.startedAt + 1,
    }
    const [step] = stepsOn('2026-01-09', { signOffs: [notYet] as never })
    expect(step).toMatchObject({ what: 'drill-again', to: '/practice?activity=drill' })
    expect(isSaidByActivity(step!)).toBe(true)
  })

  test('is over once a later one was passed', () => {
    const later = { ...drill, id: 'two', percent: 90, passed: true, startedAt: drill.startedAt + 9 }
    expect(stepsOn('2026-01-05', { drills: [later, drill] })).toEqual([])
  })
})

describe('after a final that was not passed', () => {
  const plan = aPlan([
    [
      anActivity({ id: 'stage', type: 'exam', settings: { exam: 'stage' } }),
      anActivity({ id: 'final', type: 'exam', gate: 'D22', settings: { exam: 'final' } }),
      anActivity({ id: 'plan', type: 'decision', onlyIf: 'final-failed', settings: { decision: 'next-step' } }),
    ],
    [
      anActivity({ id: 'remedial', type: 'remedial', onlyIf: 'final-failed', settings: { hours: 6 } }),
      anActivity({ id: 'again', type: 'exam', gate: 'retake', onlyIf: 'final-failed', settings: { exam: 'retake' } }),
      anActivity({ id: 'last', type: 'decision', onlyIf: 'retake-failed', settings: { decision: 'retake-fail' } }),
    ],
  ])
  const papers = [
    { id: 'retake', kind: 'retake' as const, activity: 'again' },
    { id: 'stage-2', kind: 'makeup' as const, activity: 'stage' },
  ]
  const paper = (wish: Partial<AttemptFact>): AttemptFact => ({
    id: 'a',
    examId: 'final',
    kind: 'final',
    state: 'released',
    startedAt: 1,
    deadlineAt: 2,
    percent: 60,
    passPercent: 80,
    passed: false,
    releasedAt: 3,
    ...wish,
  })
  const retake = (wish: Partial<AttemptFact>) => ({ attempts: [paper({ examId: 'retake', kind: 'retake', ...wish })] })
  const next = (acknowledged: 'acknowledged' | null) =>
    aDecision({ id: 'p', kind: 'next-step', verdict: 'plan', acknowledged })
  const read = { decisions: [next('acknowledged')] }
  const begun = { topic: 'T01', minutesPlanned: 60, minutesDone: 0, quizPercent: null, doneAt: null }
  const module = { ...begun, startedAt: Date.parse('2026-01-06T09:00:00+08:00') }
  const DAY_23 = { today: '2026-01-06', state: 'final_failed' as const }
  const RELEASED_AT = Date.parse('2026-01-06T15:00:00+08:00')
  const progressOf = ({ facts, ...wish }: Partial<ProgressWish>) =>
    aProgress({ plan, state: 'final_failed', facts: { final: { attempts: [paper({})] }, ...facts }, ...wish })

  test.each<[string, Partial<ProgressWish>, string | null]>([
    ['the plan is wanted', {}, 'plan-wanted 2026-01-05 /activities/plan'],
    ['the plan is to be read', { decisions: [next(null)] }, 'plan-made /decisions/p'],
    ['its training opens tomorrow', read, 'remedial-ahead 2026-01-06 /remedial'],
    ['its training is opened early', { ...read, unlockedDays: [2] }, 'remedial /remedial'],
    ['nothing is begun', { ...read, ...DAY_23, remedial: [{ ...begun, startedAt: null }] }, 'remedial /remedial'],
    ['a module is begun', { ...read, ...DAY_23, remedial: [module] }, 'remedial 2026-01-08 /remedial'],
    [
      'its earliest day lies behind, with modules to do: it has no date that moves with the day',
      { ...read, ...DAY_23, today: '2026-01-10', dates: ['2026-01-05', '2026-01-06'], remedial: [module] },
      'remedial /remedial',
    ],
    [
      'a course lets one wait longer',
      { ...read, ...DAY_23, remedial: [module], retakeAfterDays: 5 },
      'remedial 2026-01-11 /remedial',
    ],
    [
      'the modules are done, its day has not come',
      { ...read, ...DAY_23, remedial: [{ ...module, doneAt: 1 }] },
      'retake-ahead 2026-01-08 /exams/retake',
    ],
    [
      'its day is there',
      { ...read, today: '2026-01-08', dates: ['2026-01-05', '2026-01-06'], remedial: [{ ...module, doneAt: 1 }] },
      'retake-open /exams/retake',
    ],
    ['it is open', { facts: { again: retake({ state: 'in_progress' }) } }, 'retake-running /exams/retake'],
    ['it is handed in', { facts: { again: retake({ state: 'submitted' }) } }, 'retake-marking /activities/again'],
    ['it is passed', { state: 'retake_passed', facts: { again: retake({ passed: true }) } }, null],
    [
      'it is not passed',
      { ...DAY_23, state: 'retake_failed', facts: { again: retake({ releasedAt: RELEASED_AT }) } },
      'retake-decision 2026-01-11 /activities/last',
    ],
    [
      'it is decided',
      {
        state: 'retake_failed',
        facts: { again: retake({}) },
        decisions: [aDecision({ kind: 'retake-fail', verdict: 'extend' })],
      },
      null,
    ],
    ['somebody left', { state: 'withdrawn' }, null],
    ['it was corrected by an appeal', { facts: { final: { attempts: [paper({ passed: true })] } } }, null],
  ])('%s', (_, wish, expected) => {
    const step = failedSteps(progressOf(wish), papers)[0]
    expect(step ? [step.what, ...(step.on ? [step.on] : []), step.to].join(' ') : null).toBe(expected)
  })

  test.each([
    ['2026-01-11', false],
    ['2026-01-12', true],
  ])('the word after the retake is late when its last day is over (%s)', (today, isLate) => {
    const dates = ['2026-01-05', '2026-01-06']
    const facts = { again: retake({ releasedAt: RELEASED_AT }) }
    expect(failedSteps(progressOf({ today, dates, state: 'retake_failed', facts }), papers)[0]).toMatchObject({
      isLate,
    })
  })

  test.each([
    ['2026-01-07', null],
    ['2026-01-08', '2026-01-07'],
  ])('a next-step plan says when its own day is over (%s)', (today, planLateOn) => {
    const decisions = [
      aDecision({ kind: 'next-step', verdict: 'plan', dueOn: '2026-01-07', acknowledged: 'acknowledged' }),
    ]
    const given = { today, dates: ['2026-01-05', '2026-01-06'], decisions, remedial: [module] }
    expect(failedSteps(progressOf(given), papers)[0]).toMatchObject({ what: 'remedial', planLateOn })
  })

  test.each([
    ['2026-01-05', false],
    ['2026-01-06', true],
  ])('a plan that is wanted on the first day is late from the next (%s)', (today, isLate) => {
    expect(failedSteps(progressOf({ today }), papers)).toMatchObject([{ what: 'plan-wanted', isLate }])
  })

  test('for who is leaving nothing follows any more', () => {
    const leaves = aDecision({ kind: 'withdrawal', verdict: 'withdraw', secondPerson: true, confirmed: 'confirmed' })
    expect(failedSteps(progressOf({ decisions: [leaves] }), papers)).toEqual([])
    expect(failedSteps(progressOf({ decisions: [{ ...leaves, confirmed: null }] }), papers)).toHaveLength(1)
  })

  test('a heard part that is still to come is said with it', () => {
    const settings = { exam: 'retake', rubric: 'R2', examiners: 2, passPercent: 60 }
    const heard = aPlan(
      plan.days.map(({ activities }) => activities.map((a) => (a.id === 'again' ? anActivity({ ...a, settings }) : a))),
    )
    const wish = { state: 'retake_failed' as const, facts: { again: retake({}) } }
    expect(failedSteps(progressOf({ ...wish, plan: heard }), papers)).toMatchObject([{ isHeardLater: true }])
    expect(failedSteps(progressOf(wish), papers)).toMatchObject([{ isHeardLater: false }])
  })

  test('it is one story: said once, the same at the final and at the retake, and what came before is settled', () => {
    const progress = progressOf({ facts: { stage: { attempts: [paper({ examId: 'stage', kind: 'stage' })] } } })
    expect(failedSteps(progress, papers)).toHaveLength(1)
    const at = (id: string) => failedStepOf(progress.activities.find((a) => a.activity.id === id)!, progress, papers)
    expect(at('again')).toMatchObject({ what: 'plan-wanted', title: 'final' })
    expect(at('final')).toMatchObject({ what: 'plan-wanted', title: 'final' })
    expect(at('stage')).toBeNull()
    expect(at('final')?.covers).toEqual(['final', 'plan', 'remedial', 'again', 'last'])
  })
})
