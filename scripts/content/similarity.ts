// Measures how much two items ask the same thing, by the character pairs they share.
import type { Item } from '#app/content/item'
import { fold } from './han'

/** Below this length a stem says too little (“下列哪一步在先?”), so the choices are compared too. */
const SHORT_STEM = 24

export interface Shape {
  stem: string
  stemPairs: Set<string>
  fullPairs: Set<string>
}

export function shapeOf(item: Item): Shape {
  const stem = fold(item.stem)
  return { stem, stemPairs: pairsOf(stem), fullPairs: pairsOf(stem + fold(choicesOf(item))) }
}

/** 0–1. Order and match items live by their parts, so they are always compared whole. */
export function similarity(a: Shape, b: Shape, type: Item['type']): number {
  const whole = type === 'order' || type === 'match'
  const short = Math.min(a.stem.length, b.stem.length) < SHORT_STEM
  if (whole || short) return cosine(a.fullPairs, b.fullPairs)
  return cosine(a.stemPairs, b.stemPairs)
}

export function cosine(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  // The best case of full containment already falls short: no need to count.
  if (Math.sqrt(small.size / large.size) < 0.7) return 0
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared++
  return shared / Math.sqrt(a.size * b.size)
}

/** How much of the shorter text stands in the longer one, 0–1. */
export function overlap(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared++
  return shared / small.size
}

export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let n = 0; n + 1 < text.length; n++) pairs.add(text.slice(n, n + 2))
  return pairs
}

/** The parts of an item beside its stem, as one text. */
export function choicesOf(item: Item): string {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options.map((option) => option.text).join(' ')
    case 'order':
      return item.steps.join(' ')
    case 'match':
      return item.pairs.map((pair) => `${pair.left} ${pair.right}`).join(' ')
    case 'fill':
      return item.blanks.map((blank) => blank.accept[0]).join(' ')
    case 'truefalse':
    case 'scenario':
      return ''
  }
}
