// One last day of deciding, whoever asks: the trainee's pages and the manager's list, over holidays, second tests, appeals and leaving.
import { describe, expect, test } from 'vitest'
import { instantOf } from '#app/rules/dates'
import { aDecision, anActivity, aPlan, aProgress } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import type { ActivityFacts, AttemptFact } from '../activities/facts'
import { gateDueOn, gateSince } from '../activities/gate-since'
import type { Progress } from '../activities/progress'
import { workdaysAfter } from '../cohorts/schedule'
import { wantedDecisions } from './wanted'
import { wantedOf } from './wanted-of-progress'

const ZONE = 'Asia/Shanghai'
const at = (on: string, time = '10:00') => instantOf(on, time, ZONE)

const exam = (id: string) => anActivity({ id, type: 'exam', settings: { exam: id } })
const typing = anActivity({ id: 'typing', type: 'typing', settings: { runs: 1, minutes: 3, passSpeed: 51 } })
const gate = (id: string, decision: string) =>
  anActivity({ id, type: 'decision', settings: { decision }, holds: ['customers', 'exams'] })
/** Days 1 to 3 are Monday the 5th to Wednesday the 7th. */
const PLAN = aPlan([
  [exam('first'), typing, gate('gate1', 'd1-gate')],
  [anActivity({ id: 'reading', type: 'study' })],
  [exam('third'), gate('gate3', 'd3-gate'), gate('targets', 'raised-targets')],
])

type Sat = [on: string, percent: number, more?: Partial<AttemptFact>]
/** The newest first, as facts have them. */
const papers = (...sat: Sat[]): Partial<ActivityFacts> => ({
  attempts: sat.map(([on, percent, more], n) => ({
    id: `paper-${n}`,
    examId: 'first',
    kind: n === sat.length - 1 ? 'baseline' : 'makeup',
    state: 'released',
    startedAt: at(on),
    deadlineAt: at(on, '11:00'),
    percent,
    passPercent: 60,
    passed: percent >= 60,
    releasedAt: at(on, '12:00'),
    ...more,
  })),
})
const NONE = { dueOn: null, answeredAt: null, waivedAt: null }
const typed = (on: string, speed: number) => ({
  typing: [{ run: 1, speed, accuracy: 97, band: 'pass', startedAt: at(on), finishedAt: at(on, '10:03') }],
})
const passed1 = (on: string) => aDecision({ kind: 'd1-gate', verdict: 'pass', decidedAt: at(on) })
const improve = (change: Partial<DecisionFact> = {}) =>
  aDecision({ id: 'improve', kind: 'd1-gate', verdict: 'improve', decidedAt: at('2026-01-05', '15:00'), ...change })
const LEAVING = aDecision({
  ...{ id: 'leave', kind: 'withdrawal', verdict: 'withdraw', secondPerson: true, confirmed: 'confirmed' },
  effectiveOn: '2026-02-01',
})

/** Thursday and Friday of the first week are rest days by law, and the Saturday after them is worked. */
const FESTIVAL = new Map<string, 'rest' | 'work'>([
  ['2026-01-08', 'rest'],
  ['2026-01-09', 'rest'],
  ['2026-01-10', 'work'],
])
const CALENDARS = { 'plain weeks': new Map<string, 'rest' | 'work'>(), 'a festival': FESTIVAL }

interface Case {
  today: string
  gate?: 'd1-gate' | 'd3-gate'
  facts?: Record<string, Partial<ActivityFacts>>
  decisions?: DecisionFact[]
  /** Since when, and the last day in plain weeks and in the festival; null while it cannot be asked for. */
  wanted: [since: string, plain: string, festival: string] | null
}

const CASES: Record<string, Case> = {
  'a gate whose day has come': { today: '2026-01-05', wanted: ['2026-01-05', '2026-01-07', '2026-01-07'] },
  'a gate whose first paper failed waits for no appeal': {
    today: '2026-01-06',
    facts: { first: papers(['2026-01-05', 40]) },
    wanted: ['2026-01-05', '2026-01-07', '2026-01-07'],
  },
  'an open appeal moves it behind its own date': {
    today: '2026-01-06',
    facts: { first: papers(['2026-01-05', 40, { appeal: { ...NONE, dueOn: '2026-01-08' } }]) },
    wanted: ['2026-01-05', '2026-01-12', '2026-01-12'],
  },
  'an answer starts it anew': {
    today: '2026-01-07',
    facts: { first: papers(['2026-01-05', 40, { appeal: { ...NONE, answeredAt: at('2026-01-07') } }]) },
    wanted: ['2026-01-05', '2026-01-09', '2026-01-12'],
  },
  'the third day waits for the first': { today: '2026-01-09', gate: 'd3-gate', wanted: null },
  'the third day, the first passed in time': {
    ...{ today: '2026-01-07', gate: 'd3-gate', decisions: [passed1('2026-01-05')] },
    wanted: ['2026-01-07', '2026-01-09', '2026-01-12'],
  },
  'the third day, the first passed late': {
    ...{ today: '2026-01-13', gate: 'd3-gate', decisions: [passed1('2026-01-13')] },
    wanted: ['2026-01-13', '2026-01-15', '2026-01-15'],
  },
  'improving, before its date': {
    today: '2026-01-07',
    ...{ facts: { first: papers(['2026-01-05', 40]) }, decisions: [improve({ dueOn: '2026-01-12' })] },
    wanted: null,
  },
  'improving, the second test open': {
    today: '2026-01-13',
    ...{ facts: { first: papers(['2026-01-05', 40]) }, decisions: [improve({ dueOn: '2026-01-12' })] },
    wanted: null,
  },
  'improving, the second test over without a result': {
    today: '2026-01-14',
    ...{ facts: { first: papers(['2026-01-05', 40]) }, decisions: [improve({ dueOn: '2026-01-12' })] },
    wanted: ['2026-01-13', '2026-01-15', '2026-01-15'],
  },
  'improving, the second test passed': {
    today: '2026-01-12',
    facts: { first: papers(['2026-01-12', 80], ['2026-01-05', 40]), typing: typed('2026-01-05', 60) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: ['2026-01-12', '2026-01-14', '2026-01-14'],
  },
  'improving, the second test failed: the training may end, so the days of appealing come first': {
    today: '2026-01-12',
    facts: { first: papers(['2026-01-12', 20], ['2026-01-05', 40]), typing: typed('2026-01-05', 60) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: ['2026-01-12', '2026-01-19', '2026-01-19'],
  },
  'improving, the second test failed, and no appeal wanted': {
    today: '2026-01-12',
    facts: {
      first: papers(['2026-01-12', 20, { appeal: { ...NONE, waivedAt: at('2026-01-13') } }], ['2026-01-05', 40]),
      typing: typed('2026-01-05', 60),
    },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: ['2026-01-12', '2026-01-15', '2026-01-15'],
  },
  'improving over the festival': {
    today: '2026-01-07',
    facts: { first: papers(['2026-01-07', 80], ['2026-01-05', 40]), typing: typed('2026-01-05', 60) },
    decisions: [improve({ dueOn: '2026-01-07' })],
    wanted: ['2026-01-07', '2026-01-09', '2026-01-12'],
  },
  'improving, one of two second tests there': {
    today: '2026-01-12',
    facts: { first: papers(['2026-01-12', 80], ['2026-01-05', 40]), typing: typed('2026-01-05', 40) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: null,
  },
  'improving, the second test there and one of the first never sat': {
    today: '2026-01-13',
    facts: { first: papers(['2026-01-12', 80], ['2026-01-05', 40]) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: null,
  },
  'improving, the second test there and one of the first not sat to the last day': {
    today: '2026-01-14',
    facts: { first: papers(['2026-01-12', 80], ['2026-01-05', 40]) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: ['2026-01-13', '2026-01-15', '2026-01-15'],
  },
  'improving, where every test was passed': {
    today: '2026-01-12',
    facts: { first: papers(['2026-01-05', 80]), typing: typed('2026-01-05', 60) },
    decisions: [improve({ dueOn: '2026-01-12' })],
    wanted: ['2026-01-12', '2026-01-14', '2026-01-14'],
  },
  'an elimination that was declined leaves the date where it was': {
    today: '2026-01-08',
    facts: { first: papers(['2026-01-05', 40]) },
    decisions: [
      aDecision({
        ...{ kind: 'd1-gate', verdict: 'eliminate', secondPerson: true, confirmed: 'declined' },
        declined: { id: 'd', at: at('2026-01-08') },
      }),
    ],
    wanted: ['2026-01-05', '2026-01-07', '2026-01-07'],
  },
  'an elimination that was declined after improvement, too': {
    today: '2026-01-14',
    facts: { first: papers(['2026-01-12', 80], ['2026-01-05', 40]), typing: typed('2026-01-05', 60) },
    decisions: [improve({ dueOn: '2026-01-12', declined: { id: 'd', at: at('2026-01-14') } })],
    wanted: ['2026-01-12', '2026-01-14', '2026-01-14'],
  },
}

function progressOf({ today, facts = {}, decisions = [] }: Case, overrides: Map<string, 'rest' | 'work'>): Progress {
  const progress = aProgress({ plan: PLAN, today, facts, decisions })
  const rules = { ...progress.calendar.rules, holidayOverrides: overrides }
  return {
    ...progress,
    decideBy: (sinceOn) => workdaysAfter(sinceOn, 2, rules),
    appealUntil: (releasedOn) => workdaysAfter(releasedOn, 3, rules),
  }
}

const managerReads = (progress: Progress, kind: string) => {
  const enrolment = { ...progress.enrolment, probation_until_on: null }
  return wantedDecisions(wantedOf({ ...progress, enrolment })).find((one) => one.kind === kind)
}

describe.each(Object.entries(CALENDARS))('in %s', (name, overrides) => {
  test.each(Object.entries(CASES))('%s', (_, one) => {
    const kind = one.gate ?? 'd1-gate'
    const progress = progressOf(one, overrides)
    const wanted = managerReads(progress, kind)
    const dueOn = one.wanted?.[name === 'a festival' ? 2 : 1] ?? null
    expect([gateSince(kind, progress), gateDueOn(kind, progress)]).toEqual([one.wanted?.[0] ?? null, dueOn])
    expect(wanted?.dueOn ?? null).toBe(dueOn)
  })

  test.each(Object.entries(CASES))('of who is leaving nothing is asked: %s', (_, one) => {
    const progress = progressOf({ ...one, decisions: [...(one.decisions ?? []), LEAVING] }, overrides)
    expect(managerReads(progress, one.gate ?? 'd1-gate')).toBeUndefined()
  })
})
