// Decides how long the next try at a password waits after wrong ones.

export interface Pace {
  /** So many wrong ones in a row cost nothing: people mistype. */
  free: number
  firstMs: number
  /** A person with the right password waits no longer than this for one turn. */
  longestMs: number
  /** After so long without a wrong one the row is forgotten. */
  forgetMs: number
}

/** One account, wherever the tries come from: at most some four a minute after the ninth. */
export const ACCOUNT_PACE: Pace = { free: 5, firstMs: 1_000, longestMs: 15_000, forgetMs: 3_600_000 }
/** One address, whatever the accounts: a whole shift behind one router mistypes now and then. */
export const ADDRESS_PACE: Pace = { free: 60, firstMs: 250, longestMs: 500, forgetMs: 600_000 }

/** Who asks, as far as an address can tell: on IPv6 one customer has all addresses of a /64. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':')
}

/** Doubles with every wrong one beyond the free ones. */
export function guessDelayMs(wrong: number, pace: Pace): number {
  if (wrong < pace.free) return 0
  return Math.min(pace.longestMs, pace.firstMs * 2 ** Math.min(wrong - pace.free, 30))
}
