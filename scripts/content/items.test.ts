import { describe, expect, it } from 'vitest'
import { checkItemBalance } from './checks/item-balance'
import { checkItemDuplicates } from './checks/item-duplicates'
import { checkItemFamilies } from './checks/item-families'
import { checkItemForm } from './checks/item-form'
import {
  aBlueprint,
  aContent,
  aLesson,
  anActivity,
  anItem,
  aPlan,
  located,
  someOptions,
  TODAY,
  verdicts,
} from './content-builders'

const lessons = [aLesson()]

describe('checkItemForm', () => {
  it('passes a sound item', () => {
    expect(verdicts(checkItemForm, aContent({ lessons, items: [anItem()] }))).toEqual([])
  })

  it.each([
    ['an id of another topic', { id: 'T02-P-001' }, 'fault item-place'],
    ['an id of another pool', { id: 'T01-F-001' }, 'fault item-place'],
    ['a pool that is not the file’s', { pool: 'F' }, 'fault item-place'],
    ['a family of another topic', { family: 't02-x' }, 'fault item-place'],
    ['an unknown product', { products: ['X999'] }, 'fault product'],
    ['a lesson that does not exist', { lesson: 'd09-nowhere' }, 'fault lesson'],
    ['a review date that has passed', { reviewOn: '2026-11-21' }, 'warning stale'],
    ['a rule without its dates', { grade: 'H', reviewOn: '2027-01-01' }, 'fault dates'],
    ['a rule without a review date', { grade: 'M', effectiveOn: '2026-01-01' }, 'fault dates'],
    ['no correct option', { options: someOptions(9) }, 'fault key'],
    ['equal options', { options: someOptions(0, ['一', '二', '二', '三']) }, 'fault key'],
    ['a multiple without a key', { type: 'multiple', options: someOptions(9) }, 'fault key'],
    ['fewer gaps than blanks', { type: 'fill', stem: '几天?', blanks: [{}] }, 'fault key'],
    ['equal steps', { type: 'order', steps: ['一', '二', '一'] }, 'fault key'],
    [
      'a match with equal right sides',
      { type: 'match', pairs: ['一', '二'].map((left) => ({ left, right: '同' })) },
      'fault key',
    ],
  ])('reports %s', (_, change, verdict) => {
    const items = [anItem(change)]
    expect(verdicts(checkItemForm, aContent({ lessons, items }))).toContain(verdict)
  })

  it('passes a multiple with one key: the number of keys must tell nothing', () => {
    const items = [anItem({ type: 'multiple', options: someOptions(1) })]
    expect(verdicts(checkItemForm, aContent({ lessons, items }))).toEqual([])
  })

  it('reports a multiple of which everything is right', () => {
    const options = someOptions(0).map((option) => ({ ...option, correct: true }))
    const items = [anItem({ type: 'multiple', options })]
    expect(verdicts(checkItemForm, aContent({ lessons, items }))).toEqual(['fault key'])
  })

  it.each([
    ['before its topic is taught', 2, 'P', 3],
    ['of the stage pool after day 7', 8, 'S', 1],
    ['of the D18 pool after day 17', 18, 'C', 1],
  ])('reports an item %s', (_, day, pool, taughtOn) => {
    const content = aContent({ lessons, items: [anItem({ day }, 'T01', pool)] })
    content.course!.value.topics[0]!.taughtOn = taughtOn
    expect(verdicts(checkItemForm, content)).toEqual(['fault day'])
  })

  it('reports an item before the day of its lesson', () => {
    const late = [aLesson({ id: 'd05-price', day: 5 })]
    const judge = (day: number) =>
      verdicts(checkItemForm, aContent({ lessons: late, items: [anItem({ day, lesson: 'd05-price' })] }))
    expect(judge(4)).toEqual(['fault day'])
    expect(judge(5)).toEqual([])
  })

  it('reports a source that leads nowhere', () => {
    const judge = (source: string[]) =>
      verdicts(checkItemForm, aContent({ ...aPlan([anActivity()]), lessons, items: [anItem({ source })] }))
    expect(judge(['D01-1', 'PF-2'])).toEqual([])
    expect(judge(['D01-99'])).toEqual(['fault source'])
  })

  it('reports a forbidden word in a model answer, unless it stands in a harmless one', () => {
    const forbidden = [{ word: '保证', allow: ['不保证'], why: '说满了' }]
    const judge = (model: string) => {
      const items = [anItem({ type: 'scenario', options: undefined, model })]
      return verdicts(checkItemForm, aContent({ lessons, items, forbidden }))
    }
    expect(judge('我保证今天到。')).toEqual(['fault model-forbidden'])
    expect(judge('我不保证今天到。')).toEqual([])
  })

  it('reports a topic that the course does not know', () => {
    const content = aContent({ lessons, items: [anItem({}, 'T99')] })
    expect(verdicts(checkItemForm, content)).toEqual(['fault topic'])
  })

  it('only warns of a missing lesson while one topic is written', () => {
    const content = aContent({ items: [anItem()] })
    expect(verdicts(checkItemForm, content, { ...TODAY, topic: 'T01' })).toEqual(['warning lesson'])
  })
})

describe('checkItemFamilies', () => {
  it.each([
    ['an id used twice', [anItem({ id: 'T01-P-900' }), anItem({ id: 'T01-P-900' })], 'unique-id'],
    [
      'a family in two pools',
      [anItem({ family: 't01-a' }, 'T01', 'F'), anItem({ family: 't01-a' }, 'T01', 'R')],
      'family-pool',
    ],
    ['three items of one family', [1, 2, 3].map(() => anItem({ family: 't01-b' })), 'family-size'],
  ])('reports %s', (_, items, rule) => {
    expect(verdicts(checkItemFamilies, aContent({ items }))).toEqual([`fault ${rule}`])
  })

  it('allows two items of a family in one pool', () => {
    const items = [1, 2].map(() => anItem({ family: 't01-c' }))
    expect(verdicts(checkItemFamilies, aContent({ items }))).toEqual([])
  })
})

describe('checkItemDuplicates', () => {
  const stem = '周日下午三点付款的顾客想知道山雾加湿器今天能不能从仓库发出,你应该怎样回答才准确'

  it.each([
    ['the same stem', stem, 'fault duplicate-stem'],
    ['the same stem with other punctuation', `${stem}?`, 'fault duplicate-stem'],
    ['one word changed', stem.replace('山雾', '便携'), 'fault near-duplicate'],
    ['a few words changed', stem.replace('周日', '周六').replace('山雾加湿器', '电热水壶'), 'warning near-duplicate'],
  ])('reports %s', (_, other, verdict) => {
    const items = [anItem({ stem }), anItem({ stem: other })]
    expect(verdicts(checkItemDuplicates, aContent({ items }))).toEqual([verdict])
  })

  it('looks closer where a retake meets the final', () => {
    const other = stem.replace('周日下午三点', '周六上午').replace('山雾加湿器', '电热水壶')
    const items = (pool: string) => [anItem({ stem }, 'T01', 'R'), anItem({ stem: other }, 'T01', pool)]
    expect(verdicts(checkItemDuplicates, aContent({ items: items('C') }))).toEqual([])
    expect(verdicts(checkItemDuplicates, aContent({ items: items('F') }))).toEqual(['warning near-duplicate'])
  })

  it('compares short stems with their options', () => {
    const short = '你先做哪一步?'
    const items = [
      anItem({ stem: `${short}(床品)` }),
      anItem({ stem: short, options: someOptions(0, ['看轨迹', '打电话', '写备注', '发短信']) }),
    ]
    expect(verdicts(checkItemDuplicates, aContent({ items }))).toEqual([])
  })

  it('lets order items share an instruction, not their steps', () => {
    const order = (steps: string[]) => anItem({ type: 'order', stem: '排好先后', steps })
    const first = order(['收货', '上架', '拣货'])
    const check = (other: ReturnType<typeof order>) =>
      verdicts(checkItemDuplicates, aContent({ items: [first, other] }))
    expect(check(order(['查单', '致歉', '约时间']))).toEqual([])
    expect(check(order(['收货', '上架', '拣货']))).toEqual(['fault duplicate-stem'])
  })

  it('reports two blanks with one answer, though one stem says more', () => {
    const blank = (text: string, answer: string) => anItem({ type: 'fill', stem: text, blanks: [{ accept: [answer] }] })
    const judge = (...items: ReturnType<typeof anItem>[]) => verdicts(checkItemDuplicates, aContent({ items }))
    const short = blank('床品任意两件打 ____ 折', '9')
    const long = '店里正在办的这场活动里，床品任意两件打 ____ 折，并且不和满减叠加'
    expect(judge(short, blank(long, '9'))).toEqual(['warning near-duplicate'])
    expect(judge(short, blank(long, '8'))).toEqual([])
  })

  it('lets the two items of a family look alike', () => {
    const items = [stem, stem.replace('三点', '四点')].map((text) => anItem({ stem: text, family: 't01-d' }))
    expect(verdicts(checkItemDuplicates, aContent({ items }))).toEqual([])
  })
})

describe('checkItemBalance', () => {
  function many(count: number, change: (n: number) => Record<string, unknown>) {
    return Array.from({ length: count }, (_, n) => anItem({ ...mix(n), ...change(n) }))
  }
  function mix(n: number) {
    return {
      difficulty: ['easy', 'easy', 'medium', 'medium', 'hard'][n % 5],
      cognition: ['knowledge', 'knowledge', 'case', 'case', 'judgement'][n % 5],
      options: someOptions(n % 4),
    }
  }

  it('passes a balanced topic', () => {
    expect(verdicts(checkItemBalance, aContent({ items: many(20, () => ({})) }))).toEqual([])
  })

  it.each([
    ['keys that stand at one place', () => ({ options: someOptions(1) }), ['warning key-position']],
    [
      'keys that are the longest option',
      (n: number) => ({
        options: someOptions(
          n % 4,
          [0, 1, 2, 3].map((at) => (at === n % 4 ? '很长的一个' : `短${at}`)),
        ),
      }),
      ['warning longest-option'],
    ],
    ['one level of difficulty', () => ({ difficulty: 'easy' }), ['warning difficulty-mix']],
    ['one kind of thinking', () => ({ cognition: 'case' }), ['warning cognition-mix']],
  ])('reports %s', (_, change, expected) => {
    expect(verdicts(checkItemBalance, aContent({ items: many(20, change) }))).toEqual(expected)
  })

  it('wants the mix of what was taught, not of what a baseline measures', () => {
    const items = many(20, () => ({ cognition: 'case' }))
    const draws = (kind: 'baseline' | 'final') => located(aBlueprint({ kind }))
    const judge = (blueprints: ReturnType<typeof draws>[]) =>
      verdicts(checkItemBalance, aContent({ items, blueprints }))
    expect(judge([draws('baseline')])).toEqual([])
    expect(judge([draws('baseline'), draws('final')])).toEqual(['warning cognition-mix'])
  })

  it('reports true/false items that are nearly all true', () => {
    const items = Array.from({ length: 8 }, () => anItem({ type: 'truefalse', answer: true }))
    expect(verdicts(checkItemBalance, aContent({ items }))).toEqual(['warning truefalse-balance'])
  })
})

describe('checkItemForm and the length of the course', () => {
  it('reports an item of a day that the course does not have', () => {
    const verdictsOn = (day: number) =>
      verdicts(checkItemForm, aContent({ items: [anItem({ day })], lessons: [aLesson()] }))
    expect(verdictsOn(23)).toEqual([])
    expect(verdictsOn(24)).toEqual(['fault day'])
  })
})
