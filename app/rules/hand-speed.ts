// Decides what hands can do: how much of a text was typed right, and what speed is beyond what people reach.

/**
 * Characters a minute. The quickest typists of Chinese reach about 200 over some minutes, with an input method trained to
 * their words; whoever is new at the desk and beyond 180 has most likely not typed all of it.
 */
export const TYPING_CEILING = 180

/** Widest slip between the two texts that is still followed; a longer lost line is simply wrong. */
const BAND_WIDTH = 40

/**
 * Characters of `given` that stand in `wanted` in the same order, by the longest common alignment with its beginning,
 * so that one letter too many does not spoil all that follows. Fold both texts before.
 */
export function countShared(wanted: readonly string[], given: readonly string[]): number {
  let previous = new Int32Array(wanted.length + 1)
  let best = 0
  for (let i = 1; i <= given.length; i++) {
    const current = new Int32Array(wanted.length + 1)
    const from = Math.max(1, i - BAND_WIDTH)
    const to = Math.min(wanted.length, i + BAND_WIDTH)
    for (let j = from; j <= to; j++) {
      const matched = given[i - 1] === wanted[j - 1] ? previous[j - 1]! + 1 : 0
      current[j] = Math.max(matched, previous[j]!, current[j - 1]!)
      if (current[j]! > best) best = current[j]!
    }
    // Beyond the band the last value is carried on, so that the next row starts from it.
    for (let j = to + 1; j <= Math.min(wanted.length, to + 1); j++) current[j] = current[j - 1]!
    previous = current
  }
  return best
}
