// Decides how a reply is read before anything is looked for in it: one spelling for width, case, marks, numerals and blanks.

/** Marks that a keyboard or an input method puts in place of each other. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[“”„「」『』]/g, '"'],
  [/[‘’]/g, "'"],
  [/[—–−‐‑]+/g, '-'],
  [/[~〜∼]+/g, '~'],
  [/[•・]/g, '·'],
  [/。{2,}|…+|\.{2,}/g, '…'],
  [/!{2,}/g, '!'],
  [/\?{2,}/g, '?'],
  [/,{2,}/g, ','],
]
const INVISIBLE = /\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\ufe00-\ufe0f]|\ufeff/g

const DIGITS = '零一二三四五六七八九'
const DIGIT_OF: Readonly<Record<string, number>> = { 〇: 0, 两: 2, 俩: 2, 幺: 1, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5 }
const UNIT_OF: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }
/** What counts: before anything else a numeral is a word (一定, 四件套, 统一). */
const COUNTED =
  '点半?|点钟|分钟|小时|个小时|钟头|个钟|天|日|号|周|个月|星期|元|块|毛|折|斤|公斤|克|厘米|米|件|份|单|条|只|个工作日|工作日|秒|次|年|%'
const NUMERAL = new RegExp(`[零〇一二两俩三四五六七八九十百千万]+(?=(?:${COUNTED}))`, 'g')
/** Looks like a count and is none: a bit, at once, a moment. */
const NO_COUNT = /^(?:一点|一次性|一天天|一条龙|一日三|千万个|万一)/

function digitOf(sign: string): number {
  const at = DIGITS.indexOf(sign)
  return at >= 0 ? at : (DIGIT_OF[sign] ?? 0)
}

/** 一百五 → 150, 二十四 → 24, 两万 → 20000, 一二 → 12. */
export function numberOf(numeral: string): number {
  if (![...numeral].some((sign) => sign in UNIT_OF)) return Number([...numeral].map(digitOf).join(''))
  let total = 0
  let section = 0
  let digit = 0
  let last = 1
  for (const sign of numeral) {
    const unit = UNIT_OF[sign]
    if (unit === undefined) {
      digit = digitOf(sign)
      if (sign === '零' || sign === '〇') last = 10
      continue
    }
    if (unit === 10_000) {
      total = (total + section + digit) * unit
      section = 0
    } else section += (digit || 1) * unit
    digit = 0
    last = unit
  }
  // 一百五 means 150: a digit that ends the numeral counts one place below the last unit.
  return total + section + digit * Math.max(1, last / 10)
}

function foldNumerals(text: string): string {
  return text.replace(NUMERAL, (numeral, at: number) => {
    const from = text.slice(at)
    const before = text.slice(Math.max(0, at - 2), at)
    if (NO_COUNT.test(from) && !/[早晚午晨天]$/.test(before)) return numeral
    if (/[统唯万第专之]$/.test(before)) return numeral
    return String(numberOf(numeral))
  })
}

/** Blanks say nothing between Chinese signs; between letters or figures they part words. */
function foldBlanks(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?([^\u0000-\u007f]) ?/g, '$1')
    .trim()
}

/** One message per line. */
export function normaliseReply(text: string): string[] {
  return text
    .replace(INVISIBLE, '')
    .split(/\r?\n/)
    .map((line) => {
      const folded = MARKS.reduce((so, [marks, one]) => so.replace(marks, one), line.normalize('NFKC').toLowerCase())
      return foldNumerals(foldBlanks(folded))
    })
    .filter((line) => line !== '')
}
