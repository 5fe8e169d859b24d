// Measures Chinese text.
const HAN = /\p{Script=Han}/gu

export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0
}

/** Text as compared: without width, case, blanks and punctuation. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const DIGITS = '零一二三四五六七八九'

/** A number in a text, as a piece of a pattern: 30, 两, 十五, 一百. */
export const HAN_NUMBER = '\\d+|[零一二两三四五六七八九十百]+'

/** Below a thousand. */
export function readNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  const digit = (sign: string | undefined) => (sign === '两' ? 2 : Math.max(0, DIGITS.indexOf(sign ?? '零')))
  const parts = /^(?:(.)百)?零?(?:(.)?(十))?(.)?$/u.exec(text)
  if (!parts) return Number.NaN
  const [, hundreds, tens, ten, ones] = parts
  return (hundreds ? digit(hundreds) * 100 : 0) + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones)
}
