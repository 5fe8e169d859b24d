import { describe, expect, it } from 'vitest'
import { checkLessonBody } from './checks/lesson-body'
import { checkLessonForm } from './checks/lesson-form'
import {
  aContent,
  aLesson,
  anActivity,
  aPhrase,
  aPlan,
  LESSON_PARTS,
  located,
  TODAY,
  verdicts,
} from './content-builders'

const TEXT = `${LESSON_PARTS}\n\n${'字'.repeat(1000)}`

function judge(body: string) {
  const content = aContent({ lessons: [aLesson({}, `${TEXT}\n\n${body}\n`)], figures: ['clock'] })
  content.phrases = [located(aPhrase())]
  return verdicts(checkLessonBody, content)
}

describe('checkLessonBody', () => {
  it.each([
    ['a figure', '<Figure name="clock" caption="时限" />'],
    ['a phrase', '<Phrase code="hy" />'],
    ['a product', '<Product id="X601" />'],
    ['a pair', '<Pair>\n<Wrong>\n\n甲\n\n</Wrong>\n<Right>\n\n乙\n\n</Right>\n</Pair>'],
    ['a rule', '<Rule grade="H" on="2026-04-09" source="规范">付款后 48 小时</Rule>'],
  ])('passes %s', (_, body) => {
    expect(judge(body)).toEqual([])
  })

  it.each([
    ['an expression', '现在是 {now}', 'fault mdx'],
    ['an import', 'import x from "y"', 'fault mdx'],
    ['raw HTML', '<div>甲</div>', 'fault mdx'],
    ['an unknown component', '<Video id="1" />', 'fault mdx'],
    ['a lonely <', '金额 < 5 元', 'fault mdx'],
    ['a component left open', '<Steps>\n', 'fault mdx'],
    ['components that cross', '<Pair>\n<Wrong>\n</Pair>\n</Wrong>', 'fault mdx'],
    ['a missing attribute', '<Step>\n\n甲\n\n</Step>', 'fault mdx'],
    ['an unknown attribute', '<Product id="X601" size="2" />', 'fault mdx'],
    ['an unknown kind', '<Callout kind="danger">\n\n甲\n\n</Callout>', 'fault mdx'],
    ['a heading of the first level', '# 标题', 'fault mdx'],
    ['an unknown phrase', '<Phrase code="zz" />', 'fault phrase'],
    ['an unknown product', '<Product id="X999" />', 'fault product'],
    ['an unknown figure', '<Figure name="none" caption="图" />', 'fault figure'],
  ])('reports %s', (_, body, verdict) => {
    expect(judge(body)).toContain(verdict)
  })

  it.each([
    [799, ['fault lesson-length']],
    [800, []],
    [2000, []],
    [2001, ['fault lesson-length']],
  ])('judges a body of %i characters', (length, expected) => {
    const rest = length - (LESSON_PARTS.replace(/<[^>]*>/g, '').match(/\p{Script=Han}/gu)?.length ?? 0)
    const lessons = [aLesson({}, `${LESSON_PARTS}\n\n${'字'.repeat(rest)}`)]
    expect(verdicts(checkLessonBody, aContent({ lessons }))).toEqual(expected)
  })

  it('does not count what stands in tags', () => {
    const lessons = [aLesson({}, `${'字'.repeat(790)}<Callout kind="note" title="十个字的标题放在这里">`)]
    expect(verdicts(checkLessonBody, aContent({ lessons }))).toContain('fault lesson-length')
  })

  it('only warns of a missing phrase while one topic is written', () => {
    const lessons = [aLesson({}, `${TEXT}<Phrase code="zz" />`)]
    const found = verdicts(checkLessonBody, aContent({ lessons }), { ...TODAY, topic: 'T01' })
    expect(found).toEqual(['warning phrase'])
  })

  it.each([
    ['a dialogue', /<Chat[\s\S]*<\/Chat>/, 'dialogue'],
    ['wrong beside right', /<Pair>[\s\S]*<\/Pair>/, 'wrong beside right'],
    ['the reason', /<Why>[\s\S]*<\/Why>/, 'reason'],
    ['a rule with its date', /<Rule[\s\S]*<\/Rule>/, 'rule'],
    ['common mistakes', /## 常见错误/, 'common mistakes'],
  ])('wants %s in every lesson', (_, part, named) => {
    const lessons = [aLesson({}, TEXT.replace(part, ''))]
    const found = checkLessonBody(aContent({ lessons }), TODAY)
    expect(found.map(({ rule }) => rule)).toEqual(['lesson-part'])
    expect(found[0]?.message).toContain(named)
  })

  it('says of a component once that it is unknown, where it opens', () => {
    const found = checkLessonBody(aContent({ lessons: [aLesson({}, `${TEXT}\n\n<Video>\n\n甲\n\n</Video>\n`)] }), TODAY)
    expect(found).toMatchObject([
      { message: '<Video> is no component of ours', line: 10 + TEXT.split('\n').length + 1 },
    ])
  })

  it('names the line of the fault', () => {
    const lessons = [aLesson({}, `${TEXT}\n\n{x}\n`)]
    expect(checkLessonBody(aContent({ lessons }), TODAY)[0]).toMatchObject({
      rule: 'mdx',
      line: 10 + TEXT.split('\n').length + 1,
    })
  })
})

describe('checkLessonForm', () => {
  const option = (correct?: true) => ({ text: `选项${Math.random()}`, correct, why: '说明' })

  it.each([
    ['a lesson in the wrong folder', { ...aLesson(), file: 'days/day-02/x.zh-CN.mdx' }, 'fault lesson-place'],
    ['an id of another day', aLesson({ id: 'd02-company' }), 'fault lesson-place'],
    ['a review date that has passed', aLesson({ reviewOn: '2020-01-01' }), 'warning stale'],
    ['a rule without a review date', aLesson({ reviewOn: undefined }), 'fault dates'],
    [
      'a single with two keys',
      aLesson({
        check: [{ id: 'q1', type: 'single', stem: '问', options: [option(true), option(true)] }],
      }),
      'fault self-check',
    ],
    [
      'a multiple with one key',
      aLesson({
        check: [{ id: 'q1', type: 'multiple', stem: '问', options: [option(true), option()] }],
      }),
      'fault self-check',
    ],
    [
      'two questions with one id',
      aLesson({
        check: [1, 2].map(() => ({
          id: 'q1',
          type: 'truefalse',
          stem: '问',
          answer: true,
          why: '因',
        })),
      }),
      'fault self-check',
    ],
  ])('reports %s', (_, lesson, verdict) => {
    expect(verdicts(checkLessonForm, aContent({ lessons: [lesson] }))).toContain(verdict)
  })

  it('reports a source that leads nowhere', () => {
    const content = aContent({ ...aPlan([anActivity()]), phrases: [located(aPhrase())] })
    const judge = (sources: string[]) => verdicts(checkLessonForm, { ...content, lessons: [aLesson({ sources })] })
    expect(judge(['D01-1', 'QR-01', 'S-004-49', 'PF-2', 'SHOP'])).toEqual([])
    expect(judge(['D09-9'])).toEqual(['fault source'])
    expect(judge(['QR-99'])).toEqual(['fault source'])
  })

  it('reports a lesson that exists twice', () => {
    const lessons = [aLesson(), aLesson()]
    expect(verdicts(checkLessonForm, aContent({ lessons }))).toEqual(['fault unique-id'])
  })
})

describe('checkLessonForm and the length of the course', () => {
  it('reports a lesson of a day that the course does not have', () => {
    const verdictsOn = (day: number) =>
      verdicts(checkLessonForm, aContent({ lessons: [aLesson({ id: `d${day}-company`, day })] }))
    expect(verdictsOn(23)).toEqual([])
    expect(verdictsOn(24)).toEqual(['fault day'])
  })
})
