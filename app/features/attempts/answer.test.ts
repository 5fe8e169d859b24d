import { describe, expect, it } from 'vitest'
import type { Item } from '#app/content/item'
import { anItem, aQuestion, CANARY } from '#tests/builders/items'
import { type Answer, answerFromFields, completenessOf, fitsShape, shapeOf } from './answer'
import { AnswerSchema } from './answer-forms'
import { paperQuestions } from './paper'

const shape = (item: Item) => shapeOf(aQuestion(item))

function fields(entries: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) for (const one of [value].flat()) form.append(name, one)
  return form
}

describe('fields of a plain form', () => {
  const cases: [Item, Record<string, string | string[]>, Answer | null, string][] = [
    [anItem('single'), { choice: '2' }, { type: 'single', choice: 2 }, 'full'],
    [anItem('single'), {}, null, 'none'],
    [anItem('single'), { choice: '-1' }, null, 'none'],
    [anItem('multiple'), { choices: ['3', '0', '3'] }, { type: 'multiple', choices: [0, 3] }, 'full'],
    [anItem('truefalse'), { choice: 'false' }, { type: 'truefalse', answer: false }, 'full'],
    [anItem('truefalse'), { choice: 'maybe' }, null, 'none'],
    [anItem('fill'), { 'blank-0': '24 小时' }, { type: 'fill', blanks: ['24 小时'] }, 'full'],
    [anItem('fill'), { 'blank-0': '  ' }, null, 'none'],
    [
      anItem('order'),
      { 'place-0': '2', 'place-1': '', 'place-2': '1' },
      { type: 'order', places: [2, null, 1] },
      'partial',
    ],
    [
      anItem('order'),
      { 'place-0': '2', 'place-1': '2', 'place-2': '1' },
      { type: 'order', places: [2, 2, 1] },
      'partial',
    ],
    [anItem('order'), { 'place-0': '2', 'place-1': '3', 'place-2': '1' }, { type: 'order', places: [2, 3, 1] }, 'full'],
    [anItem('match'), { 'right-0': '0', 'right-1': '3', 'right-2': '1' }, { type: 'match', rights: [0, 3, 1] }, 'full'],
    [anItem('match'), { 'right-0': '', 'right-1': '', 'right-2': '' }, null, 'none'],
    [anItem('scenario'), { text: '您好\r\n请稍等' }, { type: 'scenario', text: '您好\n请稍等' }, 'full'],
    [anItem('scenario'), { text: ' \n' }, null, 'none'],
  ]
  it.each(cases)('%#', (item, entries, answer, complete) => {
    const read = answerFromFields(shape(item), fields(entries))
    expect(read).toEqual(answer)
    expect(completenessOf(read, shape(item))).toBe(complete)
    if (read) expect(fitsShape(read, shape(item)) && AnswerSchema.safeParse(read).success).toBe(true)
  })
})

describe('an answer that does not fit its question', () => {
  const cases: [Item, Answer][] = [
    [anItem('single'), { type: 'single', choice: 4 }],
    [anItem('single'), { type: 'multiple', choices: [1] }],
    [anItem('multiple'), { type: 'multiple', choices: [1, 1] }],
    [anItem('multiple'), { type: 'multiple', choices: [9] }],
    [anItem('fill'), { type: 'fill', blanks: ['a', 'b'] }],
    [anItem('order'), { type: 'order', places: [1, 2] }],
    [anItem('order'), { type: 'order', places: [0, 1, 2] }],
    [anItem('match'), { type: 'match', rights: [0, 1, 4] }],
  ]
  it.each(cases)('%#', (item, answer) => {
    expect(fitsShape(answer, shape(item))).toBe(false)
  })
})

it('shows nothing of keys, explanations, reasons or rubrics', () => {
  const types = ['single', 'multiple', 'truefalse', 'fill', 'order', 'match', 'scenario'] as const
  const questions = types.map((type, n) => aQuestion(anItem(type), { position: n + 1 }))
  const sent = JSON.stringify(paperQuestions({ questions }))
  expect(sent).not.toContain(CANARY)
  for (const word of ['correct', 'why', 'answer', 'accept', 'rubric', 'model', 'lesson', 'family', 'shown'])
    expect(sent).not.toContain(`"${word}"`)
})
