import { describe, expect, it } from 'vitest'
import { decideReply, decideRuling, decideWords } from './dispute'

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
