import { describe, expect, it } from 'vitest'
import type { Plan } from '#app/content/plan'
import { addDays } from '#app/rules/dates'
import { type AppealedPaper, appealsSettledOn, dueFrom } from './appeal-days'

const at = (on: string) => Date.parse(`${on}T10:00:00+08:00`)
const PLAN = {
  days: [
    {
      day: 1,
      activities: [
        { id: 'D01-5', type: 'exam' },
        { id: 'D01-7', type: 'decision', settings: { decision: 'd1-gate' } },
      ],
    },
    {
      day: 3,
      activities: [
        { id: 'D03-3', type: 'exam' },
        { id: 'D03-5', type: 'decision', settings: { decision: 'd3-gate' } },
      ],
    },
  ],
} as unknown as Plan

const NONE = { dueOn: null, answeredAt: null, waivedAt: null }
const paper = (change: Partial<AppealedPaper>): AppealedPaper => ({
  activityId: 'D01-5',
  kind: 'baseline',
  releasedAt: at('2026-01-05'),
  passed: false,
  appeal: NONE,
  ...change,
})
const settled = (kind: string, papers: AppealedPaper[]) =>
  appealsSettledOn(kind, { plan: PLAN, papers, zone: 'Asia/Shanghai', appealUntil: (on) => addDays(on, 3) })

describe('an appeal against what a decision rests on is waited for', () => {
  it.each<[string, Partial<AppealedPaper>, string | null]>([
    ['until the days of asking are over, once the training may end', { kind: 'makeup' }, '2026-01-08'],
    ['not after a first test, where time to improve can be given at once', {}, null],
    ['not where it is passed', { passed: true }, null],
    ['not before it is released', { releasedAt: null, passed: null }, null],
    ['until its answer is due', { appeal: { ...NONE, dueOn: '2026-01-12' } }, '2026-01-12'],
    ['until it was answered', { appeal: { ...NONE, answeredAt: at('2026-01-10') } }, '2026-01-10'],
    [
      'until it was answered, also to a pass',
      { passed: true, appeal: { ...NONE, answeredAt: at('2026-01-10') } },
      '2026-01-10',
    ],
    [
      'no longer once none is wanted',
      { kind: 'makeup', appeal: { ...NONE, waivedAt: at('2026-01-06') } },
      '2026-01-06',
    ],
  ])('%s', (_, change, on) => expect(settled('d1-gate', [paper(change)])).toBe(on))

  it('that of the newest paper of the gate, and of no other gate', () => {
    const second = paper({ kind: 'makeup', releasedAt: at('2026-01-09') })
    expect(settled('d1-gate', [second, paper({})])).toBe('2026-01-12')
    expect(settled('d3-gate', [paper({})])).toBeNull()
  })
  it('that of the final and the retake after a retake', () => {
    const final = paper({ activityId: 'D22-1', kind: 'final', releasedAt: at('2026-01-26') })
    const retake = paper({ activityId: 'D23-3', kind: 'retake', releasedAt: at('2026-01-30') })
    expect(settled('retake-fail', [retake, final])).toBe('2026-02-02')
    expect(settled('d1-gate', [retake, final])).toBeNull()
  })
})

it('nobody has to decide before everything may be decided', () => {
  expect(dueFrom('2026-01-05', null)).toBe('2026-01-05')
  expect(dueFrom('2026-01-05', '2026-01-08')).toBe('2026-01-08')
  expect(dueFrom('2026-01-09', '2026-01-08')).toBe('2026-01-09')
})
