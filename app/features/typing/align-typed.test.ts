import { describe, expect, test } from 'vitest'
import { accuracyOf, alignTyped, partsOfPassage } from './align-typed'

const PASSAGE = '您好，订单 20261122 的浴巾（X201）今天 16:00 前发出。'

/** Right, [wrong], and what is ahead after a bar. */
function drawn(typed: string): string {
  return partsOfPassage(PASSAGE, alignTyped(PASSAGE, typed))
    .map(({ state, text }) => ({ right: text, wrong: `[${text}]`, ahead: `|${text}` })[state])
    .join('')
}

describe('a passage and what was typed of it', () => {
  test.each([
    ['nothing yet', '', `|${PASSAGE}`],
    ['the beginning', '您好，订单', `您好，订单|${PASSAGE.slice(5)}`],
    ['a wrong character is marked where it stands', '您号，', `您[好]，|${PASSAGE.slice(3)}`],
    ['the last one too', '您号', `您[好]|${PASSAGE.slice(2)}`],
    ['one left out spoils nothing that follows', '您，订单', `您[好]，订单|${PASSAGE.slice(5)}`],
    ['one too many neither', '您好好，订单', `您好，订单|${PASSAGE.slice(5)}`],
    ['marks of another keyboard, and no spaces', '您好,订单20261122的', `您好，订单 20261122 的|${PASSAGE.slice(16)}`],
    ['all of it', PASSAGE, PASSAGE],
  ])('%s', (_name, typed, wanted) => expect(drawn(typed)).toBe(wanted))

  test.each([
    ['nothing typed', '', 0],
    ['all right', PASSAGE.slice(0, 8), 100],
    ['one of five wrong', '您号，订单', 80],
    ['one of five left out', '您，订单', 80],
    ['one too many among six', '您好好，订单', 83.3],
    ['something else altogether', '喵喵喵', 0],
    ['far more than there is', PASSAGE + '喵'.repeat(500), 6.2],
  ])('accuracy: %s', (_name, typed, wanted) => expect(accuracyOf(alignTyped(PASSAGE, typed))).toBe(wanted))

  test('what cannot belong to it is wrong, however long', () => {
    const { correct, wrong, length } = alignTyped(PASSAGE, PASSAGE + '喵'.repeat(500))
    expect([correct, wrong, length]).toEqual([33, 500, 533])
  })

  test('of two ways with as few changes the one with more right characters is taken', () => {
    expect(alignTyped('甲乙丙', '乙').correct).toBe(1)
  })
})
