// Decides which of the words a card forbids a reply says: clause by clause, and not where they are denied, quoted or part of a
// longer expression that is fine.
import type { MustNot } from '#app/content/phrase'
import type { Clause } from './clauses'
import { normaliseReply } from './normalise'
import { isDenied } from './patterns'

const BLANK = '\ue000'

interface Spelled {
  word: string
  /** Longest first: a short allowance must not break up a longer one before it is seen. */
  fine: string[]
}

const spelled = new WeakMap<MustNot, Spelled>()

function spell(rule: MustNot): Spelled {
  const known = spelled.get(rule)
  if (known) return known
  const inOneSpelling = (words: string) => normaliseReply(words).join('')
  const fine = (rule.allow ?? []).map(inOneSpelling).sort((a, b) => b.length - a.length)
  const made = { word: inOneSpelling(rule.word), fine }
  spelled.set(rule, made)
  return made
}

function saysWord(text: string, { word, fine }: Spelled): boolean {
  if (!text.includes(word)) return false
  const rest = fine.reduce((so, one) => so.replaceAll(one, BLANK.repeat(one.length)), text)
  for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at + 1)) if (!isDenied(rest, at)) return true
  return false
}

/** Each word once, in the order of the rules. */
export function findMustNots(clauses: readonly Clause[], rules: readonly MustNot[]): MustNot[] {
  return rules.filter((rule) => clauses.some(({ text }) => saysWord(text, spell(rule))))
}
