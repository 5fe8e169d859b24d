import { describe, expect, test } from 'vitest'
import { decideRuling, type RulingCase } from './card-question'

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
  ])('is refused where it is %s', (_, change, why) => expect(reason(change)).toBe(why))
})
