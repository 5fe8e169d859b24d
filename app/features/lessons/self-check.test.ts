import { describe, expect, it } from 'vitest'
import type { SelfCheck } from '#app/content/lesson'
import { markSelfCheck, selfCheckView } from './self-check'

const single: SelfCheck = {
  id: 'q1',
  type: 'single',
  stem: '先做什么？',
  options: [
    { text: '先改', why: 'KEY-WHY-A' },
    { text: '先看凭据', correct: true, why: 'KEY-WHY-B' },
    { text: '先问', why: 'KEY-WHY-C' },
  ],
}
const multiple: SelfCheck = {
  id: 'q2',
  type: 'multiple',
  stem: '哪些？',
  options: [
    { text: '甲', correct: true, why: 'KEY-WHY-A' },
    { text: '乙', why: 'KEY-WHY-B' },
    { text: '丙', correct: true, why: 'KEY-WHY-C' },
  ],
}
const truth: SelfCheck = { id: 'q3', type: 'truefalse', stem: '对吗？', answer: false, why: 'KEY-WHY' }

describe('markSelfCheck', () => {
  it.each([
    ['single right', single, ['1'], true],
    ['single wrong', single, ['0'], false],
    ['multiple right in any order', multiple, ['2', '0'], true],
    ['multiple with one left out', multiple, ['0'], false],
    ['multiple with one too many', multiple, ['0', '1', '2'], false],
    ['the same option sent twice counts once', multiple, ['0', '2', '0'], true],
    ['true or false, right', truth, ['false'], true],
    ['true or false, wrong', truth, ['true'], false],
  ])('%s', (_, check, choice, correct) => {
    expect(markSelfCheck(check, choice)).toMatchObject({ ok: true, value: { correct } })
  })

  it.each([
    ['nothing chosen', single, []],
    ['two choices where one is asked for', single, ['0', '1']],
    ['both true and false', truth, ['true', 'false']],
    ['an option that does not exist', multiple, ['0', '9']],
    ['an option number in another form', single, ['01']],
    ['a word instead of a number', single, ['true']],
  ])('refuses %s', (_, check, choice) => {
    expect(markSelfCheck(check, choice)).toEqual({ ok: false, reason: 'invalid-reference' })
  })
})

describe('selfCheckView', () => {
  it.each([single, multiple, truth])('holds nothing of the key before the answer ($type)', (check) => {
    const text = JSON.stringify(selfCheckView(check, null))
    expect(text).not.toContain('KEY-WHY')
    expect(text).not.toContain('right')
    expect(text).not.toContain('correct')
    expect(selfCheckView(check, null).result).toBeNull()
  })

  it('shows right and chosen options with their reasons after the answer', () => {
    const { result } = selfCheckView(single, { choice: ['0'], correct: false, tries: 2 })
    expect(result).toMatchObject({ correct: false, tries: 2 })
    expect(result?.options).toEqual([
      { chosen: true, right: false, why: 'KEY-WHY-A' },
      { chosen: false, right: true, why: 'KEY-WHY-B' },
      { chosen: false, right: false, why: 'KEY-WHY-C' },
    ])
  })

  it('shows a colleague the key without an answer of their own', () => {
    expect(selfCheckView(truth, null, true).result).toMatchObject({ correct: null, tries: 0, why: 'KEY-WHY' })
  })
})
