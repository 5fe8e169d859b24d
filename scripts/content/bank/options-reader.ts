// A reader that never sees the question: it learns from the wording of options alone which of them are keys. What it finds
// in items that it did not learn from, anybody who is good at tests finds too. The same items always give the same reader.

export interface Choice {
  text: string
  right: boolean
}

/** The options of one item; its question is nowhere in it. */
export type Choices = readonly Choice[]

/** The weight of each fragment: above nothing it speaks for a key, below nothing for a distractor. */
export type OptionsReader = ReadonlyMap<string, number>

export interface Fragment {
  fragment: string
  weight: number
  /** Where it gave something away: it speaks for the key, or against the others. */
  in: 'key' | 'distractors'
}

const EPOCHS = 40
const STEP = 0.3
/** L2: how much of its weight a fragment loses in an epoch of full step. */
const DECAY = 0.01
/** What stands in one or two options only is learnt by heart, not read. */
const LEAST_SEEN = 3
const LONGEST_GRAM = 3

interface Lesson {
  /** Per option the numbers of its fragments and how much each counts. */
  options: { features: Int32Array; values: Float64Array; right: boolean }[]
}

/**
 * Softmax over the options of an item, one target per key, plain gradient descent in the order given.
 * Several keys share the target, so that a multiple teaches as much as a single.
 */
export function trainReader(items: readonly Choices[]): OptionsReader {
  const vectors = items.map(vectorsOf)
  const numbers = numberFragments(vectors)
  const lessons = items.map((options, n) => toLesson(options, vectors[n]!, numbers))
  const weights = new Float64Array(numbers.size)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const step = STEP / (1 + epoch / 10)
    for (const lesson of lessons) learn(lesson, weights, step)
    // Once an epoch: fragments are many, and each item knows few of them.
    for (let n = 0; n < weights.length; n++) weights[n]! *= 1 - step * DECAY
  }
  return new Map([...numbers].map(([fragment, n]) => [fragment, weights[n]!]))
}

function learn({ options }: Lesson, weights: Float64Array, step: number): void {
  const keys = options.filter((option) => option.right).length
  if (keys === 0 || keys === options.length) return
  const shares = softmax(options.map(({ features, values }) => dot(features, values, weights)))
  for (const [n, { features, values, right }] of options.entries()) {
    const error = (right ? 1 / keys : 0) - shares[n]!
    for (let f = 0; f < features.length; f++) weights[features[f]!]! += step * error * values[f]!
  }
}

/** How much each option looks like a key: the reader ticks the largest. */
export function readChoices(reader: OptionsReader, options: Choices): number[] {
  return vectorsOf(options).map((vector) =>
    [...vector].reduce((sum, [fragment, value]) => sum + value * (reader.get(fragment) ?? 0), 0),
  )
}

/** The share of the keys among as many of the best as there are keys; of a tie, its part. */
export function keysFound(scores: readonly number[], options: Choices): number {
  const keys = options.filter((option) => option.right).length
  const least = [...scores].sort((a, b) => b - a)[keys - 1]!
  const above = options.filter((_, n) => scores[n]! > least)
  const level = options.filter((_, n) => scores[n] === least)
  const rightOf = (some: Choices) => some.filter((option) => option.right).length
  return (rightOf(above) + (rightOf(level) * (keys - above.length)) / level.length) / keys
}

/** What told the keys of an item from its distractors, strongest first. */
export function giveaways(reader: OptionsReader, options: Choices, most: number): Fragment[] {
  const vectors = vectorsOf(options)
  const keys = options.filter((option) => option.right).length
  const sums = new Map<string, number>()
  for (const [n, vector] of vectors.entries())
    for (const [fragment, value] of vector) {
      const share = options[n]!.right ? 1 / keys : -1 / (options.length - keys)
      sums.set(fragment, (sums.get(fragment) ?? 0) + share * value * (reader.get(fragment) ?? 0))
    }
  return [...sums]
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([fragment, weight]) => ({
      fragment,
      weight: Math.round(weight * 1000) / 1000,
      in: (reader.get(fragment) ?? 0) > 0 ? 'key' : 'distractors',
    }))
}

/** Character n-grams, edges included, and how long an option is beside the others. */
function vectorsOf(options: Choices): Map<string, number>[] {
  const lengths = options.map(({ text }) => [...text].length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return options.map(({ text }, n) => {
    const grams = gramsOf(text)
    const value = 1 / Math.sqrt(grams.size)
    const vector = new Map([...grams].map((gram) => [gram, value]))
    const longer = lengths.filter((length) => length > lengths[n]!).length
    vector.set(`<rank ${longer + 1} of ${options.length}>`, 1)
    vector.set('<length>', Math.log((lengths[n]! + 1) / (mean + 1)))
    return vector
  })
}

function gramsOf(text: string): Set<string> {
  const signs = ['^', ...text, '$']
  const grams = new Set<string>()
  for (let length = 1; length <= LONGEST_GRAM; length++)
    for (let n = 0; n + length <= signs.length; n++) grams.add(signs.slice(n, n + length).join(''))
  return grams
}

function numberFragments(vectors: readonly Map<string, number>[][]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const options of vectors)
    for (const vector of options)
      for (const fragment of vector.keys()) seen.set(fragment, (seen.get(fragment) ?? 0) + 1)
  const kept = [...seen].filter(([, count]) => count >= LEAST_SEEN).map(([fragment]) => fragment)
  return new Map(kept.map((fragment, n) => [fragment, n]))
}

function toLesson(options: Choices, vectors: Map<string, number>[], numbers: ReadonlyMap<string, number>): Lesson {
  return {
    options: options.map(({ right }, n) => {
      const known = [...vectors[n]!].filter(([fragment]) => numbers.has(fragment))
      return {
        features: Int32Array.from(known, ([fragment]) => numbers.get(fragment)!),
        values: Float64Array.from(known, ([, value]) => value),
        right,
      }
    }),
  }
}

function dot(features: Int32Array, values: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let f = 0; f < features.length; f++) sum += values[f]! * weights[features[f]!]!
  return sum
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}
