// Turns half-width punctuation inside Chinese text into full-width. Writers' tools often type the
// half-width form, and in YAML a half-width comma inside { } or [ ] even cuts a sentence in two.

const WIDE: Record<string, string> = {
  ',': '\uFF0C',
  ':': '\uFF1A',
  ';': '\uFF1B',
  '?': '\uFF1F',
  '!': '\uFF01',
}
const HAN = /\p{Script=Han}/u
/** What may stand before punctuation that belongs to Chinese text. */
const CHINESE_END = /[\p{Script=Han}\u201D\u2019\uFF09\u300B\u3011\u3001\u3002\u2026%\u2103\u33A1\u2013\u2014*`]/u
const CHINESE_START = /[\p{Script=Han}\u201C\u2018\uFF08\u300A\u3010*`]/u
const PAREN = /\(([^()\n]*)\)/g

/** `yaml`: commas and colons that YAML itself needs stay. */
export function widenPunctuation(text: string, yaml: boolean): string {
  return text
    .split('\n')
    .map((line) => widenLine(line, yaml))
    .join('\n')
}

/** A lesson file: YAML between the two --- lines, markdown after them. */
export function widenLesson(text: string): string {
  const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? ''
  return widenPunctuation(front, true) + widenPunctuation(text.slice(front.length), false)
}

/** What a scripted customer listens for: there brackets and marks are signs of an expression, not punctuation. */
const EXPRESSION = /(\bhears: (?:"[^"]*"|'[^']*'|[^,}\n]*))/

function widenLine(line: string, yaml: boolean): string {
  if (!yaml || !EXPRESSION.test(line)) return widenText(line, yaml)
  const [before, expression, ...after] = line.split(EXPRESSION)
  return `${widenText(before!, yaml)}${expression}${widenLine(after.join(''), yaml)}`
}

function widenText(line: string, yaml: boolean): string {
  if (!HAN.test(line)) return line
  const flow = yaml ? flowListSpans(line) : []
  const widened = [...line].map((one, n, all) => {
    const wide = WIDE[one]
    if (!wide) return one
    const before = all[n - 1] ?? ''
    const after = all[n + 1] ?? ''
    if (flow.some((span) => n > span.from && n < span.to)) return one
    return isChinese(one, before, after, yaml) ? wide : one
  })
  return widenParentheses(widened.join(''))
}

function isChinese(mark: string, before: string, after: string, yaml: boolean): boolean {
  const ends = CHINESE_END.test(before)
  const structural = mark === ',' || mark === ':'
  if (structural && yaml && (after === '' || /\s/.test(after))) return false
  if (structural && !yaml && after === ' ' && !ends) return false
  if (!structural) return ends || (/[\w)]/.test(before) && CHINESE_START.test(after))
  return (ends && after !== '/') || (/[\w)"]/.test(before) && CHINESE_START.test(after) && before !== '"')
}

function widenParentheses(line: string): string {
  return line.replace(PAREN, (whole, inner: string, at: number) => {
    const before = line[at - 1] ?? ''
    // ](…) is a markdown link.
    if (before === ']') return whole
    return HAN.test(inner) || CHINESE_END.test(before) ? `\uFF08${inner}\uFF09` : whole
  })
}

/** Where unquoted flow lists stand: there a comma divides entries, with or without a blank after it. */
function flowListSpans(line: string): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = []
  const characters = [...line]
  let quote = ''
  let from = -1
  for (const [n, one] of characters.entries()) {
    if (quote) {
      if (one !== quote) continue
      quote = ''
      if (from >= 0) from = n
      continue
    }
    const begins = /[:\-,[{]\s*$/.test(characters.slice(0, n).join(''))
    if ((one === '"' || one === "'") && (begins || from >= 0)) {
      if (from >= 0) spans.push({ from, to: n })
      quote = one
    } else if (one === '[' && begins && from < 0 && !/^\[\s*\{/.test(characters.slice(n).join(''))) from = n
    else if (one === ']' && from >= 0) {
      spans.push({ from, to: n })
      from = -1
    }
  }
  return spans
}
