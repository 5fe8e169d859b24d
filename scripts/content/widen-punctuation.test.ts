import { describe, expect, it } from 'vitest'
import { widenLesson, widenPunctuation } from './widen-punctuation'

// Full-width marks are written as escapes: the point of this file is that tools confuse the two.
const COMMA = '\uFF0C'
const COLON = '\uFF1A'
const QUESTION = '\uFF1F'

describe('widenPunctuation', () => {
  it.each([
    ['a comma between characters', 'text: 先看,再说', `text: 先看${COMMA}再说`],
    ['a comma before a number', 'text: 满意,300 元', `text: 满意${COMMA}300 元`],
    ['a comma after a number', 'text: X601,有货', `text: X601${COMMA}有货`],
    ['a comma in a flow map', '- { text: 甲,乙, why: 丙 }', `- { text: 甲${COMMA}乙, why: 丙 }`],
    ['a flow map in a list', 'a: [{ text: 甲,乙 }]', `a: [{ text: 甲${COMMA}乙 }]`],
    ['a comma in a quoted entry', 'a: ["甲,乙", 丙]', `a: ["甲${COMMA}乙", 丙]`],
    ['a colon', 'text: 尺码:大', `text: 尺码${COLON}大`],
    ['a question', 'stem: 有货吗?', `stem: 有货吗${QUESTION}`],
    ['parentheses', 'text: 抱枕(定制)', 'text: 抱枕\uFF08定制\uFF09'],
  ])('widens %s', (_, before, after) => {
    expect(widenPunctuation(before, true)).toBe(after)
  })

  it.each([
    ['the separators of a flow list', 'colors: [云白,雾蓝, 墨绿]'],
    ['a key', 'title: 标题'],
    ['a clock and a number', 'text: 14:05 收 3,000 元'],
    ['English', 'goal: first, then; ok?'],
    ['a comma at the end of a line', '  - { text: 甲,'],
  ])('leaves %s', (_, text) => {
    expect(widenPunctuation(text, true)).toBe(text)
  })

  it('leaves markdown links and attributes of a lesson', () => {
    const text = '---\ntitle: 甲\n---\n[看这里](a/b) <Rule grade="H" on="2026-04-09" source="规范">\n'
    expect(widenLesson(text)).toBe(text)
  })

  it('leaves what a scripted customer listens for, and mends what stands around it', () => {
    const heard = '- { point: \u62A5\u4EF7, hears: (\u5B9A\u505A|\u73B0\u8D27)~\u53D1, why: \u597D?\u771F }'
    expect(widenPunctuation(heard, true)).toBe(heard.replace('\u597D?', '\u597D\uFF1F'))
  })

  it('changes nothing the second time', () => {
    const once = widenPunctuation('why: 先看,再说:好吗?(真的)', true)
    expect(widenPunctuation(once, true)).toBe(once)
  })
})
