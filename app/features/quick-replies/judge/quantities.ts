// Decides what in a reply is a quantity: a moment, a span of time, an amount of money, a measure. Found once, matched by kind.

export const QUANTITY_KINDS = ['moment', 'span', 'amount', 'measure'] as const
export type QuantityKind = (typeof QUANTITY_KINDS)[number]

export interface Quantity {
  kind: QuantityKind
  text: string
  start: number
  end: number
  /** Minutes for a span, yuan for an amount, minutes after midnight for a time of day; null where words say it (明天). */
  value: number | null
}

const DAY =
  '(?:今天|今日|今晚|今早|今儿|明天|明日|明早|明晚|明儿|后天|大后天|当天|当日|当晚|次日|隔天|第[二2]天|下周|这周|本周|周[1-7日末]|星期[1-7日天]|礼拜[1-7日天])'
const DAYPART = '(?:早上|上午|中午|下午|傍晚|晚上|夜里|凌晨|一早|早|晚)'
const CLOCK = '(?:[01]?\\d|2[0-4])(?::[0-5]\\d|点半|点\\d{1,2}分?|点钟|点)'
const DATE = '(?:1[0-2]|0?[1-9])(?:月(?:[12]\\d|3[01]|0?[1-9])[日号]?)|(?:[12]\\d|3[01]|[1-9])[号日](?!线)'
const MOMENT = `(?:${DATE}|${DAY})?(?:${DAYPART})?(?:${CLOCK})|(?:${DATE}|${DAY})(?:${DAYPART})?`
const SPAN =
  '\\d+(?:\\.\\d+)?(?:[-~到至]\\d+)?(?:个)?(?:半)?(?:分钟|小时|钟头|钟|天|日|周|星期|个月|月|年|秒|工作日)(?:半)?|半(?:个)?(?:小时|钟头|天|个月)|几(?:分钟|个小时|天)|一会儿?'
const AMOUNT = '(?:¥|满|减|补|差)?\\d+(?:\\.\\d+)?(?:元|块钱?|毛)|(?:满|减)\\d+'
const MEASURE =
  '\\d+(?:\\.\\d+)?(?:[-~×x*]\\d+(?:\\.\\d+)?)*(?:cm|厘米|mm|米|m|ml|毫升|l|升|kg|公斤|斤|g|克|w|瓦|支|码|寸|升|件套)'

const FINDERS: readonly (readonly [QuantityKind, RegExp])[] = [
  ['measure', new RegExp(MEASURE, 'g')],
  ['amount', new RegExp(AMOUNT, 'g')],
  ['span', new RegExp(SPAN, 'g')],
  ['moment', new RegExp(MOMENT, 'g')],
]

const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/分钟/, 1],
  [/小时|钟头|个钟/, 60],
  [/工作日|天|日/, 24 * 60],
  [/周|星期/, 7 * 24 * 60],
  [/月/, 30 * 24 * 60],
  [/年/, 365 * 24 * 60],
  [/秒/, 1 / 60],
]

function measureOf(kind: QuantityKind, text: string): number | null {
  const figure = text.match(/\d+(?:\.\d+)?/)
  if (kind === 'moment') {
    const clock = text.match(/(\d{1,2})(?::(\d\d)|点(半|\d{1,2})?)/)
    if (!clock) return null
    const late = /下午|晚|傍晚/.test(text) && Number(clock[1]) < 12 ? 12 : 0
    const minutes = clock[3] === '半' ? 30 : Number(clock[2] ?? clock[3] ?? 0)
    return (Number(clock[1]) + late) * 60 + minutes
  }
  if (!figure) return /^半/.test(text) ? 30 : null
  if (kind !== 'span') return Number(figure[0])
  const unit = MINUTES.find(([name]) => name.test(text))
  return unit ? Number(figure[0]) * unit[1] : null
}

/** From left to right, the longer reading first; none overlaps another. */
export function findQuantities(text: string): Quantity[] {
  const found = FINDERS.flatMap(([kind, finder]) =>
    [...text.matchAll(finder)].map((m) => ({ kind, text: m[0], start: m.index, end: m.index + m[0].length })),
  ).filter((q) => q.text !== '')
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Quantity[] = []
  for (const q of found) {
    if (kept.length > 0 && q.start < kept.at(-1)!.end) continue
    kept.push({ ...q, value: measureOf(q.kind, q.text) })
  }
  return kept
}
