import { describe, expect, test } from 'vitest'
import { decideNameConfirmer, mayConfirm, type NameConfirmerSituation } from './second-person'

describe('who may give the second signature', () => {
  const relation = {
    enrolmentId: 'e',
    traineeId: 'trainee',
    mentorId: 'mentor',
    cohortId: 'c',
    delegations: [{ activityId: 'D01-6', role: 'hr' }],
  }
  test.each([
    ['a manager', { id: 'x', roles: ['manager'] as const }, true],
    ['who runs the computers', { id: 'x', roles: ['admin'] as const }, false],
    ['somebody named for personnel', { id: 'x', roles: ['delegate'] as const }, true],
    ['a mentor', { id: 'mentor', roles: ['mentor'] as const }, false],
    ['the trainee, whatever else', { id: 'trainee', roles: ['manager'] as const }, false],
  ])('%s', (_, person, may) => {
    expect(mayConfirm(person, relation, false)).toBe(may)
  })
  test('a delegate of another work may not, unless asked', () => {
    const other = { ...relation, delegations: [{ activityId: 'D01-6', role: 'lecturer' }] }
    expect(mayConfirm({ id: 'x', roles: ['delegate'] }, other, false)).toBe(false)
    expect(mayConfirm({ id: 'x', roles: ['delegate'] }, other, true)).toBe(true)
    expect(mayConfirm({ id: 'trainee', roles: ['delegate'] }, other, true)).toBe(false)
  })
})

describe('asking somebody to be the second person', () => {
  const given: NameConfirmerSituation = {
    isPending: true,
    namerId: 'manager',
    confirmerIds: ['manager'],
    confirmerId: 'owner',
    isColleague: true,
    hands: { traineeId: 'trainee', proposerId: 'manager', mentorId: 'mentor' },
  }
  test.each<[string, Partial<NameConfirmerSituation>, string | null]>([
    ['is possible where only the proposer is left', {}, null],
    ['and where the trainee is the only other manager', { confirmerIds: ['manager', 'trainee'] }, null],
    [
      'is not, while another manager or personnel can confirm',
      { confirmerIds: ['manager', 'hr'] },
      'colleague-confirms',
    ],
    ['is not about oneself', { namerId: 'trainee' }, 'self-signing'],
    ['is over once it is confirmed', { isPending: false }, 'already-done'],
    ['never reaches somebody who has nothing to do with trainees', { isColleague: false }, 'invalid-reference'],
    ['never the proposer', { confirmerId: 'manager' }, 'second-person-needed'],
    ['never the trainee', { confirmerId: 'trainee' }, 'second-person-needed'],
    ['never the mentor, on whose word the case rests', { confirmerId: 'mentor' }, 'second-person-needed'],
  ])('%s', (_, change, reason) => {
    const decided = decideNameConfirmer({ ...given, ...change })
    expect(decided.ok ? null : decided.reason).toBe(reason)
  })
})
