import { describe, expect, test } from 'vitest'
import { bestRun } from '../activities/typing-best'
import { countCorrect, scoreTyping, typingBand } from './score-typing'

const PASSAGE = '您好,订单 20261122 的浴巾(X201)今天 16:00 前发出。'

describe('typing', () => {
  test.each([
    ['all right', PASSAGE, 33],
    ['nothing', '', 0],
    ['half-width for full-width', '您好,订单20261122的浴巾(X201)今天16:00前发出。', 33],
    ['one letter too many costs nothing else', `您好好,${PASSAGE.slice(3)}`, 33],
    ['one letter missing costs one', PASSAGE.replace('订', ''), 32],
    ['something else altogether', '喵喵喵', 0],
  ])('%s', (_name, typed, correct) => {
    expect(countCorrect(PASSAGE, typed)).toBe(correct)
  })

  const SET = 180_000
  test.each([
    [
      'the passage finished: the time that passed',
      PASSAGE,
      30_000,
      { speed: 66, accuracy: 100, band: 'good', held: false },
    ],
    ['a few quick characters: the whole set time', PASSAGE.slice(0, 10), 3_000, { speed: 3, band: 'far', held: false }],
    ['a line skipped is no end', PASSAGE.slice(0, 20), 10_000, { speed: 6, held: false }],
    ['as much that is wrong is no end', '错'.repeat(33), 3_000, { speed: 0 }],
    ['the time used up', PASSAGE, SET, { speed: 11, held: false }],
    ['the fastest hands', PASSAGE, 11_000, { speed: 180, held: false }],
    ['faster than hands', PASSAGE, 10_900, { held: true }],
    ['put in at once', PASSAGE, 2_000, { speed: 990, held: true }],
  ])('%s', (_name, typed, elapsedMs, wanted) => {
    expect(scoreTyping(PASSAGE, typed, { elapsedMs, setMs: SET }, 51)).toMatchObject(wanted)
  })
  test('marks that a keyboard lacks count as those it has', () => {
    const passage = '“丝滑”款 2×30ml—9:00–18:00·约 5〜6 天；好。'
    expect(countCorrect(passage, '"丝滑"款2x30ml-9:00-18:00.约5~6天;好.')).toBe(countCorrect(passage, passage))
    expect(countCorrect(passage, '「丝滑」款2*30ml−9：00−18：00•约5～6天；好。')).toBe(countCorrect(passage, passage))
  })
  test.each([
    [80, 97, 'excellent'],
    [80, 96.9, 'good'],
    [79.9, 99, 'good'],
    [65, 94, 'pass'],
    [51, 93, 'pass'],
    [51, 92, 'improve'],
    [50.9, 99, 'improve'],
    [40, 89, 'far'],
    [39, 99, 'far'],
  ])('%d characters a minute at %d %% is %s', (speed, accuracy, band) => {
    expect(typingBand(speed, accuracy, 51)).toBe(band)
  })
  test('the best of the runs is by band, then by net speed', () => {
    const runs = [
      { band: 'pass' as const, speed: 60, accuracy: 93 },
      { band: 'good' as const, speed: 66, accuracy: 95 },
      { band: 'good' as const, speed: 66, accuracy: 98 },
    ]
    expect(bestRun(runs)).toBe(runs[2])
    expect(bestRun([])).toBeUndefined()
  })
  test('a long text is counted without waiting', () => {
    const long = PASSAGE.repeat(12)
    expect(countCorrect(long, long)).toBe(33 * 12)
  })
})
