// Decides what of looking away and pasting is worth a note. A note is no verdict: somebody reads it and asks.

/** Whoever looks at the clock of the computer has not been away. */
export const AWAY_LEAST_MS = 5_000
/** A word pasted from the line above is no note. */
export const PASTE_LEAST = 10
/** More than this of either is noted as so much. */
export const MOST_AMOUNT = 1_000_000

export interface Noted {
  kind: 'away' | 'paste'
  /** Seconds, or characters. */
  amount: number
}

export class AwayWatch {
  #leftAt: number | null = null
  #composing = false
  /** What was taken from this page may be put back into it. */
  readonly #own = new Set<string>()

  /** While an input method composes, its own window may take the focus and put text in; nobody left and nobody pasted. */
  compose(isComposing: boolean): void {
    this.#composing = isComposing
  }

  leave(now: number): void {
    if (!this.#composing) this.#leftAt ??= now
  }

  back(now: number): Noted | null {
    const leftAt = this.#leftAt
    this.#leftAt = null
    if (leftAt === null || now - leftAt < AWAY_LEAST_MS) return null
    return { kind: 'away', amount: Math.round((now - leftAt) / 1000) }
  }

  copy(text: string): void {
    if (text !== '') this.#own.add(plain(text))
  }

  paste(text: string): Noted | null {
    const amount = Array.from(text).length
    if (this.#composing || amount < PASTE_LEAST || this.#own.has(plain(text))) return null
    return { kind: 'paste', amount }
  }
}

/** A text field and the clipboard do not write their line ends alike. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
