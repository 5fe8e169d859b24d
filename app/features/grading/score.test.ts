import { describe, expect, it } from 'vitest'
import type { Item } from '#app/content/item'
import { anItem, aQuestion } from '#tests/builders/items'
import type { Answer } from '../attempts/answer'
import { percentOf, scoreAttempt } from './score-attempt'
import { foldAnswer, scoreAnswer } from './score-item'

const fill = (accept: string[]): Item => ({ ...anItem('fill'), blanks: [{ accept }] })

describe('one answer', () => {
  // Shown in the order 2, 0, 3, 1: the first option of the item is the second one shown.
  const mixed = [2, 0, 3, 1]
  const cases: [string, Item, number[] | undefined, Answer | null, boolean | null][] = [
    ['no answer', anItem('single'), undefined, null, false],
    ['single right', anItem('single'), mixed, { type: 'single', choice: 1 }, true],
    ['single wrong', anItem('single'), mixed, { type: 'single', choice: 0 }, false],
    ['single of another type', anItem('single'), mixed, { type: 'truefalse', answer: true }, false],
    ['multiple complete', anItem('multiple'), mixed, { type: 'multiple', choices: [0, 1] }, true],
    ['multiple one missing', anItem('multiple'), mixed, { type: 'multiple', choices: [0] }, false],
    ['multiple one too many', anItem('multiple'), mixed, { type: 'multiple', choices: [0, 1, 2] }, false],
    ['true', anItem('truefalse'), undefined, { type: 'truefalse', answer: true }, true],
    ['false', anItem('truefalse'), undefined, { type: 'truefalse', answer: false }, false],
    ['order exact', anItem('order'), [2, 0, 1], { type: 'order', places: [3, 1, 2] }, true],
    ['order as shown', anItem('order'), [2, 0, 1], { type: 'order', places: [1, 2, 3] }, false],
    ['order incomplete', anItem('order'), [2, 0, 1], { type: 'order', places: [3, 1, null] }, false],
    ['match all', anItem('match'), [3, 1, 0, 2], { type: 'match', rights: [2, 1, 3] }, true],
    ['match two of three', anItem('match'), [3, 1, 0, 2], { type: 'match', rights: [2, 1, 0] }, false],
    ['scenario waits for people', anItem('scenario'), undefined, { type: 'scenario', text: '您好' }, null],
    ['scenario left blank', anItem('scenario'), undefined, { type: 'scenario', text: ' \n ' }, false],
  ]
  it.each(cases)('%s', (_name, item, shown, answer, expected) => {
    expect(scoreAnswer(aQuestion(item, shown ? { shown } : {}), answer)).toBe(expected)
  })
})

describe('a blank', () => {
  const cases: [string[], string, boolean][] = [
    [['24'], '24', true],
    [['24'], ' 2 4 ', true],
    [['24'], '\uff12\uff14', true],
    [['5%'], '\uff15\uff05', true],
    [['24'], '24', true],
    [['24'], '二十四', false],
    [['24', '二十四'], '二十四', true],
    [['24小时'], '24 小时。', true],
    [['24小时'], '24 hours', false],
    [['VIP'], 'vip', true],
    [['a.b'], 'A。B', true],
    [['七天无理由\uff0c退货'], '七天无理由,退货', true],
    [['“先核实”'], '"先核实"', true],
    [['5%'], '5%', true],
    [['223.2'], '223.20', false],
    [['24'], '', false],
    [['24'], '。', false],
  ]
  it.each(cases)('accepting %s, given “%s”: %s', (accept, given, right) => {
    expect(scoreAnswer(aQuestion(fill(accept)), { type: 'fill', blanks: [given] })).toBe(right)
  })
  it('needs every blank', () => {
    const item: Item = { ...anItem('fill'), blanks: [{ accept: ['a'] }, { accept: ['b'] }] }
    expect(scoreAnswer(aQuestion(item), { type: 'fill', blanks: ['a', 'x'] })).toBe(false)
    expect(scoreAnswer(aQuestion(item), { type: 'fill', blanks: ['A', 'b'] })).toBe(true)
  })
  it('folds to the same however often', () => {
    const once = foldAnswer(' 「ABC」。')
    expect(foldAnswer(once)).toBe(once)
  })
})

describe('a paper', () => {
  const questions = [
    aQuestion(anItem('single', { id: 'T02-S-001' }), { position: 1 }),
    aQuestion(anItem('truefalse', { id: 'T01-S-002' }), { position: 2 }),
    aQuestion(anItem('scenario', { id: 'T01-S-003' }), { position: 3 }),
  ]
  const answers = new Map<number, Answer | null>([
    [1, { type: 'single', choice: 0 }],
    [2, { type: 'truefalse', answer: false }],
    [3, { type: 'scenario', text: '您好' }],
  ])
  const form = { questions, passPercent: 70 }

  it('waits for marks', () => {
    expect(scoreAttempt({ form, answers, marks: new Map() }).waiting).toEqual([3])
  })
  it('adds up points, topics and percent', () => {
    const result = scoreAttempt({ form, answers, marks: new Map([[3, 3.2]]) })
    expect(result).toMatchObject({ waiting: [], points: 4.2, max: 6, percent: 70, passed: true })
    expect(result.topics).toEqual([
      { topic: 'T01', points: 3.2, max: 5, percent: 64 },
      { topic: 'T02', points: 1, max: 1, percent: 100 },
    ])
  })
  it('fails one tenth below the line', () => {
    expect(scoreAttempt({ form, answers, marks: new Map([[3, 3.19]]) })).toMatchObject({ percent: 69.8, passed: false })
  })
  it('takes the points of an upheld appeal instead', () => {
    const result = scoreAttempt({ form, answers, marks: new Map([[3, 3]]), adjustments: new Map([[2, 1]]) })
    expect(result).toMatchObject({ points: 5, passed: true })
    expect(result.items[1]).toMatchObject({ points: 1, adjusted: true })
  })
  it('gives the same result again', () => {
    const input = { form, answers, marks: new Map([[3, 2.53]]) }
    expect(scoreAttempt(input)).toEqual(scoreAttempt(input))
  })
  it.each([
    [1, 3, 33.3],
    [2, 3, 66.7],
    [0, 0, 0],
    [79.95, 100, 80],
  ])('%s of %s is %s %%', (points, max, percent) => {
    expect(percentOf(points, max)).toBe(percent)
  })
})
