// Chance that can be repeated: the same seed gives the same sequence, today and in an appeal next year.

export interface SeededRandom {
  /** 0 ≤ n < 1 */
  next: () => number
  /** A shuffled copy. */
  shuffle: <T>(list: readonly T[]) => T[]
}

export function seededRandom(seed: string): SeededRandom {
  const next = mulberry32(hashText(seed))
  function shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list]
    for (let n = copy.length - 1; n > 0; n--) {
      const other = Math.floor(next() * (n + 1))
      const held = copy[n] as T
      copy[n] = copy[other] as T
      copy[other] = held
    }
    return copy
  }
  return { next, shuffle }
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < text.length; n++) {
    hash ^= text.charCodeAt(n)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
