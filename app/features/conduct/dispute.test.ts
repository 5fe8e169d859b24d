import { describe, expect, it } from 'vitest'
import { decideReply, decideRuling, decideWords, workdaysAfter } from './dispute'

const isWeekday = (on: string) => ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())

describe('working days', () => {
  it.each([
    ['2026-01-05', 3, '2026-01-08'],
    ['2026-01-08', 3, '2026-01-13'],
    ['2026-01-10', 3, '2026-01-14'],
    ['2026-01-09', 5, '2026-01-16'],
  ])('from %s the %ith is %s', (on, n, expected) => expect(workdaysAfter(on, n, isWeekday)).toBe(expected))

  it('end where there are none', () => expect(workdaysAfter('2026-01-05', 3, () => false)).toBe('2026-03-06'))
})

const LINE = { isCounter: false, countered: false }
const CASE = {
  traineeId: 'trainee',
  actorId: 'trainee',
  line: LINE,
  replies: [],
  today: '2026-01-08',
  disputeUntilOn: '2026-01-08',
}

describe('what a trainee says to a line', () => {
  it.each<[string, Partial<Parameters<typeof decideReply>[0]>, 'answer' | 'dispute', string]>([
    ['is an answer', {}, 'answer', 'ok'],
    ['is a dispute on the last day', {}, 'dispute', 'ok'],
    ['is no dispute a day later', { today: '2026-01-09' }, 'dispute', 'dispute-late'],
    ['is still an answer a day later', { today: '2026-01-09' }, 'answer', 'ok'],
    ['is one dispute', { replies: [{ kind: 'dispute' }] }, 'dispute', 'already-done'],
    ['is as many answers as they like', { replies: [{ kind: 'answer' }] }, 'answer', 'ok'],
    ['is no dispute of what was taken back', { line: { ...LINE, countered: true } }, 'dispute', 'already-done'],
    ['does not go with a counter line', { line: { ...LINE, isCounter: true } }, 'answer', 'wrong-state'],
    ['needs a line', { line: undefined }, 'answer', 'not-found'],
    ['is said by nobody else', { actorId: 'mentor' }, 'answer', 'not-allowed'],
  ])('%s', (_title, change, kind, expected) => {
    const outcome = decideReply({ ...CASE, ...change }, kind)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  it('has words', () => {
    expect(decideWords('  不对  ')).toMatchObject({ reason: 'comment-needed' })
    expect(decideWords('地铁停运')).toMatchObject({ ok: true })
  })
})

describe('a ruling', () => {
  const given = { traineeId: 'trainee', actorId: 'manager', replies: [{ kind: 'dispute' as const }] }
  it.each<[string, Partial<Parameters<typeof decideRuling>[0]>, string, string]>([
    ['is given', {}, '查了公告', 'ok'],
    ['needs a dispute', { replies: [{ kind: 'answer' }] }, '查了公告', 'not-found'],
    ['is given once', { replies: [{ kind: 'dispute' }, { kind: 'ruling' }] }, '查了公告', 'already-done'],
    ['is never one’s own', { actorId: 'trainee' }, '查了公告', 'self-signing'],
    ['gives reasons', {}, '好', 'comment-needed'],
  ])('%s', (_title, change, note, expected) => {
    const outcome = decideRuling({ ...given, ...change }, { note })
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })
})
