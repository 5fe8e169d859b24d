// Decides, in the window, what has still to reach the server and what is shown of the desk meanwhile. No React, no clock of its own.
import type { SessionTrouble } from '../accounts/page-owner'
import type { DeskAnswer } from './desk-post'
import type { DeskView } from './desk-view'

const RETRY_MS = 2_500

/** A message that the server does not have for sure. */
export interface Outgoing {
  clientKey: string
  seat: number
  text: string
  /** It was tried, and nobody answered. */
  wasTried: boolean
}

/** How the page hears of news: by the stream, by asking, or not at the moment. */
export type Link = 'open' | 'polling' | 'trying'

export interface DeskStorePorts {
  post: (fields: Readonly<Record<string, string>>) => Promise<DeskAnswer>
  newKey: () => string
  keepDraft: (seat: number, text: string) => void
  keepOutbox: (outbox: readonly Outgoing[]) => void
  later: (work: () => void, ms: number) => () => void
}

export interface DeskSnapshot {
  view: DeskView
  drafts: Readonly<Record<number, string>>
  outbox: readonly Outgoing[]
  /** Written, and too late for the sitting. */
  missed: readonly Outgoing[]
  link: Link
  trouble: SessionTrouble | null
}

export class DeskStore {
  readonly #listeners = new Set<() => void>()
  #snapshot: DeskSnapshot
  #sending: Promise<void> | null = null
  #cancelRetry: (() => void) | null = null

  constructor(
    view: DeskView,
    private readonly ports: DeskStorePorts,
  ) {
    this.#snapshot = { view, drafts: {}, outbox: [], missed: [], link: 'open', trouble: null }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): DeskSnapshot => this.#snapshot

  /** What an earlier window of this sitting left behind. */
  restore(drafts: Readonly<Record<number, string>>, outbox: readonly Outgoing[]): void {
    this.#publish({ drafts: { ...drafts, ...this.#snapshot.drafts }, outbox: [...outbox, ...this.#snapshot.outbox] })
    this.#settle()
    this.retryNow()
  }

  write(seat: number, text: string): void {
    this.ports.keepDraft(seat, text)
    this.#publish({ drafts: { ...this.#snapshot.drafts, [seat]: text } })
  }

  /** The draft becomes a message that is on its way until the server says that it has it. */
  send(seat: number, text: string): void {
    const outgoing = { clientKey: this.ports.newKey(), seat, text, wasTried: false }
    this.#putOutbox([...this.#snapshot.outbox, outgoing])
    this.write(seat, '')
    this.retryNow()
  }

  /** Something done beside the chat; nothing of it waits here, so whoever did it is told at once. */
  async act(fields: Readonly<Record<string, string>>): Promise<DeskAnswer> {
    const answer = await this.ports.post(fields)
    if (answer.kind === 'view') this.take(answer.view)
    if (answer.kind === 'trouble') this.#publish({ trouble: answer.trouble })
    return answer
  }

  /** An answer that was overtaken by a later one tells nothing any more. */
  take(view: DeskView): void {
    if (view.serverNow < this.#snapshot.view.serverNow) return
    this.#publish({ view, trouble: null })
    this.#settle()
  }

  tell(news: { link?: Link; trouble?: SessionTrouble }): void {
    this.#publish(news)
  }

  retryNow = (): void => {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
  }

  hasUnsent(): boolean {
    return this.#snapshot.outbox.length > 0
  }

  stop(): void {
    this.#cancelRetry?.()
  }

  /** What the server has need not be sent; what came too late never will be. */
  #settle(): void {
    const { view, outbox, missed } = this.#snapshot
    const open = outbox.filter(({ clientKey }) => !view.kept.includes(clientKey))
    const isOver = view.state !== 'in_progress'
    if (isOver && open.length > 0) this.#publish({ missed: [...missed, ...open] })
    if (isOver || open.length < outbox.length) this.#putOutbox(isOver ? [] : open)
  }

  /** One after the other, in the order in which they were written. */
  async #sendAll(): Promise<void> {
    for (;;) {
      const [next] = this.#snapshot.outbox
      if (!next) return
      const { clientKey, seat, text } = next
      const answer = await this.ports.post({ intent: 'message', seat: String(seat), clientKey, text })
      const waits = answer.kind === 'unreachable' || answer.kind === 'trouble'
      if (waits) {
        this.#putOutbox(this.#snapshot.outbox.map((one) => ({ ...one, wasTried: true })))
        this.tell(answer.kind === 'trouble' ? { trouble: answer.trouble } : { link: 'trying' })
        this.#cancelRetry = this.ports.later(this.retryNow, RETRY_MS)
        return
      }
      // A stream may look alive for long after the line is dead, and the other way round.
      if (this.#snapshot.link === 'trying') this.tell({ link: 'open' })
      // Whatever else was said of it, it would be said again.
      this.#putOutbox(this.#snapshot.outbox.filter((one) => one.clientKey !== clientKey))
      if (answer.kind === 'view') this.take(answer.view)
      else this.#publish({ missed: [...this.#snapshot.missed, next] })
    }
  }

  #putOutbox(outbox: readonly Outgoing[]): void {
    this.ports.keepOutbox(outbox)
    this.#publish({ outbox })
  }

  #publish(change: Partial<DeskSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of this.#listeners) listener()
  }
}
