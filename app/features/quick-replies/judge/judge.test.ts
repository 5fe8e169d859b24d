import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses'
import { normaliseReply, numberOf } from './normalise'
import { compileExpression, findMatches } from './patterns'
import { findQuantities } from './quantities'

describe('normalise', () => {
  it.each([
    ['一百五', 150],
    ['二十四', 24],
    ['一千二', 1200],
    ['十', 10],
    ['一百零五', 105],
    ['两万', 20_000],
  ])('%s is %i', (numeral, value) => expect(numberOf(numeral)).toBe(value))
  it.each([
    ['明早九点前', ['明早9点前']],
    ['四十八小时内', ['48小时内']],
    ['一点都不贵', ['一点都不贵']],
    ['ＬＩＮＥ！！ 您好', ['line!您好']],
    ['四件套一定好', ['4件套一定好']],
    ['第一条\n\n第二条', ['第一条', '第二条']],
  ])('%s', (text, lines) => expect(normaliseReply(text)).toEqual(lines))
})

describe('quantities', () => {
  const kinds = (text: string) => findQuantities(text).map((q) => [q.kind, q.text, q.value])
  it.each([
    ['明天下午3点前回您', [['moment', '明天下午3点', 900]]],
    ['48小时内发', [['span', '48小时', 2880]]],
    ['补您5元', [['amount', '补您5元'.slice(2), 5]]],
    [
      '24cm的2.4l',
      [
        ['measure', '24cm', 24],
        ['measure', '2.4l', 2.4],
      ],
    ],
    ['16:00前付款', [['moment', '16:00', 960]]],
    [
      '满199减20',
      [
        ['amount', '满199', 199],
        ['amount', '减20', 20],
      ],
    ],
  ])('%s', (text, found) => expect(kinds(text)).toEqual(found))
})

describe('patterns', () => {
  const found = (expression: string, reply: string) =>
    clausesOf(reply).flatMap((clause) =>
      findMatches(clause, compileExpression(expression)).map((m) => `${m.text}${m.denied ? ' ✗' : ''}`),
    )
  it.each([
    ['查~(物流|轨迹)', '我帮您查一下物流', ['查一下物流']],
    ['拍照', '不用拍照', ['拍照 ✗']],
    ['补发', '也不给您补发', ['补发 ✗']],
    ['补发', '不但补发，还送您', ['补发']],
    ['<moment>前', '明早9点前给您准信', ['明早9点前']],
    ['加微信', '您说“加微信”，我们不加微信', ['加微信 ✗']],
    ['退', '没问题，可以退', ['退']],
    ['发', '今天发不了', ['发 ✗']],
  ])('%s in %s', (expression, reply, matches) => expect(found(expression, reply)).toEqual(matches))
})
