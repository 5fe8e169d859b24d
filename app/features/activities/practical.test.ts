import { describe, expect, test } from 'vitest'
import { testContent } from '#tests/builders/content'
import { type ActivityStatus, activityStatus, branchApplies } from './activity-state'
import type { DecisionFact } from './decision-facts'
import {
  type AttemptFact,
  type ChatFact,
  type EnrolmentFacts,
  NO_FACTS,
  type SheetFact,
  type SignOffFact,
  satAgainSince,
} from './facts'
import { decidePractical, isPractical, type PracticalEntry, practicalPercent } from './practical'
import type { Progress } from './progress'

const FINAL = testContent().activityById.get('D22-3')!
const RETAKE = testContent().activityById.get('D23-6')!

const OPEN: ActivityStatus = { state: 'open', missing: [{ what: 'chats' }], next: 'trainee' }
const chat = (state: ChatFact['state'], startedAt = 10): ChatFact => ({
  id: `sitting-${startedAt}`,
  state,
  percent: null,
  percentHigh: null,
  startedAt,
  finishedAt: state === 'finished' ? startedAt + 5 : null,
})
const sheet = (examinerId: string, percent: number, madeAt = 20) =>
  ({ id: examinerId, examinerId, percent, madeAt, rubricId: 'R12' }) as SheetFact
const BELOW = [sheet('one', 60), sheet('two', 62)]
const WELL = [sheet('one', 80), sheet('two', 82)]
const improve = { id: 'd', kind: 'promotion', verdict: 'improve', decidedAt: 30 } as DecisionFact

function asked({
  activity = FINAL,
  status = OPEN,
  chats = [] as ChatFact[],
  sheets = [] as SheetFact[],
  decisions = [] as DecisionFact[],
  state = 'final_passed',
}) {
  const entry = { activity, status, day: 22, on: '2026-09-30' }
  const facts = {
    activities: new Map([[activity.id, { ...NO_FACTS, chats, sheets }]]),
    decisions,
    improvements: decisions.map(({ id, kind, decidedAt }) => ({ decisionId: id, kind, decidedAt, dueOn: null })),
  }
  return decidePractical(entry as PracticalEntry, { facts, enrolment: { state } } as unknown as Progress)
}

describe('the practical exam', () => {
  test('is what the plan has as chats under examiners', () => {
    expect([FINAL, RETAKE].map((activity) => isPractical({ activity } as unknown as PracticalEntry))).toEqual([
      true,
      true,
    ])
  })

  test.each([
    ['is begun once its day has come', {}, { ok: true, value: null }],
    ['goes on where it was begun', { chats: [chat('in_progress')] }, { ok: true, value: 'sitting-10' }],
    ['goes on though the training ended meanwhile', { chats: [chat('in_progress')], state: 'withdrawn' }, { ok: true }],
    ['is sat once', { chats: [chat('finished')] }, { reason: 'already-done' }],
    [
      'nor again because it lies below its line',
      { chats: [chat('finished')], sheets: BELOW },
      { reason: 'already-done' },
    ],
    [
      'is sat again where the promotion was put off for it',
      { chats: [chat('finished')], sheets: BELOW, decisions: [improve] },
      { ok: true, value: null },
    ],
    [
      'but not by whom passed it',
      { chats: [chat('finished')], sheets: WELL, decisions: [improve] },
      { reason: 'already-done' },
    ],
    [
      'nor twice for one putting off',
      { chats: [chat('finished', 40), chat('finished')], sheets: BELOW, decisions: [improve] },
      { reason: 'already-done' },
    ],
    [
      'nor before it is marked',
      { chats: [chat('finished')], sheets: [sheet('one', 60)], decisions: [improve] },
      { reason: 'already-done' },
    ],
    [
      'that of the retake never again',
      { activity: RETAKE, chats: [chat('finished')], sheets: BELOW, decisions: [improve] },
      { reason: 'already-done' },
    ],
    ['is not begun before its day', { status: { ...OPEN, state: 'locked' as const } }, { reason: 'day-locked' }],
    [
      'nor before the paper',
      {
        status: {
          ...OPEN,
          state: 'held' as const,
          unmet: [{ what: 'sat' as const, activityId: 'D22-1', title: '转正考试' }],
        },
      },
      { reason: 'needs-first' },
    ],
    ['nor after the training', { state: 'withdrawn' }, { reason: 'wrong-state' }],
    ['nor on another way', { status: { ...OPEN, state: 'not-applicable' as const } }, { reason: 'not-found' }],
  ])('%s', (_, given, expected) => {
    expect(asked(given)).toMatchObject(expected)
  })

  test.each([
    ['not sat', [], WELL, null],
    ['still sat', [chat('in_progress')], WELL, null],
    ['marked by one', [chat('finished')], [sheet('one', 80)], null],
    ['far apart', [chat('finished')], [sheet('one', 80), sheet('two', 60)], null],
    ['marked by both', [chat('finished')], WELL, 81],
  ] as const)('comes to nothing before it is sat and marked: %s', (_, chats, sheets, expected) => {
    if (FINAL.type !== 'chat-simulation') throw new Error('another type')
    expect(practicalPercent(FINAL, { chats, sheets })).toBe(expected)
  })

  test('sat again, earlier marks are those of the first sitting', () => {
    expect(satAgainSince({ chats: [chat('finished')] })).toBe(0)
    expect(satAgainSince({ chats: [chat('in_progress', 40), chat('finished')] })).toBe(40)
  })

  test('sat again, it is signed anew', () => {
    const signed = { slot: 'examiner', verdict: 'signed', signedAt: 20 } as SignOffFact
    const sheets = [sheet('one', 90, 50), sheet('two', 90, 51)]
    const missingOf = (chats: ChatFact[]) => {
      const own = { ...NO_FACTS, chats, sheets, signOffs: [signed] }
      const facts = { activities: new Map([['D22-3', own]]), decisions: [], waived: [], lessons: new Map() }
      return activityStatus({
        activity: FINAL,
        facts: facts as unknown as EnrolmentFacts,
        course: { questionsOf: () => 0, checklistItems: () => 0, stations: () => 0, ruleOf: () => undefined },
        dayOpen: true,
      }).missing
    }
    expect(missingOf([chat('finished')])).toEqual([])
    expect(missingOf([chat('finished', 40), chat('finished')])).toEqual([{ what: 'sign', slot: 'examiner' }])
  })

  const released = (kind: AttemptFact['kind'], passed: boolean) => ({ kind, passed, state: 'released' }) as AttemptFact
  test.each([
    ['before the final', [], true, false],
    ['with the final passed', [released('final', true)], true, false],
    ['with the final not passed', [released('final', false)], false, true],
    ['with the retake passed', [released('retake', true), released('final', false)], false, true],
    ['with the retake not passed', [released('retake', false), released('final', false)], false, false],
  ] as const)('is asked of whose exam can still be passed: %s', (_, attempts, final, retake) => {
    const facts = { activities: new Map([['D22-1', { ...NO_FACTS, attempts }]]) } as unknown as EnrolmentFacts
    expect([branchApplies(FINAL, facts), branchApplies(RETAKE, facts)]).toEqual([final, retake])
  })
})
