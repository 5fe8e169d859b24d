// What can be told of keys by counting: how long they are, and how many.
import type { Item } from '#app/content/item'

export type Single = Extract<Item, { type: 'single' }>
export type Multiple = Extract<Item, { type: 'multiple' }>

/** How many options of a single the ranks of length are measured with. */
export const RANKED_OPTIONS = 4

/** 1: the key is the longest option; between two ranks where others are as long. */
export function rankOfKey({ options }: Single): number {
  const [first, last] = ranksOfKey(options)
  return (first + last) / 2
}

/** Which share of the keys has each rank of length, longest first; who shares ranks counts in each by a part. */
export function rankShares(singles: readonly Single[]): number[] {
  const ranked = singles.filter(({ options }) => options.length === RANKED_OPTIONS)
  const counts = new Array<number>(RANKED_OPTIONS).fill(0)
  for (const { options } of ranked) {
    const [first, last] = ranksOfKey(options)
    for (let rank = first; rank <= last; rank++) counts[rank - 1]! += 1 / (last - first + 1)
  }
  return counts.map((count) => count / Math.max(1, ranked.length))
}

function ranksOfKey(options: Single['options']): [number, number] {
  const length = (option: { text: string }) => [...option.text].length
  const key = length(options.find((option) => option.correct)!)
  const longer = options.filter((option) => length(option) > key).length
  return [longer + 1, longer + options.filter((option) => length(option) === key).length]
}

export function keysOf({ options }: Multiple): number {
  return options.filter((option) => option.correct).length
}

/** How often somebody guesses the number of keys who sees only the number of options, and knows the bank. */
export function keyCountGuess(multiples: readonly Multiple[]): { share: number; guess: Map<number, number> } {
  const guess = new Map<number, number>()
  let right = 0
  for (const size of [...new Set(multiples.map(({ options }) => options.length))].sort()) {
    const counts = new Map<number, number>()
    for (const multiple of multiples)
      if (multiple.options.length === size) counts.set(keysOf(multiple), (counts.get(keysOf(multiple)) ?? 0) + 1)
    const [keys, most] = [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]!
    guess.set(size, keys)
    right += most
  }
  return { share: right / Math.max(1, multiples.length), guess }
}
