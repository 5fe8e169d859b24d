// Decides what a page still has to tell the server of itself; it goes out again until the server has it.
import type { PageReport } from './answer-forms'
import { MOST_AMOUNT, type Noted } from './away-watch'
import type { PaperWord } from './paper-live'

export class ReportQueue {
  readonly #seen = new Set<string>()
  #signals: PageReport['signals'] = []

  constructor(
    private readonly device: string,
    private readonly newKey: () => string,
  ) {}

  note({ kind, amount }: Noted, position: number): void {
    this.#signals.push({ key: this.newKey(), kind, amount: Math.min(amount, MOST_AMOUNT), position })
  }

  /** Words that were on the screen; what the server knows to be seen is told no more. True where there is news. */
  see(words: readonly PaperWord[]): boolean {
    const fresh = words.filter(({ id, seenAt }) => seenAt === null && !this.#seen.has(id))
    for (const { id } of fresh) this.#seen.add(id)
    return fresh.length > 0
  }

  next(): PageReport {
    return { device: this.device, seen: [...this.#seen].slice(0, 50), signals: this.#signals.slice(0, 50) }
  }

  /** The server has taken it. */
  took(report: PageReport, words: readonly PaperWord[]): void {
    const sent = new Set(report.signals.map(({ key }) => key))
    this.#signals = this.#signals.filter(({ key }) => !sent.has(key))
    for (const { id, seenAt } of words) if (seenAt !== null) this.#seen.delete(id)
  }
}
