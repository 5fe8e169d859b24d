import { describe, expect, it } from 'vitest'
import type { EnrolmentRelation, Role } from '../accounts/permissions'
import { type Agreement, agreeOn, decideMark, decideReopenMarks, markPoints, mayMark, mayRelease } from './marking'
import { decideRelease } from './release'

const given = (...points: number[]) =>
  points.map((value, n) => ({ markerId: `m${n}`, points: value, markedAt: 10 + n }))

const reopened = (at: number) => ({ at, untilOn: '2026-01-27', until: 90 })

describe('points from levels', () => {
  const levels = (facts: number, steps: number, tone: number, next: number) => ({ facts, steps, tone, next })
  const cases: [ReturnType<typeof levels>, string | null, number][] = [
    [levels(3, 3, 3, 3), null, 4],
    [levels(0, 0, 0, 0), null, 0],
    [levels(3, 0, 0, 0), null, 1.6],
    [levels(0, 3, 0, 0), null, 1],
    [levels(0, 0, 3, 0), null, 0.8],
    [levels(0, 0, 0, 3), null, 0.6],
    [levels(2, 2, 2, 2), null, 2.67],
    [levels(3, 3, 3, 3), 'insult', 0],
  ]
  it.each(cases)('%o with %s', (chosen, hardFault, points) => {
    expect(markPoints({ levels: chosen, hardFault }, null, 4)).toBe(points)
  })
})

describe('agreement', () => {
  const cases: [string, number[], 1 | 2, Agreement][] = [
    ['nobody yet', [], 1, { state: 'waiting', have: 0, need: 1 }],
    ['one is enough', [3], 1, { state: 'agreed', points: 3 }],
    ['one of two', [3], 2, { state: 'waiting', have: 1, need: 2 }],
    ['two near', [3, 2], 2, { state: 'agreed', points: 2.5 }],
    ['exactly 30 % apart', [4, 2.8], 2, { state: 'agreed', points: 3.4 }],
    ['a little more than 30 % apart', [4, 2.79], 2, { state: 'apart', have: 2, need: 3 }],
    ['the two nearest of three', [4, 1, 1.5], 2, { state: 'agreed', points: 1.25 }],
    ['the higher pair when both are as near', [4, 3, 2], 2, { state: 'agreed', points: 3.5 }],
  ]
  it.each(cases)('%s', (_name, points, needed, expected) => {
    expect(agreeOn(given(...points), needed, 4)).toEqual(expected)
  })
})

describe('a mark', () => {
  const base = {
    attemptState: 'submitted',
    isScenario: true,
    isBlank: false,
    markerId: 'm9',
    traineeId: 't',
    marks: [],
    needed: 2 as const,
    max: 4,
    reopening: null,
    now: 30,
  }
  const cases: [string, Partial<Omit<Parameters<typeof decideMark>[0], 'needed'>>, string][] = [
    ['the first', {}, 'ok'],
    ['of an expired paper', { attemptState: 'expired' }, 'ok'],
    ['the second', { marks: given(3) }, 'ok'],
    ['a third where two agree', { marks: given(3, 3) }, 'already-done'],
    ['a third where two are apart', { marks: given(4, 1) }, 'ok'],
    ['a fourth', { marks: given(4, 1, 2) }, 'already-done'],
    ['a correction of the own one', { marks: given(3), markerId: 'm0' }, 'ok'],
    ['a correction where two agree', { marks: given(3, 3), markerId: 'm1' }, 'ok'],
    ['a correction where two are apart', { marks: given(4, 1), markerId: 'm0' }, 'marks-fixed'],
    ['a correction once they are reopened', { marks: given(4, 1), markerId: 'm0', reopening: reopened(20) }, 'ok'],
    ['a second one after that', { marks: given(4, 1), markerId: 'm0', reopening: reopened(5) }, 'marks-fixed'],
    ['one too late', { marks: given(4, 1), markerId: 'm0', reopening: reopened(20), now: 90 }, 'marks-fixed'],
    ['a third while both may look again', { marks: given(4, 1), reopening: reopened(20) }, 'markers-first'],
    ['a third while one of them may', { marks: given(4, 1), reopening: reopened(11) }, 'markers-first'],
    ['a third once both have had their say', { marks: given(4, 1), reopening: reopened(10) }, 'ok'],
    ['a third once their time is over', { marks: given(4, 1), reopening: reopened(20), now: 90 }, 'ok'],
    [
      'a correction after a third mark',
      { marks: given(4, 1, 2), markerId: 'm0', reopening: reopened(20) },
      'marks-fixed',
    ],
    ['a correction of the third mark', { marks: given(4, 1, 2), markerId: 'm2' }, 'marks-fixed'],
    ['by the trainee', { markerId: 't' }, 'self-signing'],
    ['of a choice', { isScenario: false }, 'invalid-reference'],
    ['of a blank', { isBlank: true }, 'invalid-reference'],
    ['while the paper is open', { attemptState: 'in_progress' }, 'wrong-state'],
    ['after grading', { attemptState: 'graded' }, 'wrong-state'],
    ['after release', { attemptState: 'released' }, 'wrong-state'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideMark({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})

describe('reopening marks', () => {
  const base = {
    attemptState: 'submitted',
    traineeId: 't',
    managerId: 'boss',
    marks: given(4, 1),
    needed: 2 as const,
    max: 4,
    reopening: null,
    now: 30,
  }
  const cases: [string, Partial<Omit<Parameters<typeof decideReopenMarks>[0], 'needed'>>, string][] = [
    ['that lie apart', {}, 'ok'],
    ['that are being looked at again', { reopening: reopened(20) }, 'already-done'],
    ['that were looked at again', { reopening: reopened(5) }, 'ok'],
    ['that nobody looked at in time', { reopening: reopened(20), now: 90 }, 'ok'],
    ['that agree', { marks: given(3, 3) }, 'wrong-state'],
    ['of which one is missing', { marks: given(4) }, 'wrong-state'],
    ['that a third has settled', { marks: given(4, 1, 2) }, 'wrong-state'],
    ['of a paper that is graded', { attemptState: 'graded' }, 'wrong-state'],
    ['by one of the two', { managerId: 'm1' }, 'second-person-needed'],
    ['by the trainee', { managerId: 't' }, 'self-signing'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideReopenMarks({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})

describe('who may mark and release', () => {
  const relation = (delegations: EnrolmentRelation['delegations'] = []): EnrolmentRelation => ({
    enrolmentId: 'e',
    traineeId: 't',
    mentorId: 'mentor',
    cohortId: 'c',
    delegations,
  })
  const examiner = [{ activityId: 'D22-1', role: 'examiner' }]
  const cases: [string, string, Role[], EnrolmentRelation['delegations'], boolean, boolean, boolean][] = [
    ['the mentor', 'mentor', ['mentor'], [], true, true, false],
    ['another mentor', 'm2', ['mentor'], [], false, false, false],
    ['another mentor named examiner', 'm2', ['mentor'], examiner, true, true, false],
    ['the examiner', 'x', ['delegate'], examiner, true, true, false],
    ['a lecturer of the activity', 'x', ['delegate'], [{ activityId: 'D22-1', role: 'lecturer' }], false, false, false],
    [
      'the examiner of another exam',
      'x',
      ['delegate'],
      [{ activityId: 'D05-2', role: 'examiner' }],
      false,
      false,
      false,
    ],
    ['a manager', 'boss', ['manager'], [], true, true, true],
    ['an administrator', 'admin', ['admin'], [], false, false, false],
    ['the trainee', 't', ['trainee'], [], false, false, false],
    ['a trainee who is a manager too', 't', ['trainee', 'manager'], [], false, false, false],
  ]
  it.each(cases)('%s', (_name, id, roles, delegations, marks, releasesStage, releasesFinal) => {
    const viewer = { id, roles }
    expect(mayMark(viewer, relation(delegations), 'D22-1')).toBe(marks)
    expect(mayRelease(viewer, relation(delegations), { activityId: 'D22-1', kind: 'stage' })).toBe(releasesStage)
    expect(mayRelease(viewer, relation(delegations), { activityId: 'D22-1', kind: 'final' })).toBe(releasesFinal)
    expect(mayRelease(viewer, relation(delegations), { activityId: 'D22-1', kind: 'retake' })).toBe(releasesFinal)
  })
})

describe('a release', () => {
  const base = { state: 'graded' as const, kind: 'final', releaserId: 'boss', traineeId: 't', markerIds: ['m1', 'm2'] }
  const cases: [string, Partial<Parameters<typeof decideRelease>[0]>, string][] = [
    ['of a final two others marked', {}, 'ok'],
    ['of a final one marked with another', { markerIds: ['boss', 'm1'] }, 'ok'],
    ['of a final by its only marker', { markerIds: ['boss', 'boss'] }, 'second-person-needed'],
    ['of a retake by its only marker', { kind: 'retake', markerIds: ['boss'] }, 'second-person-needed'],
    ['of a stage exam by its only marker', { kind: 'stage', markerIds: ['boss'] }, 'ok'],
    ['of a final nobody had to mark', { markerIds: [] }, 'ok'],
    ['by the trainee', { releaserId: 't' }, 'self-signing'],
    ['before all marks are in', { state: 'submitted' }, 'ungraded-answers'],
    ['of an expired paper before all marks are in', { state: 'expired' }, 'ungraded-answers'],
    ['twice', { state: 'released' }, 'already-done'],
    ['of an annulled paper', { state: 'voided' }, 'wrong-state'],
    ['of an open paper', { state: 'in_progress' }, 'wrong-state'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideRelease({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})
