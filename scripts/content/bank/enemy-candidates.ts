// Finds pairs of items that may answer each other: what the one asks for stands in the other, and both speak of the same thing.
import type { Blueprint } from '#app/content/blueprint'
import type { Item } from '#app/content/item'
import { topicOf } from '#app/features/exam-forms/assemble-form'
import { keyText, rarity, wordsOf } from './item-words'

export interface EnemyCandidate {
  /** The item whose answer is given away, and the one that does. */
  asks: Item
  tells: Item
  /** 0–1. */
  score: number
  /** What they share, rarest first. */
  shared: string[]
}

/** A word that stands in more than an eighth of the bank tells nothing. */
const COMMON = 1 / 8
const MOST_SHARED = 8

interface Side {
  item: Item
  stem: string[]
  /** What the key says beyond the stem. */
  key: string[]
  figures: string[]
  said: ReadonlySet<string>
}

/** Strongest first; only pairs that some exam could draw together, each pair once. */
export function enemyCandidates(
  items: readonly Item[],
  blueprints: readonly Blueprint[],
  least: number,
): EnemyCandidate[] {
  const sides = items.filter((item) => item.type !== 'scenario').map(sideOf)
  const weigh = rarity(
    sides.map((side) => side.said),
    COMMON,
  )
  const meet = meeting(blueprints)
  const best = new Map<string, EnemyCandidate>()
  for (const asks of sides)
    for (const tells of sides) {
      if (asks === tells || asks.item.family === tells.item.family || !meet(asks.item, tells.item)) continue
      const score = scoreOf(asks, tells, weigh)
      const pair = pairName(asks.item.id, tells.item.id)
      if (score < least || score <= (best.get(pair)?.score ?? 0)) continue
      best.set(pair, { asks: asks.item, tells: tells.item, score, shared: sharedBy(asks, tells, weigh) })
    }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.asks.id < b.asks.id ? -1 : 1))
}

export function pairName(one: string, other: string): string {
  return [one, other].sort().join(' ')
}

function sideOf(item: Item): Side {
  const stem = wordsOf(item.stem)
  const key = wordsOf(keyText(item))
  const asked = [...key].filter((word) => !stem.has(word))
  return {
    item,
    stem: [...stem],
    key: asked,
    figures: asked.filter((word) => /^\d/u.test(word)),
    // A distractor tells nothing for sure.
    said: new Set([...stem, ...key]),
  }
}

/** How much of the key stands in the other, and how much of the stem: both are needed. */
function scoreOf(asks: Side, tells: Side, weigh: (word: string) => number): number {
  const share = (words: readonly string[]) => {
    let all = 0
    let told = 0
    for (const word of words) {
      const weight = weigh(word)
      all += weight
      if (tells.said.has(word)) told += weight
    }
    return all === 0 ? 0 : told / all
  }
  const ofStem = share(asks.stem)
  if (asks.item.type === 'truefalse') return ofStem
  // Who asks for a figure is not answered by words around another one.
  if (asks.figures.length > 0 && !asks.figures.some((figure) => tells.said.has(figure))) return 0
  const ofKey = share(asks.key)
  return ofKey < LEAST_OF_KEY ? 0 : Math.sqrt(ofKey * ofStem)
}

const LEAST_OF_KEY = 0.3

function sharedBy(asks: Side, tells: Side, weigh: (word: string) => number): string[] {
  return [...asks.key, ...asks.stem]
    .filter((word) => tells.said.has(word) && weigh(word) > 0)
    .sort((a, b) => weigh(b) - weigh(a) || (a < b ? -1 : 1))
    .slice(0, MOST_SHARED)
}

/** Same pool, and an exam that asks of both topics. */
export function meeting(blueprints: readonly Blueprint[]): (one: Item, other: Item) => boolean {
  const met = new Set(
    blueprints.flatMap(({ pool, topics }) => {
      const asked = Object.keys(topics)
      return asked.flatMap((one) => asked.map((other) => `${pool} ${one} ${other}`))
    }),
  )
  return (one, other) => one.pool === other.pool && met.has(`${one.pool} ${topicOf(one)} ${topicOf(other)}`)
}
