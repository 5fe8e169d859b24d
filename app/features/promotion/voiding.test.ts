import { describe, expect, test } from 'vitest'
import type { AttemptState } from '../attempts/attempt'
import { decideVoid, decideVoidConfirmation, voidingState } from './voiding'

const hands = { traineeId: 'trainee', proposerId: 'manager', proposedAt: 1, teacherIds: ['mentor'] }
const paper = { state: 'submitted' as AttemptState, submittedAt: 1 as number | null, answers: 9, traineeId: 'trainee' }

describe('annulling a paper', () => {
  test.each<[string, Partial<typeof paper>, boolean]>([
    ['handed in', {}, true],
    ['handed in empty', { answers: 0 }, true],
    ['marked', { state: 'graded' }, true],
    ['collected by the clock with answers', { state: 'expired', submittedAt: null }, true],
    ['collected by the clock without one', { state: 'expired', submittedAt: null, answers: 0 }, false],
    ['under way with an answer saved', { state: 'in_progress', submittedAt: null, answers: 1 }, true],
    ['under way, with nothing written', { state: 'in_progress', submittedAt: null, answers: 0 }, false],
  ])('%s', (_, change, proposes) => {
    const outcome = decideVoid({ ...paper, ...change, isProposed: false }, { personId: 'manager' })
    expect(outcome).toEqual({ ok: true, value: { proposes } })
  })

  test.each<[string, object, string, string]>([
    ['by the trainee', {}, 'trainee', 'self-signing'],
    ['after its release', { state: 'released' }, 'manager', 'wrong-state'],
    ['that is annulled', { state: 'voided' }, 'manager', 'wrong-state'],
    ['while that is proposed', { isProposed: true }, 'manager', 'already-done'],
  ])('is refused %s', (_, change, personId, reason) => {
    expect(decideVoid({ ...paper, isProposed: false, ...change }, { personId })).toMatchObject({ reason })
  })
})

describe('the second person', () => {
  const given = {
    state: 'graded' as AttemptState,
    isAnswered: false,
    candidates: ['second', 'manager', 'mentor', 'trainee'].map((id) => ({
      ...{ id, runsComputers: false, openedBy: [], offices: [{ by: null, at: 0 }], isNamed: false },
    })),
    hands,
  }
  test.each<[string, object, object, string | null]>([
    ['another in office', {}, {}, null],
    ['who proposed it', {}, { personId: 'manager' }, 'second-person-needed'],
    ['the mentor, who may be a manager', {}, { personId: 'mentor' }, 'second-not-independent'],
    ['the trainee', {}, { personId: 'trainee' }, 'self-signing'],
    ['somebody who runs the computers', {}, { personId: 'admin' }, 'not-allowed'],
    ['twice', { isAnswered: true }, {}, 'already-done'],
    ['agreeing while it is still under way', { state: 'in_progress' }, {}, null],
    ['too late, after the release', { state: 'released' }, {}, 'wrong-state'],
    ['not agreeing after the release', { state: 'released' }, { verdict: 'declined', note: '没有停电' }, null],
    ['not agreeing in silence', {}, { verdict: 'declined', note: ' ' }, 'comment-needed'],
  ])('%s', (_, change, said, reason) => {
    const command = { personId: 'second', verdict: 'confirmed' as const, note: '', ...said }
    const outcome = decideVoidConfirmation({ ...given, ...change }, command)
    expect(outcome).toMatchObject(reason === null ? { ok: true } : { ok: false, reason })
  })
})

test.each<[string, 0 | 1, 'confirmed' | 'declined' | null, AttemptState, string | null]>([
  ['waits', 1, null, 'graded', 'waiting'],
  ['was overtaken by the release', 1, null, 'released', null],
  ['was declined', 1, 'declined', 'graded', null],
  ['was confirmed', 1, 'confirmed', 'voided', 'voided'],
  ['was declined before another was confirmed', 1, 'declined', 'voided', null],
  ['took one person', 0, null, 'voided', 'voided'],
])('a voiding that %s', (_, second_person, confirmed, state, expected) => {
  expect(voidingState({ second_person, confirmed, state })).toBe(expected)
})
