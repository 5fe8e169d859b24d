import { describe, expect, it } from 'vitest'
import { aContent, anItem, aTree } from './content-builders'
import { readContent } from './read-content'
import { buildReport, fault, printReport, warning } from './report'

const C = 'content/courses/cs-onboarding'
const E = 'content/exams/cs-onboarding'

function faultsOf(files: Record<string, string>, file: string) {
  return readContent(aTree(files), 'cs-onboarding').faults.filter((one) => one.file === file)
}

const ITEM = `  - id: T01-P-001
    family: t01-a
    pool: P
    day: 1
    difficulty: easy
    cognition: case
    type: truefalse
    stem: 对吗
    answer: true
    explanation: 因为
    lesson: d01-company
    source: [SHOP]
    grade: shop
`

const TOWEL = `products:
  - id: X201
    name: 浴巾
    category: 毛巾
    material: 棉
    sevenDay: "yes"
    care: 清水洗
    weak: 有浮毛
    skus:
      - { size: 70×140cm, color: 米, price: 59, stock: 9, weight: 370 }
`

describe('readContent', () => {
  it('names file, line and entry of what its schema refuses, and keeps the sound entries', () => {
    const file = `${E}/items/t01/p.yaml`
    const bad = ITEM.replace('T01-P-001', 'T01-P-002').replace('grade: shop', 'grade: L')
    const { content, faults } = readContent(aTree({ [file]: `topic: T01\nitems:\n${ITEM}${bad}` }), 'cs-onboarding')
    expect(content.items.map((item) => item.value.id)).toEqual(['T01-P-001'])
    expect(faults.find((one) => one.file === file)).toMatchObject({
      line: 28,
      rule: 'schema',
      topics: ['T01'],
      message: expect.stringContaining('T01-P-002'),
    })
  })

  it('fills an item from the catalogue, and tells what it cannot fill', () => {
    const file = `${E}/items/t01/p.yaml`
    const priced = (slot: string) => ITEM.replace('stem: 对吗', `stem: 浴巾 {{${slot}}} 元，对吗`)
    const files = (slot: string) => ({
      [file]: `topic: T01\nitems:\n${priced(slot)}`,
      [`${C}/shop/catalogue.yaml`]: TOWEL,
    })
    const { content } = readContent(aTree(files('X201 price')), 'cs-onboarding')
    expect(content.items[0]?.value.stem).toBe('浴巾 59 元，对吗')
    expect(faultsOf(files('X201 price'), file)).toEqual([])
    expect(faultsOf(files('X201 90×200 price'), file)).toMatchObject([
      { rule: 'product-slot', line: 3, topics: ['T01'], message: expect.stringContaining('T01-P-001') },
    ])
  })

  it('wants a campaign to end after it began', () => {
    const file = `${C}/shop/year.yaml`
    const year = (to: string) =>
      `year: 2026\nrules: {}\ncampaigns:\n  - { id: a, name: 店庆, when: 五月, from: "2026-05-20", to: "${to}", watch: 券 }\n`
    expect(faultsOf({ [file]: year('2026-05-22') }, file)).toEqual([])
    expect(faultsOf({ [file]: year('2026-05-19') }, file)).toMatchObject([{ rule: 'schema' }])
  })

  it('lets no item rest on hearsay', () => {
    const file = `${E}/items/t01/p.yaml`
    const hearsay = ITEM.replace('grade: shop', 'grade: L')
    expect(faultsOf({ [file]: `topic: T01\nitems:\n${hearsay}` }, file)).toMatchObject([
      { rule: 'schema', message: expect.stringContaining('grade') },
    ])
  })

  it.each([
    ['unreadable YAML', `${C}/rules/a.yaml`, 'a: [1\nb: 2', 'yaml'],
    ['an id that differs from the file’s name', `${C}/rules/a.yaml`, aRule('b'), 'file-name'],
    ['a list that is missing', `${E}/phone/cards.yaml`, 'nothing: 1', 'schema'],
    ['items in a folder without a topic', `${E}/items/misc/p.yaml`, 'topic: T01', 'file-name'],
    ['items of another topic', `${E}/items/t02/p.yaml`, `topic: T01\nitems:\n${ITEM}`, 'item-place'],
    ['a lesson without front matter', `${C}/days/day-01/a.zh-CN.mdx`, '## 标题', 'schema'],
    ['a lesson with bad front matter', `${C}/days/day-01/a.zh-CN.mdx`, '---\nid: x\n---\n', 'schema'],
  ])('reports %s', (_, file, text, rule) => {
    expect(faultsOf({ [file]: text }, file).map((one) => one.rule)).toContain(rule)
  })

  it('reports a file that has to be there', () => {
    expect(faultsOf({}, `${C}/plan.yaml`)).toMatchObject([{ rule: 'missing-file' }])
  })

  it('says how to mend a sentence that a half-width comma cut', () => {
    const file = `${C}/rules/a.yaml`
    const text = aRule('a').replace('text: 先看', 'text: 先看,再说')
    expect(faultsOf({ [file]: text }, file)[0]?.message).toContain('fix-punctuation')
  })

  it('says of a front matter that is no YAML only that', () => {
    const file = `${C}/days/day-01/a.zh-CN.mdx`
    expect(faultsOf({ [file]: '---\nid: a: b\n---\n' }, file)).toMatchObject([{ rule: 'yaml', line: 2 }])
  })

  it('counts the lines of a lesson from the top of its file', () => {
    const file = `${C}/days/day-01/a.zh-CN.mdx`
    const found = faultsOf({ [file]: '---\nid: d01-a\nday: x\n---\n' }, file)
    expect(found.find((one) => one.message.includes('day:'))?.line).toBe(3)
  })
})

function aRule(id: string): string {
  return `id: ${id}
version: 1
title: 制度
effectiveOn: "2026-01-01"
intro: 说明
clauses:
  - { id: a, text: 先看 }
`
}

describe('buildReport', () => {
  const at = (file: string, topics?: string[]) => ({
    file,
    line: 1,
    rule: 'x',
    message: '',
    topics,
  })

  it('keeps what belongs to the topic asked for', () => {
    const judged = [fault(at('a', ['T01'])), fault(at('b', ['T02'])), warning(at('c'))]
    const report = buildReport(aContent(), judged, { topic: 'T01' })
    expect(report.faults.map((one) => one.file)).toEqual(['a'])
    expect(report.warnings).toEqual([])
  })

  it('counts items per topic, pool, type and difficulty, and gives each fault its file and line', () => {
    const items = [anItem(), anItem({ type: 'fill', difficulty: 'hard' }, 'T02', 'F'), anItem({}, 'T02', 'F')]
    const report = buildReport(aContent({ items }), [fault(at('a'))], {})
    expect(report.counts.items).toMatchObject({
      total: 3,
      perTopic: { T01: 1, T02: 2 },
      perTopicAndPool: { T01: { P: 1 }, T02: { F: 2 } },
      perPool: { F: 2, P: 1 },
      perType: { fill: 1, single: 2 },
      perDifficulty: { hard: 1, medium: 2 },
    })
    expect(report.faults).toEqual([{ file: 'a', line: 1, rule: 'x', message: '' }])
  })

  it('keeps what lies on the path asked for', () => {
    const judged = [fault(at('content/phrases/a')), warning(at('content/days/b'))]
    const report = buildReport(aContent(), judged, { path: 'phrases/' })
    expect([report.faults.length, report.warnings.length]).toEqual([1, 0])
  })

  it('names once what two checks came upon', () => {
    const report = buildReport(aContent(), [fault(at('a')), fault(at('b')), fault(at('a')), warning(at('a'))], {})
    expect([report.faults.length, report.warnings.length]).toEqual([2, 1])
  })
})

describe('printReport', () => {
  const at = { file: 'content/a', line: 3, rule: 'x', message: 'wrong' }
  const printed = (filter: { path?: string }) => {
    const lines: string[] = []
    const report = { course: 'tea-house', ...buildReport(aContent(), [fault(at)], filter) }
    printReport(report, filter, (line) => lines.push(line))
    return lines
  }

  it('ends with how many there are', () => {
    expect(printed({}).at(-1)).toBe('tea-house: 1 fault, 0 warnings')
  })

  it('says of one path what is wrong there, not how large the course is', () => {
    expect(printed({})).toHaveLength(3)
    expect(printed({ path: 'content/a' })).toEqual(['FAULT content/a:3 [x] wrong', 'tea-house: 1 fault, 0 warnings'])
  })
})
