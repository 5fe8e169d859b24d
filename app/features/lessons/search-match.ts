import { LONGEST } from '#app/rules/field-limits'
// Decides what a search finds, in which order, and which part of a text is shown with the found words marked.

export interface SearchEntry {
  title: string
  /** Short forms that find it too: a phrase code, pinyin, an id. */
  keywords: readonly string[]
  body: string
}

/** An entry with its texts folded beforehand: folding a whole course for every search would be felt. */
export interface PreparedEntry extends SearchEntry {
  foldedTitle: string
  foldedBody: string
}

export interface Segment {
  text: string
  hit: boolean
}

const MAX_TERMS = 5

/** Full-width Latin to half-width and capitals to small, unit by unit, so that positions stay those of the original. */
export function fold(text: string): string {
  let folded = ''
  for (const unit of text) {
    const code = unit.codePointAt(0)!
    const half = code === 0x3000 ? ' ' : code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : unit
    const small = half.toLowerCase()
    folded += small.length === unit.length ? small : unit
  }
  return folded
}

export function searchTerms(query: string): string[] {
  // PostgreSQL takes no NUL in a text, and no control character is worth looking for.
  return [
    ...new Set(
      fold(query.replace(/\p{Cc}/gu, ' '))
        .slice(0, LONGEST.search)
        .split(/\s+/)
        .filter(Boolean),
    ),
  ].slice(0, MAX_TERMS)
}

export function prepare<T extends SearchEntry>(entry: T): T & PreparedEntry {
  return { ...entry, foldedTitle: fold(entry.title), foldedBody: fold(entry.body) }
}

function scoreTerm(entry: PreparedEntry, term: string): number {
  const title = entry.foldedTitle
  if (entry.keywords.some((word) => word === term)) return 100
  if (title.startsWith(term)) return 90
  if (title.includes(term)) return 70
  if (/^[a-z0-9]+$/.test(term) && entry.keywords.some((word) => word.startsWith(term))) return 50
  // One or two letters inside pinyin would find everything.
  if (/^[a-z0-9]{3,}$/.test(term) && entry.keywords.some((word) => word.includes(term))) return 30
  return entry.foldedBody.includes(term) ? 10 : 0
}

/** 0 unless every term is found somewhere. */
export function scoreEntry(entry: PreparedEntry, terms: readonly string[]): number {
  const scores = terms.map((term) => scoreTerm(entry, term))
  return scores.length > 0 && scores.every((score) => score > 0) ? scores.reduce((sum, score) => sum + score, 0) : 0
}

/** The best entries, those of equal worth in their own order. */
export function rank<T extends PreparedEntry>(entries: readonly T[], terms: readonly string[], limit: number): T[] {
  return entries
    .map((entry) => ({ entry, score: scoreEntry(entry, terms) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** The text cut into found and other parts. */
export function highlight(text: string, terms: readonly string[]): Segment[] {
  const folded = fold(text)
  const marked = new Array<boolean>(text.length).fill(false)
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      marked.fill(true, at, at + term.length)
  const segments: Segment[] = []
  for (let n = 0; n < text.length; n++) {
    const last = segments.at(-1)
    if (last && last.hit === marked[n]) last.text += text[n]
    else segments.push({ text: text[n]!, hit: marked[n]! })
  }
  return segments
}

/** About `length` characters around the first found word, or the beginning. */
export function excerpt(
  { body: text, foldedBody: folded }: Pick<PreparedEntry, 'body' | 'foldedBody'>,
  terms: readonly string[],
  length = 70,
): string {
  const found = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...(found.length > 0 ? found : [0])) - Math.floor(length / 4))
  const cut = Array.from(text.slice(from, from + length)).join('')
  return `${from > 0 ? '…' : ''}${cut.trim()}${from + length < text.length ? '…' : ''}`
}
