// Decides what a spreadsheet's number format makes of a number: a date, zeros in front, or something else.

export type NumberFormat = { kind: 'plain' } | { kind: 'date' } | { kind: 'padded'; digits: number } | { kind: 'other' }

const PLAIN: NumberFormat = { kind: 'plain' }
const DATE: NumberFormat = { kind: 'date' }
const OTHER: NumberFormat = { kind: 'other' }

/** The formats every spreadsheet program has under a number; 27–36 and 50–58 are the dates of East Asia. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 0 || id === 1 || id === 49) return PLAIN
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return DATE
  return OTHER
}

/** A format somebody wrote, such as `yyyy"年"m"月"d"日"` or `000000`; only its part for positive numbers counts. */
export function readNumberFormat(code: string): NumberFormat {
  const dressed = code
    .slice(0, 200)
    .split(';')[0]!
    .replace(/\[[^\]]*\]|[_*]./g, '')
    .trim()
  if (/^(?:general|g\/通用格式|@|0|#|)$/i.test(dressed)) return PLAIN
  if (/^0{2,}$/.test(dressed)) return { kind: 'padded', digits: dressed.length }
  const bare = dressed.replace(/"[^"]*"|\\./g, '')
  return /[ymdh]/i.test(bare) && !/general/i.test(bare) ? DATE : OTHER
}

const DAY_MS = 86_400_000

/** Days since the spreadsheet's first day, as YYYY-MM-DD; null where no calendar has such a day. */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const at = Date.UTC(from1904 ? 1904 : 1899, from1904 ? 0 : 11, from1904 ? 1 : 30) + Math.floor(serial) * DAY_MS
  return Math.abs(at) < 8e15 && at >= 0 ? new Date(at).toISOString().slice(0, 10) : null
}
