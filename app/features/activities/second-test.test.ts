import { describe, expect, test } from 'vitest'
import {
  aDecision,
  anActivity,
  anEntry,
  aPlan,
  aProgress,
  type ProgressWish,
  secondTestUntil,
} from '#tests/builders/progress'
import type { ActivityFacts } from './facts'
import { OPENED_EARLY, secondTestOf, sittingsOf } from './second-test'

const DAY = '2026-01-05'
const at = (on: string, clock = '09:00') => Date.parse(`${on}T${clock}:00+08:00`)
const written = anActivity({ id: 'T-1', type: 'exam', settings: { exam: 'basic' } })
const typing = anActivity({ id: 'T-2', type: 'typing', settings: { runs: 2, minutes: 3, passSpeed: 51 } })
const phone = anActivity({
  id: 'T-3',
  type: 'phone',
  settings: { rubric: 'R2', cards: 3, examiners: 1, passPercent: 60 },
})
const drill = anActivity({ id: 'T-4', type: 'phrase-drill', settings: { set: 'S2', passPercent: 80 } })
const gate = anActivity({ id: 'T-5', type: 'decision', settings: { decision: 'd1-gate' } })
const PLAN = aPlan([[written, typing, phone, drill, gate]])

const attempt = (percent: number, startedAt: number, state: 'released' | 'submitted' = 'released') =>
  ({ id: `a${startedAt}`, examId: 'basic', kind: 'baseline', state, startedAt, percent, passPercent: 60 }) as never
const run = (speed: number, startedAt: number) =>
  ({ run: 1, speed, accuracy: 98, band: 'pass', startedAt, finishedAt: startedAt + 1 }) as never
const sheet = (percent: number, madeAt: number, examinerId = 'e') =>
  ({ id: `s${madeAt}`, rubricId: 'R2', examinerId, percent, madeAt }) as never
const oneDrill = (percent: number, startedAt: number) =>
  ({ id: `d${startedAt}`, state: 'finished', purpose: 'exam', percent, startedAt }) as never

const FIRST: Record<string, Partial<ActivityFacts>> = {
  'T-1': { attempts: [attempt(40, at(DAY))] },
  'T-2': { typing: [run(45, at(DAY)), run(44, at(DAY, '09:10'))] },
  'T-3': { sheets: [sheet(50, at(DAY))] },
  'T-4': { drills: [oneDrill(63, at(DAY))] },
}
const IMPROVE = aDecision({ id: 'i', verdict: 'improve', decidedAt: at(DAY, '12:00'), dueOn: '2026-01-07' })

function progress(change: Partial<ProgressWish> = {}) {
  return aProgress({ plan: PLAN, facts: FIRST, decisions: [IMPROVE], ...change })
}
const states = (change: Partial<ProgressWish>) =>
  progress(change)
    .activities.slice(0, 4)
    .map((entry) => entry.again?.state ?? null)

describe('the second test of a gate', () => {
  test('is offered for every kind below its line, from the due date on', () => {
    expect(states({ today: '2026-01-06' })).toEqual(['ahead', 'ahead', 'ahead', 'ahead'])
    expect(states({ today: '2026-01-07' })).toEqual(['open', 'open', 'open', 'open'])
  })

  test('is not offered for what reached its line, was not sat, or is decided', () => {
    const facts = { ...FIRST, 'T-1': { attempts: [attempt(60, at(DAY))] }, 'T-3': {} }
    expect(states({ today: '2026-01-07', facts })).toEqual([null, 'open', null, 'open'])
    const decided = aDecision({ id: 'p', revision: 2, verdict: 'pass' })
    expect(states({ today: '2026-01-07', decisions: [decided] })).toEqual([null, null, null, null])
  })

  test('is open at once when the mentor says so', () => {
    const early = anEntry({ kind: OPENED_EARLY, data: { decisionId: 'i' }, createdAt: at('2026-01-06', '09:30') })
    const other = anEntry({ kind: OPENED_EARLY, data: { decisionId: 'before' }, createdAt: at('2026-01-06', '09:30') })
    const facts = (entry: typeof early) => ({ ...FIRST, 'T-5': { entries: [entry] } })
    expect(states({ today: '2026-01-06', facts: facts(early) })).toEqual(['open', 'open', 'open', 'open'])
    expect(states({ today: '2026-01-06', facts: facts(other) })).toEqual(['ahead', 'ahead', 'ahead', 'ahead'])
  })

  test('is done when the second result is there, however it came out', () => {
    const due = at('2026-01-07')
    const facts = {
      'T-1': { attempts: [attempt(0, due, 'submitted'), attempt(40, at(DAY))] },
      'T-2': { typing: [run(45, at(DAY)), run(60, due)] },
      'T-3': { sheets: [sheet(40, due)], earlierSheets: [sheet(50, at(DAY))] },
      'T-4': { drills: [oneDrill(90, due), oneDrill(63, at(DAY))] },
    }
    expect(states({ today: '2026-01-07', facts })).toEqual(['marking', 'open', 'done', 'done'])
  })

  test('keeps the sittings apart: an examiner’s second sheet replaces nothing of the first', () => {
    const due = at('2026-01-07')
    const facts = {
      'T-3': { sheets: [sheet(80, due)], earlierSheets: [sheet(50, at(DAY)), sheet(20, at(DAY, '08:00'))] },
    }
    const { plan, facts: known } = progress({ today: '2026-01-07', facts })
    const parts = sittingsOf({ activity: phone, plan, facts: known, zone: 'Asia/Shanghai' })
    expect(parts.map((part) => part.sheets.map((s) => s.percent))).toEqual([[50], [80]])
  })

  test('makes the activity the trainee’s move again, and leaves the first signature', () => {
    const facts = { ...FIRST, 'T-2': { ...FIRST['T-2'], signOffs: [] } }
    const [exam, runs] = progress({ today: '2026-01-07', facts }).activities
    expect(exam?.status).toMatchObject({ state: 'started', next: 'trainee', missing: [{ what: 'attempt' }] })
    expect(runs?.status).toMatchObject({ state: 'started', next: 'trainee', missing: [{ what: 'typing', left: 2 }] })
  })

  test('belongs to the gate of its own day alone', () => {
    const plan = aPlan([[written], [gate]])
    const { facts } = progress()
    expect(
      secondTestOf({ activity: written, plan, facts, zone: 'Asia/Shanghai', now: at('2026-01-08'), secondTestUntil }),
    ).toBeNull()
  })
})
