// Decides when wrong passwords in a row are a burst that the record tells of: once when they reach what costs nothing, and again only after a rest.
import type { Pace } from './guess-delay'

/** Keys that somebody makes up must not fill the memory. */
const MAX_ROWS = 20_000

interface Row {
  wrong: number
  lastWrongAt: number
}

export class GuessBursts {
  readonly #rows = new Map<string, Row>()

  /** Answers how many there were with this one, when it makes the row a burst. */
  wrong(key: string, { free, forgetMs }: Pick<Pace, 'free' | 'forgetMs'>, at: number): number | null {
    const known = this.#rows.get(key)
    const before = known && at - known.lastWrongAt < forgetMs ? known.wrong : 0
    // Set anew, so that the first in the map is the one forgotten soonest.
    this.#rows.delete(key)
    this.#rows.set(key, { wrong: before + 1, lastWrongAt: at })
    const [oldest] = this.#rows.keys()
    if (this.#rows.size > MAX_ROWS && oldest !== undefined) this.#rows.delete(oldest)
    return before + 1 === free ? free : null
  }

  right(key: string): void {
    this.#rows.delete(key)
  }
}
