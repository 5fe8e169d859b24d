import { describe, expect, test } from 'vitest'
import { type CorrectionCase, decideCorrection, decideRuling, type RulingCase } from './card-question'

const CASE: RulingCase = {
  person: { id: 'mentor', roles: ['mentor'] },
  enrolment: { cohort_id: 'c', trainee_id: 'trainee', mentor_id: 'mentor', state: 'in_training' },
  question: { subject: 'point 0', origin: 'open', answeredAt: null },
  isYes: true,
  note: null,
}
const reason = (change: Partial<RulingCase>) => {
  const outcome = decideRuling({ ...CASE, ...change })
  return outcome.ok ? 'ok' : outcome.reason
}

describe('a ruling on a reply', () => {
  test('is the mentor’s', () => expect(reason({})).toBe('ok'))
  test('on a fault of manners needs no more than a tap', () =>
    expect(reason({ question: { ...CASE.question, subject: 'soft cold' } })).toBe('ok'))
  test.each<[string, Partial<RulingCase>, string]>([
    ['one’s own', { person: { id: 'trainee', roles: ['mentor'] } }, 'self-signing'],
    ['a stranger’s', { person: { id: 'other', roles: ['mentor'] } }, 'not-found'],
    ['about somebody who is gone', { enrolment: { ...CASE.enrolment, state: 'eliminated' } }, 'wrong-state'],
    ['given already', { question: { ...CASE.question, answeredAt: 1 } }, 'already-done'],
    [
      'against a dispute without a reason',
      { question: { ...CASE.question, origin: 'dispute' }, isYes: false, note: '不够' },
      'comment-needed',
    ],
    [
      'that lifts a red line by a tap',
      { question: { ...CASE.question, subject: 'hard insult' }, isYes: false },
      'comment-needed',
    ],
    ['that asserts a red line by a tap', { question: { ...CASE.question, subject: 'hard insult' } }, 'comment-needed'],
  ])('is refused where it is %s', (_, change, why) => expect(reason(change)).toBe(why))
})

const CORRECTION: CorrectionCase = {
  person: CASE.person,
  enrolment: CASE.enrolment,
  question: CASE.question,
  ruling: { id: 'r', isYes: true, ruledBy: 'mentor', ruledAt: 0 },
  standingId: 'r',
  note: null,
  now: 60_000,
}
const answer = (change: Partial<CorrectionCase>) => {
  const outcome = decideCorrection({ ...CORRECTION, ...change })
  return outcome.ok ? outcome.value : outcome.reason
}

describe('the correction of a ruling', () => {
  test('says the opposite', () => {
    expect(answer({})).toBe(false)
    expect(answer({ ruling: { ...CORRECTION.ruling, isYes: false } })).toBe(true)
  })
  test('is a manager’s too, and gives its reason once the minute is over', () => {
    const late = { now: 60_001 }
    expect(answer(late)).toBe('comment-needed')
    expect(answer({ ...late, note: '看错了一行' })).toBe(false)
    expect(answer({ ...late, note: '看错了一行', person: { id: 'boss', roles: ['manager'] } })).toBe(false)
  })
  test.each<[string, Partial<CorrectionCase>, string]>([
    ['one’s own', { person: { id: 'trainee', roles: ['manager'] } }, 'self-signing'],
    ['of another’s word', { ruling: { ...CORRECTION.ruling, ruledBy: 'boss' } }, 'not-found'],
    ['by who no longer is the mentor', { enrolment: { ...CASE.enrolment, mentor_id: 'next' } }, 'not-found'],
    ['about somebody who is gone', { enrolment: { ...CASE.enrolment, state: 'eliminated' } }, 'wrong-state'],
    ['of what no longer stands', { standingId: 'later' }, 'stale'],
    ['of what only takes back', { ruling: { ...CORRECTION.ruling, isYes: null } }, 'stale'],
    ['against a dispute without a reason', { question: { ...CASE.question, origin: 'dispute' } }, 'comment-needed'],
    ['of a red line without a reason', { question: { ...CASE.question, subject: 'hard insult' } }, 'comment-needed'],
  ])('is refused where it is %s', (_, change, why) => expect(answer(change)).toBe(why))
})
