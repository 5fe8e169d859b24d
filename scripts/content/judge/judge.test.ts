import { describe, expect, it } from 'vitest'
import type { Meaning } from '#app/content/meaning'
import { clausesOf } from '#app/features/quick-replies/judge/clauses'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { judgeReply } from '#app/features/quick-replies/judge/judge-reply'
import { openReaders, piecesOf, readPieces, standOf } from '#app/features/quick-replies/judge/second-reader'
import { scoreReply } from '#app/features/quick-replies/score-reply'
import { aPhrase } from '../content-builders'
import { buildJudge, UNTUNED } from './build-judge'
import { cutBothWays, cutForFaults, lowestSure } from './choose-cuts'
import { fitReader, packReaders } from './fit-readers'
import { fitScale } from './fit-scale'
import type { JudgedReply } from './judged-reply'
import { lessonsOf } from './lessons'
import { kappaOf, measure, tryJudge } from './measure-judge'

const lesson = (text: string, isYes: boolean) => ({ pieces: [...piecesOf(clausesOf(text))], isYes })

describe('the second reader', () => {
  const lessons = [
    lesson('给您赔个不是', true),
    lesson('让您久等，是我不对', true),
    lesson('您看哪一款', false),
    lesson('今天四点前出库', false),
  ]
  const readers = openReaders(packReaders(new Map([['sorry', fitReader(lessons)]])))
  const stand = (text: string) => standOf(readers, readPieces(readers, piecesOf(clausesOf(text))), 'sorry', 'silent')
  it('leans to what it has learned, in words it has not seen together', () => {
    expect(stand('久等了，赔不是')).toBeGreaterThan(0)
    expect(stand('四点前出库的是哪一款')).toBeLessThan(0)
  })
  it('gives the same weights for the same lessons', () => {
    expect(packReaders(new Map([['sorry', fitReader(lessons)]]))).toEqual(
      packReaders(new Map([['sorry', fitReader(lessons)]])),
    )
  })
  it('stands at nothing where nobody could teach it', () => {
    expect(standOf(readers, readPieces(readers, new Set(['您'])), 'unknown', 'silent')).toBe(0)
  })
})

describe('cuts', () => {
  const seen = [...Array(40).keys()].map((n) => ({ stand: n, truth: n >= 20 }))
  it('begin where enough of what lies above is true', () => {
    expect(lowestSure(seen, 1)).toBe(20)
    expect(lowestSure(seen, 0.9)).toBeLessThan(20)
    expect(lowestSure(seen.slice(0, 20), 0.9)).toBe(99)
  })
  it('prove nothing by a handful', () => expect(lowestSure(seen.slice(35), 0.9)).toBe(99))
  it('leave what lies between to a person', () => {
    const mixed = seen.map(({ stand, truth }) => ({ stand, truth: stand > 14 && stand < 25 ? stand % 2 === 0 : truth }))
    const { yes, no } = cutBothWays(mixed, 1)
    expect([yes, no]).toEqual([24, 15])
  })
  it('let no more faults hide than they may', () => {
    const { no } = cutForFaults(seen, 1, 0)
    expect(seen.filter(({ stand, truth }) => truth && stand <= no)).toEqual([])
  })
})

describe('weighing', () => {
  it('learns which fact counts', () => {
    const cases = [...Array(30).keys()].map((n) => ({ facts: { told: n % 2, noise: n % 3 }, isYes: n % 2 === 1 }))
    const { weights } = fitScale(cases)
    expect(weights.told!).toBeGreaterThan(1)
    expect(Math.abs(weights.noise!)).toBeLessThan(0.2)
  })
})

const meaning = (id: string, say: string[], examples: string[], counters: string[]): Meaning => ({
  id,
  name: id,
  about: '',
  say,
  never: [],
  examples,
  counters,
})
const APOLOGY = meaning('apology', ['抱歉', '对不起'], ['给您赔个不是', '是我不对'], ['没关系的'])
const BY_WHEN = meaning('by-when', ['<moment>前~回'], ['五分钟后我回您'], ['稍等一下'])
const CARD = aPhrase({
  must: [
    { point: '致歉', says: 'apology' },
    { point: '时间', says: 'by-when' },
  ],
})
const judged = (id: string, reply: string, points: string): JudgedReply => {
  const label = { points, soft: [], hard: null, sense: 'ok' as const, good: points === 'mm' }
  return {
    id,
    intent: CARD.id,
    customer: '人呢',
    case: '',
    voice: 'plain',
    kind: 'good',
    reply: [reply],
    labels: [label, label],
  }
}
const TEACHING = {
  meanings: [APOLOGY, BY_WHEN],
  phrases: [CARD],
  forbidden: [],
  judged: [judged('A-QR-01-1', '抱歉，三点前回您', 'mm'), judged('A-QR-01-2', '稍等', 'xx')],
  faults: [],
  shop: { amounts: [59, 6], spans: [] },
}

describe('what is taught', () => {
  it('are judged replies, examples and counters of the meaning that a card asks for', () => {
    const lessons = lessonsOf(TEACHING).get('apology')!
    expect(lessons.map(({ isYes }) => isYes)).toEqual([true, false, true, true, false])
  })
  it('leaves out what people could not decide', () => {
    const unclear = { ...TEACHING, judged: [judged('A-QR-01-3', '嗯呐', 'um')] }
    expect(lessonsOf(unclear).get('apology')).toHaveLength(3)
    expect(lessonsOf(unclear).get('by-when')).toHaveLength(3)
  })
})

const LONG = '抱歉让您等着了，我这就去仓库问，三点前一定回到这里告诉您'

describe('a judge', () => {
  const answers = (judge: ReturnType<typeof openJudge>, text: string) =>
    judgeReply(judge, { must: CARD.must, mustNot: [], utterance: '人呢' }, text).points.map(({ answer }) => answer)
  const bySaying = {
    ...UNTUNED,
    scale: { base: 0, weights: {} },
    points: {
      said: { yes: 0, no: -1 },
      asked: { yes: 1, no: -1 },
      denied: { yes: 1, no: 0 },
      silent: { yes: 1, no: 0 },
    },
  }
  it('that was never tuned leaves every point to a person', () => {
    expect(answers(openJudge(buildJudge(TEACHING, UNTUNED)), '抱歉，三点前回您')).toEqual(['open', 'open'])
  })
  it('asserts what stands there, not what is denied', () => {
    const judge = openJudge(buildJudge(TEACHING, bySaying))
    expect(answers(judge, '抱歉，三点前回您')).toEqual(['met', 'met'])
    expect(answers(judge, '我不抱歉，稍等')).toEqual(['missing', 'missing'])
  })
  it('meets nothing by words without sense', () => {
    const judge = openJudge(buildJudge(TEACHING, { ...bySaying, senseless: { yes: -99, no: -99 } }))
    expect(answers(judge, '抱歉，三点前回您')).toEqual(['missing', 'missing'])
    const doubting = openJudge(buildJudge(TEACHING, { ...bySaying, senseless: { yes: 99, no: -99 } }))
    expect(answers(doubting, '抱歉，三点前回您')).toEqual(['open', 'open'])
  })
  it('takes nothing as said in a clause with an open gap, and no reply with one as sent', () => {
    const judge = openJudge(buildJudge(TEACHING, bySaying))
    expect(answers(judge, '抱歉，{time}三点前回您')).toEqual(['met', 'missing'])
    expect(answers(judge, '抱歉，【时间】三点前回您')).toEqual(['met', 'missing'])
    const judged = judgeReply(judge, { must: CARD.must, mustNot: [], utterance: '' }, '抱歉，三点前回您。尾号【单号】')
    expect(judged.points.map(({ answer }) => answer)).toEqual(['met', 'met'])
    const sent = { isRightCode: true, text: '抱歉，三点前回您。尾号【单号】', tookMs: 0, limitSeconds: 60 }
    expect(scoreReply(judged, sent).high).toBe(60)
  })
  it('that was kept goes on reading gaps as it did', () => {
    const judge = openJudge({ ...buildJudge(TEACHING, bySaying), method: undefined })
    expect(answers(judge, '抱歉，【时间】三点前回您')).toEqual(['met', 'met'])
  })
  it('gives courtesies nothing but where courtesy is all that is asked', () => {
    const judge = openJudge(buildJudge(TEACHING, { ...bySaying, nothing: -99 }))
    expect(answers(judge, '抱歉，会用心服务您')).toEqual(['missing', 'missing'])
    expect(answers(judge, '抱歉，三点前回您')).toEqual(['met', 'met'])
  })
  it('knows a string of words by its shape', () => {
    const salad = { scale: { base: -0.5, weights: { 'all bare': 1 } }, cut: { yes: 0, no: 0 } }
    const judge = openJudge(buildJudge(TEACHING, { ...bySaying, salad }))
    expect(answers(judge, '抱歉 三点前回复')).toEqual(['missing', 'missing'])
    expect(answers(judge, '抱歉，三点前回您')).toEqual(['met', 'met'])
  })
  it('quotes the clause in which it doubts', () => {
    const doubting = { scale: { base: 0, weights: {} }, cut: { yes: 99, no: -99 } }
    const judge = openJudge(buildJudge(TEACHING, { ...bySaying, redLines: doubting }))
    const { hard } = judgeReply(judge, { must: CARD.must, mustNot: [], utterance: '' }, LONG)
    expect(hard).toEqual([{ kind: expect.any(String), sure: false, saw: expect.stringMatching(/^\p{Script=Han}/u) }])
    const few = judgeReply(judge, { must: CARD.must, mustNot: [], utterance: '' }, '抱歉，三点前回您')
    expect(few.hard).toEqual([])
  })
  it('has a version that changes with what it is taught and with its cuts', () => {
    const { version } = buildJudge(TEACHING, bySaying)
    expect(buildJudge(TEACHING, bySaying).version).toBe(version)
    expect(buildJudge(TEACHING, UNTUNED).version).not.toBe(version)
    expect(buildJudge({ ...TEACHING, judged: [] }, bySaying).version).not.toBe(version)
  })
  it('is measured beside what people said', () => {
    const judge = openJudge(buildJudge(TEACHING, bySaying))
    const tried = tryJudge(judge, TEACHING, [
      judged('E-QR-01-1', '对不起，三点前回您', 'mx'),
      judged('E-QR-01-2', '给您鞠个躬', 'mu'),
    ])
    const { met, missing, decided, confusion } = measure(tried)
    expect({ met, missing, decided }).toEqual({
      met: { right: 1, of: 2 },
      missing: { right: 0, of: 1 },
      decided: { right: 3, of: 3 },
    })
    expect(confusion.unclear.missing).toBe(1)
  })
})

describe('agreement of two judges', () => {
  it('is 1 for the same letters and 0 for chance', () => {
    expect(kappaOf(['m', 'x', 'm'], ['m', 'x', 'm'])).toBe(1)
    expect(kappaOf(['m', 'm', 'x', 'x'], ['m', 'x', 'm', 'x'])).toBe(0)
  })
})
