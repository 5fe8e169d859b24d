// Finds items that ask one thing twice, whatever numbers, names and products they dress it in.
import type { Item } from '#app/content/item'
import { fold } from '../han'
import { pairsOf } from '../similarity'
import { keyText, rarity } from './item-words'

export interface NearClone {
  one: Item
  other: Item
  /** 0–1. */
  alike: number
}

/** A pair of characters that stands in more of the bank is looked past when searching; it still counts when comparing. */
const SEARCHED = 1 / 15

/** Most alike first, over all pools and types. `names` are the people and products of the shop. */
export function nearClones(items: readonly Item[], names: readonly string[], least: number): NearClone[] {
  const undress = undressing(names)
  const texts = items.map((item) => new Set([...pairsOf(undress(item.stem)), ...pairsOf(undress(keyText(item)))]))
  const weigh = rarity(texts, 1)
  const isSearched = (pair: string) => weigh(pair) >= Math.log(1 / SEARCHED)
  const lengths = texts.map((pairs) => Math.sqrt([...pairs].reduce((sum, pair) => sum + weigh(pair) ** 2, 0)))
  const holders = new Map<string, number[]>()
  const found: NearClone[] = []
  for (const [n, pairs] of texts.entries()) {
    const met = new Map<number, number>()
    for (const pair of pairs) {
      if (!isSearched(pair)) continue
      const held = holders.get(pair) ?? []
      for (const m of held) met.set(m, (met.get(m) ?? 0) + weigh(pair) ** 2)
      held.push(n)
      holders.set(pair, held)
    }
    for (const [m, shared] of met) {
      const alike = shared / (lengths[n]! * lengths[m]!)
      if (alike >= least) found.push({ one: items[m]!, other: items[n]!, alike })
    }
  }
  return found.sort((a, b) => b.alike - a.alike || (a.one.id < b.one.id ? -1 : 1))
}

/** Digits become one digit, names one sign: the same question about another sheet is the same question. */
function undressing(names: readonly string[]): (text: string) => string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length)
  return (text) => {
    const nameless = longestFirst.reduce((rest, name) => rest.replaceAll(name, '名'), text)
    return fold(nameless.replace(/\d+(?:[.:]\d+)?/g, '0'))
  }
}
