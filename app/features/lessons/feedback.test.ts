import { describe, expect, test } from 'vitest'
import { decideAnswer, feedbackOf, isPassedOn } from './feedback'

const questionnaire = {
  id: 'q',
  version: 1,
  title: '课后问卷',
  scored: [{ id: 'content', text: '内容' }],
  open: [
    { id: 'skill', text: '学到什么' },
    { id: 'advice', text: '建议' },
  ],
}
const answer = (content: number, skill = '', advice = '') => ({
  version: 1,
  scored: { content },
  open: { skill, advice },
})

describe('what trainees say about a lecture', () => {
  test.each([
    [0, false],
    [4, false],
    [5, true],
    [6, true],
  ])('%i answers that wait are passed on: %s', (waiting, passedOn) => expect(isPassedOn(waiting)).toBe(passedOn))

  test('may be changed until it has gone to the lecturer', () => {
    expect(decideAnswer(undefined).ok).toBe(true)
    expect(decideAnswer({ published_at: null }).ok).toBe(true)
    expect(decideAnswer({ published_at: 1 })).toMatchObject({ ok: false, reason: 'passed-on' })
  })

  test('asks for a look at a lesson below six', () => {
    const { voices, questions } = feedbackOf(questionnaire, [answer(8), answer(3)])
    expect(voices).toBe(2)
    expect(questions).toEqual([{ id: 'content', text: '内容', mean: 5.5, count: 2, review: true }])
  })

  test('says the same whatever order the answers came in, and keeps no two remarks of one person together', () => {
    const answers = [answer(10, 'b', 'y'), answer(8, 'a', 'z'), answer(8, ' ', '')]
    const { remarks } = feedbackOf(questionnaire, answers)
    expect(remarks.map((r) => r.said)).toEqual([
      ['a', 'b'],
      ['y', 'z'],
    ])
    expect(feedbackOf(questionnaire, answers.toReversed())).toEqual(feedbackOf(questionnaire, answers))
  })
})
