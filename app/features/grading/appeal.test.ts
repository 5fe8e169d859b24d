import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import {
  decideAppeal,
  decideFileAppeal,
  decideNameReviewer,
  decideWaiveAppeal,
  gainsOf,
  mayAnswerAppeal,
  openUntil,
} from './appeal'

const HANDS = {
  traineeId: 't',
  releaserId: 'r',
  markerIds: ['m1', 'm2'],
  mentorId: 'mentor',
  enderIds: ['e'],
  reviewerId: null,
}

describe('filing an appeal', () => {
  const releasedAt = Date.parse('2026-01-05T23:00:00+08:00')
  const base = {
    state: 'released' as const,
    releasedAt,
    openAppeals: 0,
    position: 3,
    questions: 30,
    lastOn: '2026-01-08',
    zone: 'Asia/Shanghai',
    now: releasedAt,
  }
  const cases: [string, Partial<Parameters<typeof decideFileAppeal>[0]>, string][] = [
    ['about a question', {}, 'ok'],
    ['about the whole', { position: null }, 'ok'],
    ['on the last day', { now: Date.parse('2026-01-08T23:59:00+08:00') }, 'ok'],
    ['a day later', { now: Date.parse('2026-01-09T00:00:00+08:00') }, 'window-closed'],
    ['about no question of the paper', { position: 31 }, 'invalid-reference'],
    ['while one is open', { openAppeals: 1 }, 'open-appeal'],
    ['before the release', { state: 'graded', releasedAt: null }, 'wrong-state'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideFileAppeal({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })

  it('has as many working days as the hiring standard says', () => {
    expect(APPEAL_WORKDAYS).toBe(3)
    const rule = readFileSync('content/courses/cs-onboarding/rules/hiring-standard.yaml', 'utf8')
    expect(rule).toContain('公布后三个工作日内在成绩页申诉')
  })
})

describe('saying that one does not appeal', () => {
  const base = {
    state: 'released' as const,
    passed: false,
    isWaived: false,
    openAppeals: 0,
    lastOn: '2026-01-08',
    zone: 'Asia/Shanghai',
    now: Date.parse('2026-01-08T23:59:00+08:00'),
  }
  const cases: [string, Partial<Parameters<typeof decideWaiveAppeal>[0]>, string][] = [
    ['on the last day', {}, 'ok'],
    ['a day later', { now: Date.parse('2026-01-09T00:00:00+08:00') }, 'window-closed'],
    ['twice', { isWaived: true }, 'already-done'],
    ['while an appeal is open', { openAppeals: 1 }, 'open-appeal'],
    ['of what was passed', { passed: true }, 'wrong-state'],
    ['before the release', { state: 'graded' }, 'wrong-state'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideWaiveAppeal({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })

  const open = { lastOn: '2026-01-08', today: '2026-01-08', isAnswered: false, isWaived: false }
  it.each([
    ['on the last day', {}, '2026-01-08'],
    ['a day later', { today: '2026-01-09' }, null],
    ['after an answer', { isAnswered: true }, null],
    ['after the trainee’s word', { isWaived: true }, null],
  ])('one waits for an appeal, or not: %s', (_name, change, until) => {
    expect(openUntil({ ...open, ...change })).toBe(until)
  })
})

describe('who may answer an appeal', () => {
  it.each([
    ['a manager without a hand in it', 'boss', true, HANDS, true],
    ['a manager who released it', 'r', true, HANDS, false],
    ['a manager who marked', 'm2', true, HANDS, false],
    ['a manager who ended the training', 'e', true, HANDS, false],
    ['the trainee', 't', true, HANDS, false],
    ['the trainee’s mentor', 'mentor', true, HANDS, false],
    ['somebody out of office', 'x', false, HANDS, false],
    ['the named reviewer', 'x', false, { ...HANDS, reviewerId: 'x' }, true],
    ['a named reviewer who marked', 'm1', false, { ...HANDS, reviewerId: 'm1' }, false],
  ])('%s', (_name, id, inOffice, hands, expected) => expect(mayAnswerAppeal(id, inOffice, hands)).toBe(expected))
})

describe('naming a reviewer', () => {
  const base = {
    appealState: 'open' as const,
    namerId: 'r',
    managerIds: ['r', 'm1'],
    reviewerId: 'x',
    reviewerIsStaff: true,
    isNamedThere: false,
    hands: HANDS,
  }
  const cases: [string, Partial<Parameters<typeof decideNameReviewer>[0]>, string][] = [
    ['where every manager had a hand in it', {}, 'ok'],
    ['where another manager can answer', { managerIds: ['r', 'boss'] }, 'colleague-answers'],
    ['who marked', { reviewerId: 'm2' }, 'second-person-needed'],
    ['who released it', { reviewerId: 'r' }, 'second-person-needed'],
    ['who is the trainee', { reviewerId: 't' }, 'second-person-needed'],
    ['where somebody is named already', { isNamedThere: true }, 'already-done'],
    ['who does not work here', { reviewerIsStaff: false }, 'invalid-reference'],
    ['for one that is answered', { appealState: 'upheld' }, 'already-done'],
    ['by the trainee', { namerId: 't' }, 'self-signing'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideNameReviewer({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})

describe('answering an appeal', () => {
  const base = {
    appealState: 'open' as const,
    attemptState: 'released' as const,
    deciderId: 'd',
    inOffice: true,
    hands: HANDS,
    position: null,
    verdict: 'upheld' as const,
    adjustment: { position: 1, points: 2 },
    questionOf: (position: number) => (position === 1 ? { points: 1, max: 4 } : undefined),
  }
  const cases: [string, Partial<Parameters<typeof decideAppeal>[0]>, string][] = [
    ['upheld', {}, 'ok'],
    ['rejected', { verdict: 'rejected', adjustment: null }, 'ok'],
    ['upheld without points', { adjustment: null }, 'evidence-missing'],
    ['with more points than there are', { adjustment: { position: 1, points: 5 } }, 'invalid-reference'],
    ['with fewer points than before', { adjustment: { position: 1, points: 0.5 } }, 'invalid-reference'],
    ['about another paper’s question', { adjustment: { position: 2, points: 1 } }, 'invalid-reference'],
    ['with points for another question than it is about', { position: 2 }, 'invalid-reference'],
    ['by the releaser', { deciderId: 'r' }, 'second-person-needed'],
    ['by a marker', { deciderId: 'm1' }, 'second-person-needed'],
    ['by the trainee', { deciderId: 't' }, 'self-signing'],
    ['by somebody out of office', { inOffice: false }, 'not-allowed'],
    ['by the reviewer named for it', { inOffice: false, hands: { ...HANDS, reviewerId: 'd' } }, 'ok'],
    ['twice', { appealState: 'rejected' }, 'already-done'],
    ['of a paper that is not released', { attemptState: 'graded' }, 'wrong-state'],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    const decision = decideAppeal({ ...base, ...change })
    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})

describe('the points to choose from', () => {
  it.each([
    [0, 1, [0.5, 1]],
    [null, 2, [0.5, 1, 1.5, 2]],
    [2.67, 4, [3, 3.5, 4]],
    [3.5, 4, [4]],
    [4, 4, []],
  ])('%s of %i', (points, max, expected) => expect(gainsOf(points, max)).toEqual(expected))
})
