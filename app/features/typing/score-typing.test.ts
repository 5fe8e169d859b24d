import { describe, expect, test } from 'vitest'
import { bestRun, countCorrect, scoreTyping, typingBand } from './score-typing'

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

  test('speed is correct characters per minute of the time that passed', () => {
    expect(scoreTyping(PASSAGE, PASSAGE, 30_000, 51)).toMatchObject({ speed: 66, accuracy: 100, band: 'good' })
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
