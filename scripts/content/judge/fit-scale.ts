// Learns how facts about a reply are weighed against each other: logistic regression over a few dozen figures, brought to one size
// first, by plain descent in a fixed order.

import type { Scale } from '#app/content/judge-file'

export interface WeighedCase {
  facts: Readonly<Record<string, number>>
  isYes: boolean
}

const ROUNDS = 600
const STEP = 0.5
const PULL = 3e-3

export function fitScale(cases: readonly WeighedCase[]): Scale {
  const names = [...new Set(cases.flatMap(({ facts }) => Object.keys(facts)))].sort()
  const rows = cases.map(({ facts }) => names.map((name) => facts[name] ?? 0))
  const middle = names.map((_, n) => rows.reduce((sum, row) => sum + row[n]!, 0) / rows.length)
  const spread = names.map((_, n) => {
    const square = rows.reduce((sum, row) => sum + (row[n]! - middle[n]!) ** 2, 0)
    return Math.sqrt(square / rows.length) || 1
  })
  const even = rows.map((row) => Float64Array.from(row, (value, n) => (value - middle[n]!) / spread[n]!))
  const weights = new Float64Array(names.length)
  let base = 0
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Float64Array(names.length)
    let baseSlope = 0
    for (const [at, row] of even.entries()) {
      let sum = base
      for (let n = 0; n < row.length; n++) sum += weights[n]! * row[n]!
      const miss = 1 / (1 + Math.exp(-sum)) - (cases[at]!.isYes ? 1 : 0)
      baseSlope += miss
      for (let n = 0; n < row.length; n++) slopes[n]! += miss * row[n]!
    }
    base -= (STEP * baseSlope) / even.length
    for (let n = 0; n < weights.length; n++) weights[n]! -= STEP * (slopes[n]! / even.length + PULL * weights[n]!)
  }
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    base: round(base - names.reduce((sum, _, n) => sum + (weights[n]! * middle[n]!) / spread[n]!, 0)),
    weights: Object.fromEntries(names.map((name, n) => [name, round(weights[n]! / spread[n]!)])),
  }
}
