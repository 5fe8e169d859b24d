import { describe, expect, test } from 'vitest'
import type { Precondition } from '../activities/preconditions'
import { decideTakeBack, decideWaive, type WaiverCase, type WaiverCommand } from './waivers'

function aPrecondition(subject: string, change: Partial<Precondition> = {}): Precondition {
  const row = { subject, title: subject, state: 'missing', due: true, waivable: true, waiver: null, ...change }
  return row as Precondition
}

const given = (change: Partial<WaiverCase> = {}): WaiverCase => ({
  traineeId: 'trainee',
  state: 'in_training',
  preconditions: [
    aPrecondition('a'),
    aPrecondition('b'),
    aPrecondition('ahead', { due: false }),
    aPrecondition('settled', { waivable: false }),
    aPrecondition('met', { state: 'met' }),
    aPrecondition('waived', { state: 'waived' }),
  ],
  promoted: false,
  revision: 1,
  ...change,
})
const command = (change: Partial<WaiverCommand> = {}): WaiverCommand => ({
  managerId: 'manager',
  expectedRevision: 1,
  reason: '在原部门考过，成绩单已核对',
  subjects: ['a'],
  ...change,
})
const answer = (outcome: ReturnType<typeof decideWaive>) =>
  outcome.ok ? outcome.value.map(({ subject }) => subject).join() : outcome.reason

describe('what a manager waives', () => {
  test.each<[string, Partial<WaiverCase>, Partial<WaiverCommand>, string]>([
    ['what is missing', {}, {}, 'a'],
    ['each once', {}, { subjects: ['a', 'b', 'a'] }, 'a,b'],
    ['nothing of their own', { traineeId: 'manager' }, {}, 'self-signing'],
    ['nothing after the decision', { state: 'promoted' }, {}, 'wrong-state'],
    ['nothing from an old page', { revision: 2 }, {}, 'stale'],
    ['not nothing', {}, { subjects: [] }, 'invalid-reference'],
    ['nothing without a reason', {}, { reason: '考过' }, 'comment-needed'],
    ['nothing whose day has not come', {}, { subjects: ['ahead'] }, 'invalid-reference'],
    ['nothing that has to be settled', {}, { subjects: ['settled'] }, 'invalid-reference'],
    ['nothing that is there', {}, { subjects: ['a', 'met'] }, 'invalid-reference'],
    ['nothing twice', {}, { subjects: ['waived'] }, 'invalid-reference'],
  ])('%s', (_, situation, change, expected) =>
    expect(answer(decideWaive(given(situation), command(change)))).toBe(expected),
  )

  test.each<[string, Partial<WaiverCase>, Partial<WaiverCommand>, string]>([
    ['what stands as waived', {}, { subjects: ['waived'] }, 'waived'],
    ['nothing else', {}, { subjects: ['a'] }, 'invalid-reference'],
    ['nothing of their own', { traineeId: 'manager' }, { subjects: ['waived'] }, 'self-signing'],
  ])('takes back %s', (_, situation, change, expected) =>
    expect(answer(decideTakeBack(given(situation), command(change)))).toBe(expected),
  )
})
