import { describe, expect, test } from 'vitest'
import { aDecision } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import type { LeavingFact } from '../activities/facts'
import {
  decideAnswerLeaving,
  decideAskToLeave,
  decideTakeBackLeaving,
  type LeavingCase,
  openWish,
  recordedLeaving,
} from './leaving'

const WISH: LeavingFact = { id: 'w', revision: 1, verdict: 'asked', reason: null, leaveOn: '2026-02-06', saidAt: 100 }
const recorded = (change: Partial<DecisionFact> = {}) =>
  aDecision({ kind: 'withdrawal', verdict: 'withdraw', secondPerson: true, decidedAt: 200, ...change })
const given = (change: Partial<LeavingCase> = {}): LeavingCase => ({
  personId: 'trainee',
  traineeId: 'trainee',
  state: 'in_training',
  today: '2026-02-01',
  leaving: null,
  decisions: [],
  expectedRevision: 0,
  ...change,
})
const SAID = { leaving: WISH, expectedRevision: 1 }
const reason = (outcome: ReturnType<typeof decideAskToLeave>) => (outcome.ok ? outcome.value.revision : outcome.reason)

describe('a wish to leave', () => {
  test.each<[string, Partial<LeavingCase>, boolean]>([
    ['said', SAID, true],
    ['never said', {}, false],
    ['taken back', { leaving: { ...WISH, verdict: 'taken-back', leaveOn: null } }, false],
    ['recorded since', { ...SAID, decisions: [recorded()] }, false],
    ['confirmed since', { ...SAID, decisions: [recorded({ confirmed: 'confirmed' })] }, false],
    ['declined', { ...SAID, decisions: [recorded({ confirmed: 'declined' })] }, true],
    [
      'said after an earlier one was settled',
      { ...SAID, decisions: [recorded({ verdict: 'pass', decidedAt: 50 })] },
      true,
    ],
    ['settled by staying', { ...SAID, decisions: [recorded({ verdict: 'pass', confirmed: 'confirmed' })] }, false],
    ['beside another decision', { ...SAID, decisions: [aDecision({ decidedAt: 200 })] }, true],
  ])('%s: open %#', (_, change, open) => expect(openWish(given(change)) !== null).toBe(open))

  test.each<[string, Partial<LeavingCase>, number | string]>([
    ['first', {}, 1],
    [
      'after it was taken back',
      { leaving: { ...WISH, revision: 2, verdict: 'taken-back', leaveOn: null }, expectedRevision: 2 },
      3,
    ],
    ['by somebody else', { personId: 'manager' }, 'not-found'],
    ['after the end', { state: 'promoted' }, 'wrong-state'],
    ['on an old page', { leaving: WISH }, 'stale'],
    ['twice', SAID, 'already-done'],
    [
      'while it is decided and its day has not come, whether they had said it or not',
      { decisions: [recorded({ confirmed: 'confirmed' })] },
      'already-done',
    ],
    ['while a manager has recorded it without a word of theirs', { decisions: [recorded()] }, 'already-done'],
  ])('is said %s: %s', (_, change, expected) =>
    expect(reason(decideAskToLeave(given(change), { leaveOn: '2026-02-06' }))).toBe(expected),
  )

  test('is for today or later', () => {
    expect(reason(decideAskToLeave(given(), { leaveOn: '2026-02-01' }))).toBe(1)
    expect(reason(decideAskToLeave(given(), { leaveOn: '2026-01-31' }))).toBe('date-passed')
  })

  test.each<[string, Partial<LeavingCase>, number | string]>([
    ['while it is open', SAID, 2],
    ['by somebody else', { ...SAID, personId: 'manager' }, 'not-found'],
    ['once it is recorded', { ...SAID, decisions: [recorded()] }, 2],
    [
      'once the second person has signed',
      { ...SAID, decisions: [recorded({ confirmed: 'confirmed' })] },
      'already-done',
    ],
    ['that was never said', {}, 'already-done'],
    ['on an old page', { ...SAID, expectedRevision: 0 }, 'stale'],
  ])('is taken back %s: %s', (_, change, expected) =>
    expect(reason(decideTakeBackLeaving(given(change)))).toBe(expected),
  )

  test.each<[string, Partial<Parameters<typeof decideAnswerLeaving>[0]>, string]>([
    ['where it was recorded unsaid', {}, 'ok'],
    ['by somebody else', { personId: 'manager' }, 'not-found'],
    ['once it was said', { isHearsay: false }, 'already-done'],
    ['once it was affirmed', { isAffirmed: true }, 'already-done'],
    ['where nothing is recorded', { recorded: null }, 'already-done'],
  ])('is affirmed or denied %s', (_, change, expected) => {
    const unsaid = {
      personId: 'trainee',
      traineeId: 'trainee',
      recorded: recorded(),
      isHearsay: true,
      isAffirmed: false,
    }
    const outcome = decideAnswerLeaving({ ...unsaid, ...change })
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  test('is recorded while the second person has not spoken', () => {
    expect(recordedLeaving({ decisions: [recorded()] })).not.toBeNull()
    for (const decision of [
      recorded({ confirmed: 'confirmed' }),
      recorded({ confirmed: 'declined' }),
      recorded({ confirmed: 'lapsed' }),
      recorded({ verdict: 'pass' }),
    ])
      expect(recordedLeaving({ decisions: [decision] })).toBeNull()
  })
})
