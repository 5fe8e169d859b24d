import { describe, expect, it } from 'vitest'
import { decideEntry, decideOpenGap, type EntryCase, type EntryCommand, GAPS_MOST, gapWindow } from './entry'

function given(kind: string, change: Partial<EntryCase> = {}): EntryCase {
  return {
    entry: { kind, state: 'open', createdBy: 'trainee' },
    traineeId: 'trainee',
    state: 'in_training',
    actorId: 'mentor',
    today: '2026-01-10',
    ...change,
  }
}
function move(name: EntryCommand['move'], change: Partial<EntryCommand> = {}): EntryCommand {
  return { move: name, words: '', dueOn: null, ...change }
}
const closed = (kind: string, state: 'confirmed' | 'closed' | 'withdrawn') => ({
  entry: { kind, state, createdBy: 'trainee' },
})

describe('settling an entry', () => {
  it.each([
    ['a price change is confirmed by another', given('price-change'), move('confirm'), 'confirmed'],
    [
      'not by the one who wrote it',
      given('price-change', { entry: { kind: 'price-change', state: 'open', createdBy: 'mentor' } }),
      move('confirm'),
      'self-signing',
    ],
    ['never by the trainee', given('price-change', { actorId: 'trainee' }), move('confirm'), 'self-signing'],
    ['not twice', given('price-change', closed('price-change', 'confirmed')), move('confirm'), 'already-done'],
    [
      'not after the trainee took it back',
      given('price-change', closed('price-change', 'withdrawn')),
      move('confirm'),
      'already-done',
    ],
    ['a wrong one is refused with words', given('price-change'), move('refuse', { words: '应先问库存' }), 'closed'],
    ['and not without', given('price-change'), move('refuse'), 'comment-needed'],
    ['a price change has no date', given('price-change'), move('date', { dueOn: '2026-01-11' }), 'invalid-reference'],
    ['a question is answered', given('question'), move('answer', { words: '看尺码表' }), 'closed'],
    ['an empty answer is none', given('question'), move('answer', { words: '   ' }), 'comment-needed'],
    ['a question is dated', given('question'), move('date', { dueOn: '2026-01-10' }), 'open'],
    ['not into the past', given('question'), move('date', { dueOn: '2026-01-09' }), 'date-passed'],
    ['nor into 2099', given('question'), move('date', { dueOn: '2099-01-09' }), 'date-too-far'],
    ['a question is not confirmed', given('question'), move('confirm'), 'invalid-reference'],
    ['a gap is closed', given('gap'), move('close', { words: '今天两段都先问了' }), 'closed'],
    ['a gap is dated', given('gap'), move('date', { dueOn: '2026-01-12' }), 'open'],
    [
      'a gap is taken back by who noted it',
      given('gap', { entry: { kind: 'gap', state: 'open', createdBy: 'mentor' } }),
      move('withdraw', { words: '记错了人' }),
      'withdrawn',
    ],
    [
      'with a reason',
      given('gap', { entry: { kind: 'gap', state: 'open', createdBy: 'mentor' } }),
      move('withdraw'),
      'comment-needed',
    ],
    [
      'by nobody else',
      given('gap', { entry: { kind: 'gap', state: 'open', createdBy: 'colleague' } }),
      move('withdraw', { words: '记错了人' }),
      'not-allowed',
    ],
    [
      'a question is not the mentor’s to take back',
      given('question'),
      move('withdraw', { words: '好的' }),
      'invalid-reference',
    ],
    ['a note is nobody’s to settle', given('note'), move('close', { words: '好的' }), 'invalid-reference'],
    ['a draw is nobody’s to settle', given('draw'), move('close', { words: '好的' }), 'invalid-reference'],
    [
      'nothing changes on a closed file',
      given('gap', { state: 'eliminated' }),
      move('close', { words: '好的' }),
      'wrong-state',
    ],
    ['nor by the trainee', given('gap', { actorId: 'trainee' }), move('close', { words: '好的' }), 'self-signing'],
  ])('%s', (_title, entry, command, expected) => {
    const outcome = decideEntry(entry, command)
    expect(outcome.ok ? outcome.value.state : outcome.reason).toBe(expected)
  })
})

describe('opening a gap', () => {
  const open = {
    type: 'coaching',
    status: { state: 'open' },
    state: 'in_training',
    traineeId: 'trainee',
    actorId: 'mentor',
    debriefed: false,
    openGaps: 0,
    openTexts: ['开场太慢'],
    today: '2026-01-10',
  } as const
  const gap = { text: '没有复述地址', dueOn: null }
  const SESSION = { what: 'happened', activityId: 'D10-1', title: '上号接单' } as const
  it.each([
    ['is the mentor’s', {}, {}, 'ok'],
    ['not the trainee’s', { actorId: 'trainee' }, {}, 'self-signing'],
    ['not before the day', { status: { state: 'locked' } }, {}, 'day-locked'],
    ['not about a session that has not been', { status: { state: 'held', unmet: [SESSION] } }, {}, 'needs-first'],
    ['not on a closed file', { state: 'withdrawn' }, {}, 'wrong-state'],
    ['not before a mystery debrief, which it would give away', { type: 'mystery' }, {}, 'wrong-state'],
    ['but after it', { type: 'mystery', debriefed: true }, {}, 'ok'],
    ['not without words', {}, { text: ' ' }, 'comment-needed'],
    ['not dated into the past', {}, { dueOn: '2026-01-09' }, 'date-passed'],
    ['nor into 2099', {}, { dueOn: '2099-01-09' }, 'date-too-far'],
    ['not a second time in the same words', {}, { text: ' 开场太慢 ' }, 'already-done'],
    ['after the signature with a day of its own', { status: { state: 'done' } }, { dueOn: '2026-01-12' }, 'ok'],
    ['and not without one, which would undo what is signed', { status: { state: 'done' } }, {}, 'date-needed'],
    ['not without end', { openGaps: GAPS_MOST }, {}, 'limit-reached'],
  ] as const)('%s', (_title, change, sent, expected) => {
    const outcome = decideOpenGap({ ...open, ...change }, { ...gap, ...sent })
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  it.each([
    [17, 6, 16],
    [11, 1, 10],
    [1, 1, 1],
  ])('a debrief on day %i looks back to days %i–%i', (day, from, to) => {
    expect(gapWindow(day)).toEqual({ from, to })
  })
})
