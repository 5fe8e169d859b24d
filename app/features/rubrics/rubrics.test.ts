import { describe, expect, it } from 'vitest'
import type { Rubric } from '#app/content/rubric'
import type { MomentCase } from '../activities/moment'
import { examinersLeft } from '../activities/types/oral/examiners'
import { seededRandom } from '../exam-forms/seeded-random'
import { computeDailyState, conductPercent, type DailyStateInput } from './daily-state'
import { drawCards, drawOralQuestions } from './draw'
import { type SheetMarks, scoreSheet } from './score-sheet'
import {
  decideDebrief,
  decideRecordSheet,
  examinersResult,
  type OwnSheet,
  type SheetCase,
  visibleSheetIds,
} from './sheet'

const RUBRIC: Rubric = {
  id: 'R1',
  version: 1,
  title: '口试',
  passPercent: 70,
  hardFaults: [{ id: 'insult', text: '辱骂对方' }],
  criteria: [
    { id: 'R1-1', title: '准确', weight: 60, levels: ['全对', '大体对', '对一部分', '错'] },
    { id: 'R1-2', title: '表达', weight: 40, levels: ['清楚', '听得懂', '绕', '听不懂'] },
  ],
}

function marks(first: number, second: number, change: Partial<SheetMarks> = {}): SheetMarks {
  return {
    levels: { 'R1-1': first, 'R1-2': second },
    notes: { 'R1-1': '三个数字都说对', 'R1-2': '先结论后理由' },
    hardFaults: [],
    ...change,
  }
}

describe('a marked sheet', () => {
  it.each([
    [3, 3, 100],
    [2, 2, 66.7],
    [1, 1, 33.3],
    [0, 0, 0],
    [3, 0, 60],
    [0, 3, 40],
    [3, 2, 86.7],
    [1, 2, 46.7],
  ])('of levels %i and %i is worth %d', (first, second, percent) => {
    expect(scoreSheet(RUBRIC, marks(first, second))).toMatchObject({ ok: true, value: { percent } })
  })

  it('is worth nothing after a hard fault, whatever the levels', () => {
    expect(scoreSheet(RUBRIC, marks(3, 3, { hardFaults: ['insult'] }))).toMatchObject({
      value: { percent: 0, hardFault: true },
    })
  })

  it.each([
    ['a criterion without a level', marks(3, 3, { levels: { 'R1-1': 3 } }), 'evidence-missing'],
    ['a level that does not exist', marks(4, 3), 'evidence-missing'],
    ['half a level', marks(1.5, 3), 'evidence-missing'],
    ['a 3 without its note', marks(3, 2, { notes: { 'R1-1': '' } }), 'comment-needed'],
    ['a 0 without its note', marks(2, 0, { notes: { 'R1-2': '差' } }), 'comment-needed'],
    ['a hard fault the rubric does not know', marks(2, 2, { hardFaults: ['late'] }), 'invalid-reference'],
  ])('is refused with %s', (_title, sheet, reason) => {
    expect(scoreSheet(RUBRIC, sheet)).toMatchObject({ ok: false, reason })
  })

  it('needs no note for the middle levels', () => {
    expect(scoreSheet(RUBRIC, marks(2, 1, { notes: {} })).ok).toBe(true)
  })
})

function sheet(examinerId: string, percent: number, madeAt: number): OwnSheet {
  return { id: `s-${examinerId}`, examinerId, revision: 1, percent, madeAt }
}

describe('two examiners', () => {
  it.each([
    [[], 2],
    [[80], 1],
    [[80, 65], 0],
    [[80, 64.9], 1],
    [[40, 90], 1],
    [[40, 90, 70], 0],
  ])('with %j still want %i', (percents, left) => {
    expect(examinersLeft(percents, 2)).toBe(left)
  })

  const rule = { wanted: 2, passPercent: 70, failsOnZero: true }
  const full = (s: OwnSheet, change = {}) => ({ ...s, hasZero: false, hardFault: false, ...change })

  it('agree on the mean', () => {
    expect(examinersResult([full(sheet('a', 80, 1)), full(sheet('b', 70, 2))], rule)).toEqual({
      state: 'decided',
      percent: 75,
      passed: true,
      byThird: false,
    })
  })
  it('who lie apart call for a third, whose mark decides', () => {
    const two = [full(sheet('a', 90, 1)), full(sheet('b', 60, 2))]
    expect(examinersResult(two, rule)).toEqual({ state: 'third-wanted' })
    expect(examinersResult([...two, full(sheet('c', 68, 3))], rule)).toEqual({
      state: 'decided',
      percent: 68,
      passed: false,
      byThird: true,
    })
  })
  it('fail a trainee with a criterion at 0, whatever the sum', () => {
    expect(examinersResult([full(sheet('a', 80, 1), { hasZero: true }), full(sheet('b', 80, 2))], rule)).toMatchObject({
      passed: false,
    })
  })
})

/** It takes place at nine on the tenth. */
const MOMENT = {
  activity: { start: '09:00' },
  on: '2026-01-10',
  dates: ['2026-01-10'],
  zone: 'Asia/Shanghai',
  today: '2026-01-10',
  now: Date.parse('2026-01-10T09:00:00+08:00'),
}
const record = (
  sheetCase: SheetCase,
  command: { expectedRevision: number; why: string; tookPlaceOn?: string },
  moment: Partial<MomentCase> = {},
) => decideRecordSheet({ ...sheetCase, moment: { ...MOMENT, ...moment } }, { tookPlaceOn: null, ...command })

const ORAL = {
  id: 'D08-3',
  type: 'oral' as const,
  leader: 'examiner' as const,
  settings: { rubric: 'R1', questions: 5, examiners: 2, passPercent: 70 },
}
const MYSTERY = {
  id: 'D10-3',
  type: 'mystery' as const,
  leader: 'mystery-shopper' as const,
  settings: { rubric: 'R4', scripts: 1 },
}
const LIVE = {
  id: 'D10-1',
  type: 'live' as const,
  leader: 'trainee' as const,
  settings: { hidden: false, maxChats: 3, expectPercent: 60 },
}

describe('who sees a sheet', () => {
  const two = [sheet('a', 80, 1), sheet('b', 78, 2)]
  it.each([
    ['an examiner the own one only, until all are in', ORAL, [two[0]!], 'a', false, ['s-a']],
    ['the second examiner nothing before marking', ORAL, [two[0]!], 'b', false, []],
    ['the mentor nothing before all are in', ORAL, [two[0]!], 'mentor', false, []],
    ['everybody both, once both are in', ORAL, two, 'mentor', false, ['s-a', 's-b']],
    ['the trainee nothing of an oral exam half marked', ORAL, [two[0]!], 'trainee', false, []],
    ['the trainee both, once both are in', ORAL, two, 'trainee', false, ['s-a', 's-b']],
    ['the trainee nothing while a third is wanted', ORAL, [sheet('a', 90, 1), sheet('b', 50, 2)], 'trainee', false, []],
    ['the trainee no mystery report before the debrief', MYSTERY, [two[0]!], 'trainee', false, []],
    ['the trainee the mystery report after it', MYSTERY, [two[0]!], 'trainee', true, ['s-a']],
    ['the mentor the mystery report at once', MYSTERY, [two[0]!], 'mentor', false, ['s-a']],
    ['the trainee the sheet of live work', LIVE, [two[0]!], 'trainee', false, ['s-a']],
  ] as const)('%s', (_title, activity, sheets, viewerId, debriefed, expected) => {
    expect(visibleSheetIds({ activity, sheets, viewerId, debriefed, traineeId: 'trainee' })).toEqual(expected)
  })
})

function given(change: Partial<SheetCase> = {}): SheetCase {
  return {
    activity: ORAL,
    enrolment: { cohort_id: 'c1', trainee_id: 'trainee', mentor_id: 'mentor' },
    state: 'in_training',
    status: { state: 'open', missing: [], next: 'other' },
    signed: false,
    decidedOn: false,
    drawn: true,
    sheets: [],
    delegations: [],
    examiner: { id: 'mentor', roles: ['mentor'] },
    ...change,
  }
}
const examinerNamed = (personId: string, role = 'examiner', activityId = 'D08-3') => ({
  cohortId: 'c1',
  activityId,
  personId,
  role,
})
const twoNamed = [examinerNamed('a'), examinerNamed('b')]
const as = (id: string, ...roles: string[]) => ({ examiner: { id, roles } })

describe('who marks a sheet', () => {
  it.each([
    ['a named examiner', { delegations: twoNamed, ...as('a', 'delegate') }, 'ok'],
    ['the mentor where nobody is named', {}, 'ok'],
    ['the mentor beside one named examiner', { delegations: [examinerNamed('a')] }, 'ok'],
    ['not the mentor where two are named', { delegations: twoNamed }, 'not-allowed'],
    ['the mentor as the third', { delegations: twoNamed, sheets: [sheet('a', 90, 1), sheet('b', 60, 2)] }, 'ok'],
    ['a manager', { delegations: twoNamed, ...as('manager', 'manager') }, 'ok'],
    ['not another mentor', as('other', 'mentor'), 'not-allowed'],
    [
      'not an examiner of another activity',
      { delegations: [examinerNamed('a', 'examiner', 'D22-1')], ...as('a', 'delegate') },
      'not-allowed',
    ],
    [
      'never the trainee',
      { delegations: [examinerNamed('trainee')], ...as('trainee', 'manager', 'mentor') },
      'self-signing',
    ],
    [
      'nobody once both agree',
      { sheets: [sheet('a', 80, 1), sheet('b', 75, 2)], ...as('manager', 'manager') },
      'already-done',
    ],
    [
      'nobody as the fourth',
      { sheets: [sheet('a', 90, 1), sheet('b', 60, 2), sheet('c', 70, 3)], ...as('manager', 'manager') },
      'already-done',
    ],
    ['nobody under a signature', { signed: true }, 'already-done'],
    ['nobody before the questions are drawn', { drawn: false }, 'draw-first'],
    ['the mentor where nothing is drawn', { activity: LIVE, drawn: false }, 'ok'],
    ['nobody after the decision that rests on it', { decidedOn: true }, 'decided-on'],
    ['nobody before the day', { status: { state: 'locked', missing: [], next: 'other' } }, 'day-locked'],
    ['nobody on a closed file', { state: 'promoted' }, 'wrong-state'],
    ['the mentor on live days', { activity: LIVE }, 'ok'],
    [
      'not a delegate on live days',
      { activity: LIVE, delegations: [examinerNamed('a', 'examiner', 'D10-1')], ...as('a', 'delegate') },
      'not-allowed',
    ],
    [
      'the shopper',
      {
        activity: MYSTERY,
        delegations: [examinerNamed('shopper', 'mystery-shopper', 'D10-3')],
        ...as('shopper', 'delegate'),
      },
      'ok',
    ],
    ['nobody where there is no rubric', { activity: { ...LIVE, type: 'lecture' } }, 'invalid-reference'],
  ] as [string, Partial<SheetCase>, string][])('%s', (_title, change, expected) => {
    const outcome = record(given(change), { expectedRevision: 0, why: '' })
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  it('counts the own revisions, and notices one in between', () => {
    const own = { activity: LIVE, sheets: [sheet('mentor', 70, 1)] }
    const why = '漏看了一段对话'
    expect(record(given(own), { expectedRevision: 1, why })).toMatchObject({ value: { revision: 2 } })
    expect(record(given(own), { expectedRevision: 0, why })).toMatchObject({ reason: 'stale' })
  })

  it('is written before its hour only with the word that it took place', () => {
    const early = { now: MOMENT.now - 1 }
    const first = { expectedRevision: 0, why: '' }
    expect(record(given({ activity: LIVE }), first, early)).toMatchObject({ reason: 'not-begun', detail: '09:00' })
    const said = { ...first, tookPlaceOn: '2026-01-10' }
    expect(record(given({ activity: LIVE }), said, early)).toMatchObject({ value: { tookPlaceOn: '2026-01-10' } })
    expect(record(given({ activity: LIVE }), said)).toMatchObject({ value: { tookPlaceOn: null } })
  })

  it('asks why somebody marks anew', () => {
    const own = { activity: LIVE, sheets: [sheet('mentor', 70, 1)] }
    expect(record(given(own), { expectedRevision: 1, why: '  改 ' })).toMatchObject({
      reason: 'comment-needed',
    })
  })

  it('closes an oral sheet once its examiner has seen the other', () => {
    const both = { sheets: [sheet('mentor', 70, 1), sheet('b', 72, 2)] }
    expect(record(given(both), { expectedRevision: 1, why: '再看一遍' })).toMatchObject({
      reason: 'already-done',
    })
  })
})

describe('a debrief', () => {
  const gap: { dueOn: string | null; closed: boolean } = { dueOn: null, closed: true }
  const talk = { note: '聊了两段对话，学员自己说出了问题', gaps: [gap], today: '2026-01-10' }
  const ready = { activity: MYSTERY, sheets: [sheet('shopper', 70, 1)], debriefed: false }
  it.each([
    ['is held by the mentor', {}, {}, 'ok'],
    ['is held once', { debriefed: true }, {}, 'already-done'],
    ['needs the sheet', { sheets: [] }, {}, 'evidence-missing'],
    ['needs a note', {}, { note: '谈了' }, 'comment-needed'],
    ['opens five gaps at most', {}, { gaps: Array.from({ length: 6 }, () => gap) }, 'limit-reached'],
    ['dates no gap in the past', {}, { gaps: [{ dueOn: '2026-01-09', closed: false }] }, 'date-passed'],
    ['takes a gap with a day', {}, { gaps: [{ dueOn: '2026-01-12', closed: false }] }, 'ok'],
    ['has a gap', {}, { gaps: [] }, 'gaps-needed'],
    ['leaves no gap hanging', {}, { gaps: [{ dueOn: null, closed: false }] }, 'gap-open'],
    ['dates no gap that is closed', {}, { gaps: [{ dueOn: '2026-01-12', closed: true }] }, 'gap-open'],
    ['is not held by a stranger', as('other', 'mentor'), {}, 'not-allowed'],
    ['is not held by the trainee', as('trainee', 'manager'), {}, 'self-signing'],
    ['belongs to the mystery customer', { activity: LIVE }, {}, 'invalid-reference'],
  ] as [string, Partial<SheetCase & { debriefed: boolean }>, Partial<typeof talk>, string][])(
    '%s',
    (_title, change, sent, expected) => {
      const outcome = decideDebrief({ ...given(), ...ready, ...change }, { ...talk, ...sent })
      expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
    },
  )
})

const KINDS = ['knowledge', 'product', 'scenario', 'rules', 'mindset'] as const
const POOL = Array.from({ length: 40 }, (_, n) => ({ id: `OQ-${String(n).padStart(2, '0')}`, kind: KINDS[n % 5]! }))

describe('drawing questions', () => {
  const kindOf = (id: string) => POOL.find((q) => q.id === id)!.kind
  it('gives two of knowledge, two of situations, one of mindset', () => {
    for (let n = 0; n < 50; n++) {
      const drawn = drawOralQuestions(POOL, { seed: `s${n}`, count: 5, taken: new Set() })
      expect(new Set(drawn).size).toBe(5)
      const kinds = drawn.map(kindOf)
      expect(kinds.filter((k) => k === 'knowledge' || k === 'product')).toHaveLength(2)
      expect(kinds.filter((k) => k === 'scenario' || k === 'rules')).toHaveLength(2)
      expect(kinds.filter((k) => k === 'mindset')).toHaveLength(1)
    }
  })
  it('is the same for the same seed', () => {
    const rule = { seed: 'x', count: 5, taken: new Set<string>() }
    expect(drawOralQuestions(POOL, rule)).toEqual(drawOralQuestions(POOL, rule))
  })
  it('repeats nothing within a cohort day', () => {
    const taken = new Set<string>()
    for (let n = 0; n < 8; n++)
      for (const id of drawOralQuestions(POOL, { seed: `t${n}`, count: 5, taken })) {
        expect(taken.has(id)).toBe(false)
        taken.add(id)
      }
  })
  it('asks again rather than too little when the pool runs dry', () => {
    expect(drawOralQuestions(POOL, { seed: 'x', count: 5, taken: new Set(POOL.map((q) => q.id)) })).toHaveLength(5)
    expect(drawCards(POOL, { seed: 'x', count: 3, taken: new Set() })).toHaveLength(3)
  })
})

const SETTINGS = { dailyState: { sheets: 80, attendance: 10, conduct: 10 }, dailyStateSheets: 8 }
function state(change: Partial<DailyStateInput> = {}) {
  return computeDailyState(
    { sheetPercents: [80, 80], attendance: { present: 20, due: 20 }, conductPoints: 0, ...change },
    SETTINGS,
  )
}

describe('the daily working state', () => {
  it('is the mean of the sheets, attendance and conduct at 80 / 10 / 10', () => {
    expect(state().percent).toBe(84)
    expect(state({ attendance: { present: 10, due: 20 } }).percent).toBe(79)
    expect(state({ conductPoints: -5 }).percent).toBe(79)
  })
  it('looks at the last eight sheets only', () => {
    expect(state({ sheetPercents: [...Array(8).fill(90), 0, 0] }).percent).toBe(92)
  })
  it('is unknown without a sheet, and shows the rest', () => {
    expect(state({ sheetPercents: [] })).toMatchObject({
      percent: null,
      sheets: null,
      attendance: { points: 10 },
      conduct: { points: 10 },
    })
  })
  it.each([
    [0, 100],
    [-3, 70],
    [-10, 0],
    [-30, 0],
    [4, 100],
  ])('counts %i conduct points as %i %%', (points, percent) => {
    expect(conductPercent(points)).toBe(percent)
  })
  it('lies between 0 and 100 whatever comes in', () => {
    const random = seededRandom('daily')
    for (let n = 0; n < 500; n++) {
      const { percent } = state({
        sheetPercents: Array.from({ length: 1 + Math.floor(random.next() * 12) }, () => random.next() * 100),
        attendance: { present: Math.floor(random.next() * 30), due: Math.floor(random.next() * 24) },
        conductPoints: Math.floor(random.next() * 60) - 30,
      })
      expect(percent).toBeGreaterThanOrEqual(0)
      expect(percent).toBeLessThanOrEqual(100)
    }
  })
})
