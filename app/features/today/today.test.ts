import { describe, expect, test } from 'vitest'
import { wordingOf } from '#app/content/rule'
import {
  aDecision,
  anActivity,
  anEntry,
  aPlan,
  aProgress,
  aSignOff,
  aSubmittedRecord,
  type ProgressWish,
} from '#tests/builders/progress'
import { stillMissing } from '../activities/activity-state'
import { announceGates, gateMarkOf, gatesOf } from '../activities/gates'
import { countStates, isSecret } from '../activities/progress'
import { shownStatus } from '../activities/shown-status'
import { dayStateOf } from '../plan/plan-path'
import { besideWhy, buildToday, openQuestions } from './today'

const brief = (id: string, start = '09:00', more = {}) => anActivity({ id, type: 'briefing', start, ...more })
const PLAN = aPlan([
  [brief('D01-1'), brief('D01-2', '10:00', { signers: ['mentor'] })],
  [brief('D02-1', '14:00'), brief('D02-2', '09:30')],
  [brief('D03-1', '09:00', { gate: 'D3' })],
  [brief('D04-1')],
  [brief('D05-1')],
])
const DAY = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09']
const done = { record: aSubmittedRecord() }
const today = (wish: Omit<ProgressWish, 'plan'>) => buildToday(aProgress({ plan: PLAN, ...wish }))

describe('the next action', () => {
  test.each<[string, Omit<ProgressWish, 'plan'>, string | undefined, string | undefined]>([
    [
      'the first of the day by time',
      { today: DAY[1]!, facts: { 'D01-1': done, 'D01-2': { ...done, signOffs: [aSignOff()] } } },
      'D02-2',
      'today',
    ],
    ['something of an earlier day, because a gate is near', { today: DAY[1]! }, 'D01-1', 'left-over'],
    [
      'a "not yet" before everything else',
      { today: DAY[1]!, facts: { 'D01-2': { ...done, signOffs: [aSignOff({ verdict: 'not_yet' })] } } },
      'D01-2',
      'not-yet',
    ],
    [
      'the next of the day once the first is done',
      { today: DAY[1]!, facts: { 'D01-1': done, 'D01-2': { ...done, signOffs: [aSignOff()] }, 'D02-2': done } },
      'D02-1',
      'today',
    ],
    [
      'what waits for others when nothing is left to do',
      { today: DAY[1]!, facts: { 'D01-1': done, 'D01-2': done, 'D02-1': done, 'D02-2': done } },
      'D01-2',
      'waiting',
    ],
    [
      'tomorrow when everything is done',
      {
        today: DAY[1]!,
        facts: { 'D01-1': done, 'D01-2': { ...done, signOffs: [aSignOff()] }, 'D02-1': done, 'D02-2': done },
      },
      'D03-1',
      'ahead',
    ],
    [
      'an old thing after the day’s own, when no gate is near',
      { today: DAY[4]!, facts: allBut(['D04-1']) },
      'D04-1',
      'catch-up',
    ],
    [
      'the day’s own before an old thing, when no gate is near',
      { today: DAY[4]!, facts: allBut(['D04-1', 'D05-1']) },
      'D05-1',
      'today',
    ],
    [
      'the open gate of an earlier day before the day’s own',
      { today: DAY[4]!, facts: allBut(['D03-1', 'D05-1']) },
      'D03-1',
      'before-gate',
    ],
    ['nothing at the end', { today: DAY[4]!, facts: allBut([]) }, undefined, undefined],
  ])('is %s', (_, wish, id, why) => {
    const { next } = today(wish)
    expect([next?.entry.activity.id, next?.why]).toEqual([id, why])
  })
})

function allBut(open: readonly string[]): NonNullable<ProgressWish['facts']> {
  const ids = PLAN.days.flatMap((d) => d.activities).map((a) => a.id)
  return Object.fromEntries(
    ids.filter((id) => !open.includes(id)).map((id) => [id, { ...done, signOffs: id === 'D01-2' ? [aSignOff()] : [] }]),
  )
}

describe('the day', () => {
  test('is a line by time with counts', () => {
    const { line, counts, catchUp, nextTraining } = today({ today: DAY[1]!, facts: { 'D01-1': done, 'D02-1': done } })
    expect(line.map((a) => a.activity.id)).toEqual(['D02-2', 'D02-1'])
    expect(counts).toEqual({ total: 2, done: 1, waiting: 0, left: 1 })
    expect(catchUp).toEqual([])
    expect(nextTraining).toEqual({ day: 3, on: DAY[2] })
  })

  test('leaves the line empty on a rest day and counts the day before as left over', () => {
    const rest = today({
      today: '2026-01-07',
      dates: ['2026-01-05', '2026-01-06', '2026-01-08', '2026-01-09', '2026-01-10'],
      facts: allBut(['D02-1', 'D02-2', 'D03-1', 'D04-1', 'D05-1']),
    })
    expect(rest.isTrainingDay).toBe(false)
    expect(rest.line).toEqual([])
    expect(rest.next?.entry.activity.id).toBe('D02-2')
    expect(rest.catchUp.map((a) => a.activity.id)).toEqual(['D02-1'])
    expect(rest.nextTraining).toEqual({ day: 3, on: '2026-01-08' })
  })

  test('has no day before the start, and shows the first one ahead', () => {
    const before = today({ today: '2026-01-02' })
    expect([before.day, before.next?.entry.activity.id, before.next?.why]).toEqual([0, 'D01-1', 'ahead'])
  })
})

describe('gates', () => {
  test.each([
    ['two days before', DAY[0]!, {}, [{ gate: 'D3', inDays: 2 }]],
    ['the day before', DAY[1]!, {}, [{ gate: 'D3', inDays: 1 }]],
    ['on the day', DAY[2]!, {}, [{ gate: 'D3', inDays: 0 }]],
    ['no more once it is through', DAY[2]!, { 'D03-1': done }, []],
    ['no more after the day', DAY[3]!, {}, []],
    ['not three days before', '2026-01-04', {}, []],
  ] as const)('are announced %s', (when, on, facts, expected) => {
    const plan =
      when === 'not three days before'
        ? aPlan([[brief('D01-1')], [brief('D02-1')], [brief('D03-9')], [brief('D04-1', '09:00', { gate: 'D3' })]])
        : PLAN
    const notices = announceGates(aProgress({ plan, today: on, facts }))
    expect(notices.map(({ gate, inDays }) => ({ gate, inDays }))).toEqual(expected)
  })

  test.each([
    ['undecided', [], ['D1']],
    ['asked to improve', [aDecision({ verdict: 'improve' })], ['D1']],
    ['passed', [aDecision()], []],
  ] as const)('say what they wait for by the table of needs: the gate before %s', (_, decisions, waitsFor) => {
    const gate = (id: string, decision: 'd1-gate' | 'd3-gate') =>
      anActivity({ id, title: id, type: 'decision', holds: ['exams'], settings: { decision } })
    const exam = anActivity({ id: 'D02-1', type: 'exam', gate: 'D3', settings: { exam: 'd03' } })
    const plan = aPlan([[gate('D1', 'd1-gate')], [exam]])
    expect(announceGates(aProgress({ plan, decisions: [...decisions] }))).toMatchObject([{ gate: 'D3', waitsFor }])
  })
})

describe('the retake', () => {
  const failed = {
    id: 'a',
    examId: 'final',
    kind: 'final' as const,
    state: 'released' as const,
    startedAt: 1,
    deadlineAt: 2,
    percent: 50,
    passPercent: 80,
    passed: false,
    releasedAt: 3,
  }
  const plan = aPlan([
    [
      anActivity({ id: 'D01-1', type: 'exam', settings: { exam: 'final' } }),
      anActivity({ id: 'D01-2', type: 'exam', gate: 'retake', onlyIf: 'final-failed', settings: { exam: 'retake' } }),
    ],
  ])
  const at = Date.parse('2026-01-05T09:00:00+08:00')
  const module = (doneAt: number | null, startedAt: number | null = at) => ({
    topic: 'T03',
    minutesPlanned: 60,
    minutesDone: 0,
    quizPercent: null,
    startedAt,
    doneAt,
  })
  test.each([
    ['before the plan is written', '2026-01-07', [], null],
    ['before remedial training starts', '2026-01-07', [module(null, null)], null],
    ['before all modules are done', '2026-01-07', [module(at), module(null)], null],
    ['the day before its date', '2026-01-06', [module(at)], null],
    ['from its date on', '2026-01-07', [module(at)], 'D01-2'],
  ])('%s', (_, on, remedial, expected) => {
    const progress = aProgress({ plan, today: on, remedial, facts: { 'D01-1': { attempts: [failed] } } })
    expect(buildToday(progress).next?.entry.activity.id ?? null).toBe(expected)
    const { state } = progress.activities.find((a) => a.activity.gate === 'retake')!.status
    expect(state, 'in every list of the plan').toBe(expected ? 'open' : 'locked')
    expect(announceGates(progress)).toEqual([])
    const marks = [...gatesOf(progress.activities)].map(([gate, list]) => gateMarkOf(gate, list, 1))
    expect(marks.find(({ gate }) => gate === 'retake')?.state).toBe(expected ? 'open' : 'ahead')
  })
})

test.each([
  [[], null],
  [[{ topic: 'T01', minutesPlanned: 60, minutesDone: 0, quizPercent: null, startedAt: null, doneAt: null }], 'D01-1'],
])('remedial training is nothing to do before its plan is written (%#)', (remedial, expected) => {
  const settings = { hours: 6 }
  const plan = aPlan([[anActivity({ id: 'D01-1', type: 'remedial', settings })]])
  const { line } = buildToday(aProgress({ plan, state: 'final_failed', remedial }))
  expect(line[0]?.activity.id ?? null).toBe(expected)
})

test('a secret check beside work that stands still says the same as that work, and nothing of its own', () => {
  const live = { hidden: false, maxChats: 3, expectPercent: 60 }
  const plan = aPlan([
    [anActivity({ id: 'gate', type: 'decision', settings: { decision: 'd3-gate' }, holds: ['customers'] })],
    [
      anActivity({ id: 'live', type: 'live', settings: live }),
      anActivity({
        id: 'check',
        type: 'mystery',
        settings: { rubric: 'R4', scripts: 2 },
        needs: [{ happened: ['live'] }],
      }),
    ],
  ])
  const shown = (decisions: readonly ReturnType<typeof aDecision>[]) => {
    const progress = aProgress({ plan, today: DAY[1]!, decisions })
    const [, session, check] = progress.activities
    return {
      session: shownStatus(session!, progress),
      check: shownStatus(check!, progress),
      waiting: buildToday(progress).waiting.map(({ activity }) => activity.id),
    }
  }
  const held = shown([])
  expect(held.check).toMatchObject({ state: 'held', missing: [], unmet: [{ what: 'passed', activityId: 'gate' }] })
  expect(held.check.unmet).toEqual(held.session.unmet)
  const passed = shown([aDecision({ kind: 'd3-gate' })])
  expect(passed.check).toEqual({ state: 'open', missing: [], next: 'other' })
  expect(passed.waiting).not.toContain('check')
})

test('nothing is called all that is left while more stands above the day', () => {
  for (const why of ['catch-up', 'decision', 'waiting', 'ahead'] as const) {
    expect(besideWhy(why, true)).toBe(why)
    expect(besideWhy(why, false)).toBeNull()
  }
  for (const why of ['today', 'not-yet', 'before-gate'] as const) expect(besideWhy(why, true)).toBeNull()
})

const sheet = {
  id: 's',
  rubricId: 'R4',
  examinerId: 'x',
  percent: 60,
  hardFault: null,
  stateMark: null,
  comment: '',
  madeAt: 1,
}

test('a mystery check is secret until it is debriefed', () => {
  const plan = aPlan([
    [
      anActivity({
        id: 'D01-1',
        type: 'mystery',
        leader: 'mystery-shopper',
        settings: { rubric: 'R4', scripts: 1 },
        signers: ['manager'],
      }),
    ],
  ])
  const at = (facts: NonNullable<ProgressWish['facts']>) => aProgress({ plan, facts }).activities[0]!
  expect(isSecret(at({}))).toBe(true)
  expect(isSecret(at({ 'D01-1': { sheets: [sheet] } }))).toBe(true)
  expect(isSecret(at({ 'D01-1': { sheets: [sheet], record: aSubmittedRecord() } }))).toBe(true)
  expect(isSecret(at({ 'D01-1': { sheets: [sheet], record: aSubmittedRecord({ debriefedAt: 1 }) } }))).toBe(false)
  expect(buildToday(aProgress({ plan, facts: { 'D01-1': { sheets: [sheet] } } })).waiting).toEqual([])
  const refused = { sheets: [sheet], signOffs: [aSignOff({ slot: 'manager', verdict: 'not_yet' })] }
  expect(buildToday(aProgress({ plan, facts: { 'D01-1': refused } })).next).toBeNull()
  const counted = (facts: NonNullable<ProgressWish['facts']>) => buildToday(aProgress({ plan, facts })).counts
  expect(counted({ 'D01-1': { sheets: [sheet] } })).toEqual(counted({}))
  expect(counted({ 'D01-1': { sheets: [sheet], record: aSubmittedRecord({ debriefedAt: 1 }) } }).waiting).toBe(1)
  const waived = aProgress({ plan, facts: { 'D01-1': { sheets: [sheet] } }, waived: ['D01-1'] })
  expect(buildToday(waived).counts.total).toBe(0)
})

test('what the check found is talked over after its debrief: the sheet alone opens nothing', () => {
  const settings = { rubric: 'R4', scripts: 1 }
  const plan = aPlan([
    [anActivity({ id: 'check', type: 'mystery', settings })],
    [
      anActivity({
        id: 'talk',
        type: 'debrief',
        settings: { gapsFrom: ['check'] },
        needs: [{ happened: ['check'] }],
      }),
    ],
  ])
  const talk = (check: NonNullable<ProgressWish['facts']>[string]) =>
    aProgress({ plan, today: DAY[1]!, facts: { check } }).activities[1]!.status.state
  expect(talk({})).toBe('held')
  expect(talk({ sheets: [sheet] })).toBe('held')
  expect(talk({ sheets: [sheet], record: aSubmittedRecord({ debriefedAt: 1 }) })).not.toBe('held')
})

test('open questions are those without an answer', () => {
  const plan = aPlan([[anActivity({ id: 'D01-1', type: 'question-time', settings: { fromDay: 1 } })]])
  const entries = [
    anEntry({ kind: 'question', data: { text: '甲' } }),
    anEntry({ id: '2', kind: 'question', state: 'closed' }),
    anEntry({ id: '3', kind: 'gap' }),
  ]
  expect(openQuestions(aProgress({ plan, facts: { 'D01-1': { entries } } })).map((q) => q.text)).toEqual(['甲'])
})

describe('a gate that waits for its decision', () => {
  const plan = aPlan([
    [
      brief('D01-1'),
      anActivity({
        id: 'D01-2',
        type: 'decision',
        start: '17:00',
        settings: { decision: 'd1-gate' },
        holds: ['exams'],
      }),
    ],
    [anActivity({ id: 'D02-1', type: 'exam', settings: { exam: 'd02' } })],
  ])
  const on = (wish: Omit<ProgressWish, 'plan'>) => buildToday(aProgress({ plan, today: DAY[1]!, ...wish }))

  test('is the next step once everything else is done or held, so that the day is never blank', () => {
    const waiting = on({ facts: { 'D01-1': done } })
    expect(waiting.next).toMatchObject({ why: 'decision', entry: { activity: { id: 'D01-2' } } })
    expect(waiting.pending.map((a) => a.activity.id)).toEqual(['D01-2'])
    expect(waiting.line[0]?.status).toMatchObject({ state: 'held', unmet: [{ what: 'passed', activityId: 'D01-2' }] })
  })

  test('is not said of a gate that nobody can decide before the one ahead of it', () => {
    const d3 = { id: 'D02-9', type: 'decision' as const, settings: { decision: 'd3-gate' } }
    const days = [plan.days[0]!.activities, [anActivity({ ...d3, holds: ['exams'] })]]
    const both = (decisions: ProgressWish['decisions'] = []) =>
      buildToday(aProgress({ plan: aPlan(days), today: DAY[2]!, decisions })).pending.map((a) => a.activity.id)
    expect(both()).toEqual(['D01-2'])
    expect(both([aDecision({ acknowledged: 'acknowledged' })])).toEqual(['D02-9'])
  })

  test('comes after what the trainee can do', () => {
    expect(on({}).next).toMatchObject({ why: 'catch-up', entry: { activity: { id: 'D01-1' } } })
  })

  test('holds nothing once it says "pass"', () => {
    const passed = on({ facts: { 'D01-1': done }, decisions: [aDecision({ acknowledged: 'acknowledged' })] })
    expect(passed.pending).toEqual([])
    expect(passed.next).toMatchObject({ why: 'today', entry: { activity: { id: 'D02-1' } } })
  })
})

describe('what has a card of its own above the day', () => {
  const plan = aPlan([
    [
      anActivity({ id: 'D01-3', type: 'exam', gate: 'D1', signers: ['manager'], settings: { exam: 'd01-basic' } }),
      anActivity({ id: 'D01-6', type: 'decision', settings: { decision: 'd1-gate' }, holds: ['exams'] }),
    ],
    [brief('D02-1')],
  ])
  const on = (covered: string[], wish: Omit<ProgressWish, 'plan'> = {}) =>
    buildToday(aProgress({ plan, today: DAY[1]!, facts: { 'D02-1': done }, ...wish }), new Set(covered))

  test('is not said again beside it', () => {
    expect(on([])).toMatchObject({ next: { entry: { activity: { id: 'D01-3' } } }, pending: [{}] })
    expect(on(['D01-3', 'D01-6'])).toMatchObject({ next: null, pending: [], catchUp: [], waiting: [] })
  })

  test('stays on the time line of its day', () => {
    expect(on(['D01-3'], { today: DAY[0]!, facts: {} }).line).toHaveLength(2)
  })

  test('a gate that asked to improve is decided, so nobody waits for a word on it', () => {
    expect(on([], { decisions: [aDecision({ verdict: 'improve', dueOn: DAY[2]! })] }).pending).toEqual([])
  })
})

test('a rule that changed after it was signed comes before everything else, and is done once it is signed again', () => {
  const rule = { id: 'conduct', version: 2, title: '行为规则', effectiveOn: '2026-01-01', intro: '新的', clauses: [] }
  const plan = aPlan([
    [anActivity({ id: 'rules', type: 'acknowledgement', settings: { rules: ['conduct'] } })],
    [anActivity({ id: 'gate', type: 'exam', settings: { exam: 'd02' }, gate: 'D1' })],
  ])
  const receipt = (data: object, createdAt: number) =>
    anEntry({ kind: 'receipt', data: { ruleId: 'conduct', ...data }, createdAt })
  const old = receipt({ version: 1 }, 1)
  const nextWith = (entries: ReturnType<typeof anEntry>[]) =>
    buildToday(aProgress({ plan, today: DAY[1]!, rules: [rule], facts: { rules: { entries } } })).next
  expect(nextWith([old])).toMatchObject({
    why: 'rules-changed',
    entry: { activity: { id: 'rules' }, status: { missing: [{ what: 'acknowledge-again', left: 1 }] } },
  })
  expect(nextWith([old, receipt({ version: 2, wording: wordingOf(rule) }, 2)])?.why).toBe('today')
  expect(nextWith([receipt({ version: 2, wording: 'other' }, 1)])?.why).toBe('rules-changed')
})

test('what is waived stands on no list: it is neither work, nor part of the count, nor does it keep a day open', () => {
  const signed = { record: aSubmittedRecord() }
  const day = aPlan([
    [anActivity({ id: 'tour', type: 'briefing', signers: ['mentor'] }), anActivity({ id: 'brief', type: 'briefing' })],
    [anActivity({ id: 'later', type: 'briefing' })],
  ])
  const wish = {
    plan: day,
    today: '2026-01-06',
    facts: {
      tour: signed,
      brief: { record: { ...aSubmittedRecord(), status: 'done' as const } },
      later: { record: { ...aSubmittedRecord(), status: 'done' as const } },
    },
  }
  const looked = (waived: string[]) => {
    const progress = aProgress({ ...wish, waived })
    const { waiting, next } = buildToday(progress)
    const [first] = progress.activities
    return {
      waiting: waiting.map(({ activity }) => activity.id),
      next: next?.entry.activity.id ?? null,
      counts: countStates(progress.activities.slice(0, 2)),
      day: dayStateOf(progress.activities.slice(0, 2), 1, first!.on, progress.calendar),
      left: stillMissing(first!.status).length,
      who: first!.status.next,
    }
  }
  expect(looked([])).toMatchObject({
    waiting: ['tour'],
    next: 'tour',
    counts: { total: 2, waiting: 1 },
    day: 'waiting',
    left: 1,
    who: 'other',
  })
  expect(looked(['tour'])).toMatchObject({
    waiting: [],
    next: null,
    counts: { total: 1, waiting: 0 },
    day: 'done',
    left: 0,
    who: 'nobody',
  })
})
