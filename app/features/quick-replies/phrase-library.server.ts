import type { Content } from '#app/content/content.server'
import type { Phrase } from '#app/content/phrase'
import { nameGaps } from './phrase-gaps'

export interface PhraseCardView {
  id: string
  code: string
  name: string
  stage: Phrase['stage']
  limitSeconds: number
  texts: string[]
  must: string[]
  mustNot: { word: string; why: string; hard: boolean }[]
  explain: string
  note: boolean
}

interface Indexed {
  view: PhraseCardView
  /** Code, name, initials of the name and texts, folded. What customers say is what the exams ask: it is not in here. */
  haystack: string
}

const indexes = new WeakMap<Content, Indexed[]>()

function indexOf(content: Content): Indexed[] {
  const known = indexes.get(content)
  if (known) return known
  const made = content.phrases.map((phrase) => ({
    view: {
      id: phrase.id,
      code: phrase.code,
      name: phrase.name,
      stage: phrase.stage,
      limitSeconds: phrase.limitSeconds,
      texts: phrase.texts.map((text) => nameGaps(text, content.slots)),
      must: phrase.must.map((group) => group.point),
      mustNot: phrase.mustNot.map(({ word, why, redLine }) => ({ word, why, hard: redLine !== undefined })),
      explain: phrase.explain,
      note: phrase.note === true,
    },
    haystack: [phrase.code, phrase.name, content.spellings[phrase.name]?.initials ?? '', ...phrase.texts]
      .join('\n')
      .toLowerCase(),
  }))
  indexes.set(content, made)
  return made
}

/** All phrases that hold the query in code, name, pinyin initials or text; those whose code begins with it come first. */
export function searchPhrases(content: Content, query: string): PhraseCardView[] {
  const wanted = query.trim().toLowerCase().replace(/^\//, '')
  const found = indexOf(content).filter((entry) => entry.haystack.includes(wanted))
  const rank = (entry: Indexed) => (wanted && entry.view.code.startsWith(wanted) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b)).map((entry) => entry.view)
}

export interface CodeAtHand {
  code: string
  name: string
  text: string
}

function codeAtHand(content: Content, phrase: Phrase): CodeAtHand {
  return { code: phrase.code, name: phrase.name, text: nameGaps(phrase.texts[0]!, content.slots) }
}

/** What stands at hand in a drill: codes with names and texts, as at the real desk; no must-haves and no must-nots. */
export function listCodesAtHand(content: Content): CodeAtHand[] {
  return content.phrases.map((phrase) => codeAtHand(content, phrase))
}

/** What a whole code brings; null for one that does not exist. */
export function findCodeAtHand(content: Content, code: string): CodeAtHand | null {
  const phrase = content.phraseByCode.get(code)
  return phrase ? codeAtHand(content, phrase) : null
}
