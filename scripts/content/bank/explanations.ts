// Decides whether an item teaches once it is over: an explanation that says more than the question and its key did.
import type { Item } from '#app/content/item'
import { fold } from '../han'
import { pairsOf } from '../similarity'
import { keyText } from './item-words'

/** Characters, and pairs of them that stood neither in the stem nor in the key. */
const LEAST_LENGTH = 24
const LEAST_NEW = 16

/** What an explanation lacks; nothing when it teaches. */
export function explanationLacks(item: Item): string | undefined {
  const length = [...item.explanation].length
  if (length < LEAST_LENGTH) return `has ${length} characters, wanted ${LEAST_LENGTH}`
  const known = pairsOf(fold(`${item.stem} ${keyText(item)}`))
  const fresh = [...pairsOf(fold(item.explanation))].filter((pair) => !known.has(pair)).length
  return fresh < LEAST_NEW ? 'repeats the question and its key' : undefined
}

/** Distractors that do not say what tempts to them. */
export function withoutTemptation(item: Item): string[] {
  if (item.type !== 'single' && item.type !== 'multiple') return []
  return item.options.flatMap((option) => (option.correct || option.tempts ? [] : [option.text]))
}
