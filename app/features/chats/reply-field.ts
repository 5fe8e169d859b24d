// Decides what a text that is being written at the desk asks for: a phrase that is looked for, gaps that are still open.
import { foldCode } from '../drills/drill'
import { GAP } from '../quick-replies/phrase-gaps'

const SHOWN = 8
/** The slash, and what input methods write in its place; the looking ends with the line. */
const LOOKS_FOR = /^[/／、]([^\n]{0,30})$/u

export interface FoundBy {
  code: string
  name: string
  text: string
  initials: string
}

/** What is looked for, folded; null while an ordinary reply is written. */
export function lookedFor(text: string): string | null {
  const found = LOOKS_FOR.exec(text)
  return found ? foldCode(`/${found[1]!.trim()}`) : null
}

/** By code, pinyin initials or text; the exact code first. All of them where nothing is asked for yet. */
export function findPhrases<T extends FoundBy>(phrases: readonly T[], wanted: string, most: number = SHOWN): T[] {
  if (wanted === '') return phrases.slice(0, most)
  const rankOf = ({ code, name, text, initials }: T) =>
    [
      code === wanted,
      code.startsWith(wanted),
      initials.startsWith(wanted),
      name.includes(wanted),
      initials.includes(wanted),
      text.toLowerCase().includes(wanted),
    ].indexOf(true)
  return phrases
    .map((phrase) => ({ phrase, rank: rankOf(phrase) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ phrase }) => phrase)
}

/** A ready text with what this customer's case knows; the rest stays in 【】. */
export function fillPhrase(text: string, fills: Readonly<Record<string, string>>): string {
  return text.replaceAll(/【([^【】]{1,40})】/g, (gap, label: string) => fills[label] ?? gap)
}

export interface OpenGap {
  from: number
  until: number
  words: string
}

export function gapsIn(text: string): OpenGap[] {
  return [...text.matchAll(GAP)].map((match) => ({
    from: match.index,
    until: match.index + match[0].length,
    words: match[0],
  }))
}

/** A phrase takes the place of what it was looked for with; into a reply that has begun it comes on a line of its own. */
export function withPhrase(written: string, phrase: string): { text: string; gap: OpenGap | null } {
  const begun = lookedFor(written) === null ? written.trimEnd() : ''
  const text = begun === '' ? phrase : `${begun}\n${phrase}`
  return { text, gap: gapsIn(text)[0] ?? null }
}
