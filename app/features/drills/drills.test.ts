import { describe, expect, test } from 'vitest'
import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import { aJudge } from '#tests/builders/judge'
import { openJudge } from '../quick-replies/judge/judge'
import { nameGaps } from '../quick-replies/phrase-gaps'
import { asPractised, cardStanding } from './card-standing'
import { type DeckCard, drawDeck } from './deck'
import {
  type AnsweredCard,
  decideAnswer,
  decideSend,
  decideStart,
  fasterPercent,
  nextPositions,
  scoreCard,
  scoreDrill,
  splitCode,
} from './drill'

function phrase(n: number, stage: Phrase['stage']): Phrase {
  const id = `QR-${String(n).padStart(2, '0')}`
  return {
    id,
    code: `c${String.fromCharCode(96 + n)}`,
    name: id,
    stage,
    limitSeconds: 30,
    texts: ['好的', '好'],
    must: [
      { point: '致歉', says: 'apology' },
      { point: '时间', says: 'by-when' },
    ],
    mustNot: [
      { word: '最', allow: ['最近'], why: '绝对' },
      { word: '加微信', redLine: 'off-platform', why: '站外' },
    ],
    utterances: ['a', 'b', 'c', 'd', 'e', 'f'].map((t) => ({ text: `${id}${t}`, tone: 'plain' as const })),
    explain: 'x',
  }
}
const LIBRARY = [1, 2, 3, 4, 5, 6].map((n) => phrase(n, n <= 4 ? 'pre' : 'after'))
const SET: DrillSet = {
  id: 'S2',
  title: 't',
  cards: 4,
  stages: { pre: 3, after: 1 },
  passPercent: 80,
  mode: 'reply',
  openBook: 'codes',
  intents: ['QR-02'],
}
const BENCH = {
  judge: openJudge(aJudge({ apology: ['抱歉', '对不起'], 'by-when': ['<span>', '几分钟'] })),
  forbidden: [],
}
const CARD: DeckCard = { ...phrase(1, 'pre'), intentId: 'QR-01', utterance: 'u' }

describe('a deck', () => {
  test('is the same for the same seed and holds each stage as often as the set says', () => {
    const deck = drawDeck(SET, LIBRARY, { seed: 's', avoid: new Set() })
    expect(drawDeck(SET, LIBRARY, { seed: 's', avoid: new Set() })).toEqual(deck)
    expect(deck).toHaveLength(4)
    expect(new Set(deck.map((c) => c.intentId)).size).toBe(4)
    expect(deck.some((c) => c.intentId === 'QR-02')).toBe(true)
  })
  test('avoids what was said this week', () => {
    const all = LIBRARY.flatMap((p) => p.utterances.map((u) => u.text))
    const avoid = new Set(all.filter((text) => !text.endsWith('f')))
    for (const card of drawDeck(SET, LIBRARY, { seed: 'x', avoid })) expect(card.utterance.endsWith('f')).toBe(true)
  })
  test('brings the codes that fit a line as well, and only to that line', () => {
    const library = LIBRARY.map((p) => ({
      ...p,
      utterances: p.utterances.map((u, n) => (n === 0 ? { ...u, alsoRight: ['zz'] } : u)),
    }))
    const firsts = library.map((p) => p.utterances[0]!.text)
    const others = new Set(library.flatMap((p) => p.utterances.slice(1).map((u) => u.text)))
    const dealt = (avoid: ReadonlySet<string>) =>
      drawDeck(SET, library, { seed: 'x', avoid }).map((card) => card.alsoRight)
    expect(dealt(others)).toEqual(Array(4).fill(['zz']))
    expect(dealt(new Set(firsts))).toEqual(Array(4).fill(undefined))
  })
  test('says so when the library is too small', () => {
    expect(() => drawDeck({ ...SET, stages: { phone: 4 } }, LIBRARY, { seed: 's', avoid: new Set() })).toThrow(
      RangeError,
    )
  })
})

describe('answering', () => {
  const drill = { state: 'in_progress' as const, ownerId: 'me', deadlineAt: null }
  const open = { position: 0, shownAt: 0, answeredAt: null }
  test.each([
    ['an open card of mine', drill, open, 'me', 5, 'ok'],
    ["somebody else's drill", drill, open, 'you', 5, 'not-found'],
    ['a card that was not shown', drill, undefined, 'me', 5, 'not-found'],
    ['a card twice', drill, { ...open, answeredAt: 4 }, 'me', 5, 'already-done'],
    ['after the end', { ...drill, state: 'finished' as const }, open, 'me', 5, 'already-done'],
    ['at the very deadline', { ...drill, deadlineAt: 5 }, open, 'me', 5, 'ok'],
    ['a moment after it', { ...drill, deadlineAt: 5 }, open, 'me', 6, 'deadline-passed'],
  ])('%s', (_name, standing, card, actor, now, expected) => {
    const outcome = decideAnswer(standing, card, actor, now)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })
  test('one customer at a time in a drill, three at the desk', () => {
    expect(nextPositions('reply', 10, [])).toEqual([0])
    expect(nextPositions('reply', 10, [open])).toEqual([])
    expect(nextPositions('desk', 8, [])).toEqual([0, 1, 2])
    expect(nextPositions('desk', 8, [{ ...open, answeredAt: 1 }, open, open])).toEqual([3])
    expect(nextPositions('desk', 3, [{ ...open, answeredAt: 1 }, open, open])).toEqual([])
  })
})

describe('scoring a card', () => {
  test('counts every code that fits the line, and no other', () => {
    const given = (code: string) => {
      const card = { ...CARD, alsoRight: ['yy'] }
      const { rightCode, mark } = scoreCard('reply', card, { code, reply: '抱歉,5 分钟内回您', tookMs: 9_000 }, BENCH)
      return [rightCode, mark.low]
    }
    expect(['ca', 'yy', 'zz'].map(given)).toEqual([
      [true, 100],
      [true, 100],
      [false, 80],
    ])
  })
  test.each([
    ['all good', { code: 'ca', reply: '抱歉,5 分钟内回您', tookMs: 20_000 }, [100, 100]],
    ['the code in front of the reply', { code: '', reply: '/ca 抱歉,5 分钟内回您', tookMs: 20_000 }, [100, 100]],
    ['the wrong code', { code: 'zz', reply: '抱歉,5 分钟内回您', tookMs: 20_000 }, [80, 80]],
    ['one must-have missing', { code: 'ca', reply: '抱歉', tookMs: 20_000 }, [60, 60]],
    ['one must-have that a person has to look at', { code: 'ca', reply: '抱歉,要几分钟？', tookMs: 20_000 }, [60, 100]],
    ['a denied must-have', { code: 'ca', reply: '不抱歉,5 分钟', tookMs: 20_000 }, [60, 60]],
    ['a soft forbidden word', { code: 'ca', reply: '抱歉,最快 5 分钟', tookMs: 20_000 }, [90, 90]],
    ['an allowed longer word', { code: 'ca', reply: '抱歉,最近忙,5 分钟', tookMs: 20_000 }, [100, 100]],
    ['half as long again', { code: 'ca', reply: '抱歉,5 分钟', tookMs: 45_000 }, [95, 95]],
    ['twice the limit', { code: 'ca', reply: '抱歉,5 分钟', tookMs: 60_000 }, [90, 90]],
    ['a red line', { code: 'ca', reply: '抱歉,5 分钟,加微信吧', tookMs: 20_000 }, [0, 0]],
    ['a slot left open', { code: 'ca', reply: '抱歉 {name},5 分钟', tookMs: 20_000 }, [90, 90]],
    ['a gap left open as people see it', { code: 'ca', reply: '抱歉 【姓名】,5 分钟', tookMs: 20_000 }, [90, 90]],
    ['the name of a gap is no must-have', { code: 'ca', reply: '抱歉,【几分钟内】回您', tookMs: 20_000 }, [50, 50]],
    ['nothing of it', { code: 'ca', reply: '嗯', tookMs: 1_000 }, [20, 20]],
    ['nothing', { code: '', reply: '', tookMs: 1_000 }, [0, 0]],
  ])('%s', (_name, input, [low, high]) => {
    expect(scoreCard('reply', CARD, input, BENCH).mark).toMatchObject({ low, high })
  })
  test.each([
    ['in time', 30_000, 'in-time', [100, 100], 10],
    ['a moment late', 30_001, 'late', [90, 90], 0],
    ['beyond the shop’s line', 120_001, 'breach', [90, 90], 0],
    ['beyond the platform’s', 180_001, 'lost', [0, 0], 0],
  ] as const)('with the lines drawn, a good reply %s', (_name, tookMs, time, [low, high], timeMark) => {
    const lines = { breachSeconds: 120, lostSeconds: 180 }
    const input = { code: 'ca', reply: '抱歉,5 分钟内回您', tookMs }
    const score = scoreCard('reply', CARD, input, { ...BENCH, time: lines })
    expect(score).toMatchObject({ version: 3, time, mark: { low, high, parts: { time: timeMark } } })
    expect(scoreCard('code', CARD, input, { judge: null, forbidden: [], time: lines })).not.toHaveProperty('time')
  })
  test('a card keeps what its time came to, whatever is ruled on its words', () => {
    const lines = { breachSeconds: 120, lostSeconds: 180 }
    const input = { code: 'ca', reply: '抱歉', tookMs: 1_799_000 }
    const score = scoreCard('reply', CARD, input, { ...BENCH, time: lines })
    const row = { ...input, limitSeconds: CARD.limitSeconds }
    const ruled = { rulings: [{ subject: 'point 1' as const, isYes: true }], disputed: [] }
    expect(cardStanding(score, row, ruled)).toMatchObject({ low: 0, high: 0 })
    const before = scoreCard('reply', CARD, input, BENCH)
    expect(before).toMatchObject({ version: 2, mark: { low: 55 } })
    expect(cardStanding(before, row, ruled)).toMatchObject({ low: 90, high: 90 })
  })
  test.each([
    [{ code: 'ca', reply: '', tookMs: 30_000 }, 100],
    [{ code: '/CA', reply: '', tookMs: 40_000 }, 60],
    [{ code: 'cb', reply: '', tookMs: 1_000 }, 0],
  ])('recall of the code alone %#', (input, total) => {
    expect(scoreCard('code', CARD, input, { judge: null, forbidden: [] }).mark).toMatchObject({
      low: total,
      high: total,
    })
  })
  test('a slash code is split off only at the start', () => {
    expect(splitCode('', '/yj 您好')).toEqual({ code: 'yj', text: '您好' })
    expect(splitCode('fh', '/yj 您好')).toEqual({ code: 'fh', text: '/yj 您好' })
    expect(splitCode('', '您好 /yj')).toEqual({ code: '', text: '您好 /yj' })
  })
  test.each(['/hy', '／hy', '、hy', '/ＨＹ', '/ hy', ' /Hy '])(
    'what a Chinese input method makes of /hy is /hy: %s',
    (typed) => {
      expect(splitCode('', typed)).toEqual({ code: 'hy', text: '' })
      expect(splitCode('', `${typed} 您好`)).toEqual({ code: 'hy', text: '您好' })
      expect(splitCode(typed, '您好')).toEqual({ code: 'hy', text: '您好' })
    },
  )
  test.each([
    ['reply', '', '', 'empty-reply'],
    ['reply', '', '  \n', 'empty-reply'],
    ['desk', '', '', 'empty-reply'],
    ['code', '', '', 'empty-reply'],
    ['reply', 'hy', ' ', 'bring-text'],
    ['desk', 'hy', '', 'bring-text'],
    ['reply', '', '您好', 'answer'],
    ['code', 'hy', '', 'answer'],
  ] as const)('sending in %s mode: code “%s” and text “%s” is %s', (mode, code, text, wanted) => {
    const sent = decideSend(mode, { code, text })
    expect(sent.ok ? sent.value : sent.reason).toBe(wanted)
  })
})

test('people see the gaps of a ready text in words; a gap without a label keeps its name', () => {
  const slots = [{ name: 'tail', label: '单号尾号' }]
  expect(nameGaps('包裹尾号 {tail}，{node}。', slots)).toBe('包裹尾号 【单号尾号】，【node】。')
})

function answered(low: number, high = low, more: Partial<AnsweredCard> = {}): AnsweredCard {
  return { low, high, tookMs: 10, clean: true, maybeClean: true, ...more }
}

describe('the whole drill', () => {
  test('an unanswered card counts as nothing', () => {
    expect(
      scoreDrill(
        { cards: 4, passPercent: 75 },
        [1, 2, 3].map(() => answered(100)),
      ),
    ).toEqual({
      percent: 75,
      percentHigh: 75,
      passed: true,
      meanMs: 10,
      cleanPercent: 75,
    })
  })
  test('a line for clean wording is a second condition', () => {
    const cards = [true, false].map((clean) => answered(90, 90, { clean, maybeClean: clean }))
    expect(scoreDrill({ cards: 2, passPercent: 80, cleanPercent: 100 }, cards).passed).toBe(false)
    expect(scoreDrill({ cards: 2, passPercent: 80 }, cards).passed).toBe(true)
  })
  test.each([
    ['the whole range above the line', [answered(80, 100), answered(80, 90)], true],
    ['the whole range below it', [answered(20, 60), answered(80, 90)], false],
    ['a range on both sides', [answered(60, 100), answered(80, 90)], null],
  ])('%s', (_name, cards, passed) => {
    expect(scoreDrill({ cards: 2, passPercent: 80 }, cards).passed).toBe(passed)
  })
  test('a fault that may be ruled away leaves a line for clean wording open', () => {
    const cards = [answered(90), answered(90, 90, { clean: false, maybeClean: true })]
    expect(scoreDrill({ cards: 2, passPercent: 80, cleanPercent: 100 }, cards).passed).toBeNull()
  })
  test('practice waits for nobody: what is open counts half', () => {
    const half = asPractised(answered(60, 100, { clean: false, maybeClean: true }))
    expect(scoreDrill({ cards: 1, passPercent: 80, cleanPercent: 100 }, [half])).toMatchObject({
      percent: 80,
      passed: true,
    })
  })
  test('an exam is sat once, and again only after a "not yet"', () => {
    const finished = [{ state: 'finished' as const, startedAt: 10 }]
    expect(decideStart({ purpose: 'exam', earlier: [], askedAgainAt: null }).ok).toBe(true)
    expect(decideStart({ purpose: 'exam', earlier: finished, askedAgainAt: null })).toEqual({
      ok: false,
      reason: 'already-done',
    })
    expect(decideStart({ purpose: 'exam', earlier: finished, askedAgainAt: 9 })).toEqual({
      ok: false,
      reason: 'already-done',
    })
    expect(decideStart({ purpose: 'exam', earlier: finished, askedAgainAt: 11 }).ok).toBe(true)
    expect(decideStart({ purpose: 'practice', earlier: finished, askedAgainAt: null }).ok).toBe(true)
    expect(
      decideStart({ purpose: 'practice', earlier: [{ state: 'in_progress', startedAt: 1 }], askedAgainAt: null }),
    ).toEqual({ ok: false, reason: 'attempt-open' })
  })
  test('faster is told in percent of before', () => {
    expect(fasterPercent(20_000, 17_000)).toBe(15)
    expect(fasterPercent(20_000, 24_000)).toBe(-20)
  })
})
