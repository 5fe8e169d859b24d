// What people read and sign says the same numbers as the settings; here the real course is bent in one place at a time.
import { describe, expect, it } from 'vitest'
import { checkMakeupSaid } from './checks/makeup-said'
import { checkStatedNumbers } from './checks/stated-numbers'
import { TODAY } from './content-builders'
import type { CourseSource } from './course-source'
import { readNumber } from './han'
import { readContent } from './read-content'

const { content } = readContent(process.cwd(), 'cs-onboarding')

/** The course with these words put for those in every text that says them. */
function withText(was: string, is: string): CourseSource {
  const sources = content.sources.filter(({ text }) => text.includes(was))
  expect(sources.length, was).toBeGreaterThan(0)
  return { ...content, sources: sources.map((source) => ({ ...source, text: source.text.replaceAll(was, is) })) }
}

const messages = (given: CourseSource) => checkStatedNumbers(given, TODAY).map(({ message }) => message)

describe('a number in a text', () => {
  it('agrees with the settings everywhere in the course', () => {
    expect(messages(content)).toEqual([])
  })

  it.each([
    ['笔试各 75 分', '笔试各 70 分', /says 70, the settings say 75/],
    ['第 6 天短语 85 分', '第 6 天短语 80 分', /says 80, the settings say 85/],
    ['快 15%', '快 20%', /says 20, the settings say 15/],
    ['每分钟不少于 51 个正确字', '每分钟不少于 50 个正确字', /says 50, the settings say 51/],
    ['60 分通过；45–59', '65 分通过；45–59', /says 65, the settings say 60/],
    ['口试的合格线 70 分', '口试的合格线 75 分', /says 75, the settings say 70/],
    ['实操的合格线 75 分', '实操的合格线 80 分', /says 80, the settings say 75/],
    ['第 14 天 70 分', '第 14 天 75 分', /says 75, the settings say 70/],
    ['公布后三个工作日', '公布后七个工作日', /says 7, the settings say 3/],
    ['培训开始满两天', '培训开始满三天', /says 3, the settings say 2/],
    ['试用期满一个月后转正', '试用期满两个月后转正', /says 2, the settings say 1/],
    ['平时状态 20、实操', '平时状态 25、实操', /says 25, the settings say 20/],
    ['最近 8 张观察表', '最近 6 张观察表', /says 6, the settings say 8/],
    ['120 分钟，100 题', '120 分钟，90 题', /says 90, the settings say 100/],
    ['其中 4 题写完整回复 | 80 |', '其中 4 题写完整回复 | 85 |', /says 85, the settings say/],
    ['入职 30 天内走完', '入职 40 天内走完', /says 40, the settings say 30/],
  ])('%s → %s is found', (was, is, expected) => {
    expect(messages(withText(was, is))).toContainEqual(expect.stringMatching(expected))
  })

  it('is found as well where the settings move and the texts stay', () => {
    const promotion = { ...content.promotion!, value: { ...content.promotion!.value, retakeAfterDays: 3 } }
    expect(messages({ ...content, promotion }).length).toBeGreaterThan(3)
  })

  it('is looked for in the brief of an exam', () => {
    const plan = structuredClone(content.plan!)
    const row = plan.value.days[4]!.activities.find(({ id }) => id === 'D05-2')!
    row.brief = '三十题笔试，考前四天的全部授课。'
    expect(messages({ ...content, plan })).toEqual(['“三十题” says 30, the settings say 40'])
  })
})

describe('a second sitting', () => {
  it('is said in every clause of the house that names an exam which has one', () => {
    expect(checkMakeupSaid(content, TODAY)).toEqual([])
  })

  it.each([
    ['d18', '可以补考一次'],
    ['d3', '到期再测一次'],
  ])('is missed in the clause %s', (id, words) => {
    const rules = structuredClone(content.rules)
    const clause = rules.flatMap(({ value }) => value.clauses).find((one) => one.id === id)!
    clause.text = clause.text.replace(words, '')
    expect(checkMakeupSaid({ ...content, rules }, TODAY)).toMatchObject([{ rule: 'makeup-unsaid' }])
  })
})

it.each([
  ['30', 30],
  ['两', 2],
  ['十', 10],
  ['十五', 15],
  ['四十', 40],
  ['二十五', 25],
  ['一百', 100],
  ['一百零五', 105],
])('%s is read as %s', (text, number) => expect(readNumber(text)).toBe(number))
