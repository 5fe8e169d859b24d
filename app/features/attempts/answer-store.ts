// Decides, in the window, which answers still have to reach the server and what is told about it. No React, no clock of its own.
import type { SessionTrouble } from '../accounts/page-owner'
import { type Answer, isSameAnswer } from './answer'
import type { SentAnswer } from './answer-forms'
import type { PlainConflict, SendResult, ServerCopy } from './answer-sending'
import type { PaperView, SavedAnswerView } from './paper'

const DEBOUNCE_MS = 800
const RETRY_MS = 2_500

export interface AnswerStorePorts {
  send: (message: SentAnswer, options: { takeOver: boolean; keepalive: boolean }) => Promise<SendResult>
  /** A draft survives a reload or a crash; null forgets it. */
  keepDraft: (itemId: string, draft: SentAnswer | null) => void
  later: (work: () => void, ms: number) => () => void
  onClosed: () => void
  onServerTime: (time: { serverNow: number; deadlineAt: number }) => void
}

interface Entry {
  item: string
  answer: Answer | null
  flagged: boolean
  revision: number
  seen: number
  dirty: boolean
  takeOver: boolean
  theirs: ServerCopy | null
  /** Counts changes from outside the fields, so that they are drawn anew. */
  epoch: number
}

/** What stands in the way of saving, and is still true. */
type Trouble = SessionTrouble | { refusal: 'offline' }

/** `saved` only when the server has everything that was written. */
export type SaveState =
  | { kind: 'idle' | 'saving' | Exclude<Trouble['refusal'], 'someone-else'> }
  | { kind: 'saved'; at: number }
  | { kind: 'someone-else'; name: string }
  /** The first question with two copies. */
  | { kind: 'conflict'; position: number }

export interface StoreSnapshot {
  state: SaveState
  version: number
}

export class AnswerStore {
  readonly #entries = new Map<number, Entry>()
  readonly #listeners = new Set<() => void>()
  #snapshot: StoreSnapshot
  #savedAt: number | null
  #trouble: Trouble | null = null
  #sending: Promise<void> | null = null
  #cancelTimer: (() => void) | null = null
  #closed = false

  constructor(
    paper: Pick<PaperView, 'questions' | 'answers'>,
    private readonly ports: AnswerStorePorts,
    conflict: PlainConflict | null = null,
  ) {
    const saved = new Map(paper.answers.map((answer) => [answer.position, answer]))
    for (const question of paper.questions)
      this.#entries.set(question.position, entryFrom(question.itemId, saved.get(question.position)))
    const contested = conflict && this.#entries.get(conflict.position)
    if (contested) {
      const { mine: answer, flagged, theirs } = conflict
      Object.assign(contested, { answer, flagged, theirs, revision: theirs.revision + 1, dirty: true })
    }
    const newest = Math.max(0, ...paper.answers.map((answer) => answer.savedAt))
    this.#savedAt = newest > 0 ? newest : null
    this.#snapshot = { state: this.#state(), version: 0 }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): StoreSnapshot => this.#snapshot

  entry(position: number): Readonly<Entry> {
    const entry = this.#entries.get(position)
    if (!entry) throw new Error(`No question ${position}`)
    return entry
  }

  /** Takes what a crashed or reloaded window left behind, unless the server has moved on since. */
  restore(drafts: readonly SentAnswer[]): void {
    for (const draft of drafts) {
      const entry = this.#entries.get(draft.position)
      if (!entry || entry.item !== draft.item || entry.dirty) continue
      if (isSameAnswer(entry.answer, draft.answer) && entry.flagged === draft.flagged) {
        this.ports.keepDraft(entry.item, null)
        continue
      }
      const theirs = { answer: entry.answer, revision: entry.seen, savedAt: this.#savedAt ?? 0 }
      Object.assign(entry, {
        answer: draft.answer,
        flagged: draft.flagged,
        revision: entry.seen + 1,
        dirty: true,
        epoch: entry.epoch + 1,
      })
      if (theirs.revision > draft.seen) entry.theirs = theirs
    }
    this.#publish()
    this.#schedule(0)
  }

  change(position: number, answer: Answer | null, flagged: boolean, at: 'soon' | 'now'): void {
    const entry = this.#entries.get(position)
    if (!entry || this.#closed) return
    if (!isSameAnswer(entry.answer, answer) || entry.flagged !== flagged) {
      Object.assign(entry, { answer, flagged, revision: Math.max(entry.revision, entry.seen) + 1, dirty: true })
      this.ports.keepDraft(entry.item, messageOf(position, entry))
      this.#publish()
    }
    if (entry.dirty) this.#schedule(at === 'now' ? 0 : DEBOUNCE_MS)
  }

  /** The trainee has seen both copies of an answer and chose. */
  settle(position: number, choice: 'mine' | 'theirs'): void {
    const entry = this.#entries.get(position)
    if (!entry?.theirs) return
    const { theirs } = entry
    if (choice === 'theirs') {
      Object.assign(entry, { answer: theirs.answer, revision: theirs.revision, dirty: false, epoch: entry.epoch + 1 })
      this.ports.keepDraft(entry.item, null)
    } else Object.assign(entry, { revision: Math.max(entry.revision, theirs.revision + 1), takeOver: true })
    Object.assign(entry, { seen: Math.max(entry.seen, theirs.revision), theirs: null })
    if (!this.hasUnsaved()) this.#trouble = null
    this.#publish()
    this.#schedule(0)
  }

  /** Everything that has not been acknowledged; goes along when the paper is handed in. */
  pending(): SentAnswer[] {
    return [...this.#entries].flatMap(([position, entry]) =>
      entry.dirty && !entry.theirs ? [messageOf(position, entry)] : [],
    )
  }

  /** True while something written here is with no server. */
  hasUnsaved(): boolean {
    return !this.#closed && [...this.#entries.values()].some((entry) => entry.dirty)
  }

  /** Handing in was told of the session; a save would be told the same. */
  tell(trouble: SessionTrouble): void {
    this.#trouble = trouble
    this.#publish()
  }

  /** True when everything has been acknowledged. */
  async flush(): Promise<boolean> {
    this.#schedule(0)
    await this.#sending
    return this.pending().length === 0
  }

  retryNow = (): void => this.#schedule(0)

  /** The window goes away: sends without waiting for an answer; the drafts stay until one is seen. */
  sendLast(): void {
    for (const message of this.pending())
      void this.ports.send(message, { takeOver: false, keepalive: true }).catch(() => {})
  }

  close(): void {
    this.#closed = true
    this.#cancelTimer?.()
  }

  forgetDrafts(): void {
    for (const entry of this.#entries.values()) this.ports.keepDraft(entry.item, null)
  }

  #schedule(ms: number): void {
    if (this.#closed) return
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (ms > 0) {
      this.#cancelTimer = this.ports.later(() => this.#schedule(0), ms)
      return
    }
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
  }

  /** One after the other: an older copy can never overtake a newer one. */
  async #sendAll(): Promise<void> {
    for (;;) {
      const next = [...this.#entries].find(([, entry]) => entry.dirty && !entry.theirs)
      if (!next || this.#closed) return
      const [position, entry] = next
      const message = messageOf(position, entry)
      this.#publish()
      const result = await this.ports
        .send(message, { takeOver: entry.takeOver, keepalive: false })
        .catch((): SendResult => ({ kind: 'unreachable' }))
      if (!this.#take(entry, message, result)) return
    }
  }

  /** Answers whether to go on with the next. */
  #take(entry: Entry, message: SentAnswer, result: SendResult): boolean {
    switch (result.kind) {
      case 'saved': {
        const isNewest = entry.revision === message.revision
        entry.seen = Math.max(entry.seen, result.revision)
        if (isNewest) Object.assign(entry, { revision: result.revision, dirty: false, takeOver: false })
        if (isNewest) this.ports.keepDraft(entry.item, null)
        this.ports.onServerTime(result)
        this.#savedAt = result.savedAt
        this.#trouble = null
        this.#publish()
        return true
      }
      case 'conflict':
        // Two windows that wrote the same have nothing to settle.
        if (isSameAnswer(entry.answer, result.theirs.answer))
          Object.assign(entry, { seen: result.theirs.revision, revision: result.theirs.revision + 1 })
        else Object.assign(entry, { theirs: result.theirs })
        this.#trouble = null
        this.#publish()
        return true
      case 'closed':
        this.close()
        this.ports.onClosed()
        return false
      case 'trouble':
      case 'unreachable':
        this.#trouble = result.kind === 'trouble' ? result.trouble : { refusal: 'offline' }
        this.#publish()
        this.#cancelTimer?.()
        this.#cancelTimer = this.ports.later(() => this.#schedule(0), RETRY_MS)
        return false
    }
  }

  #state(): SaveState {
    if (this.#trouble?.refusal === 'someone-else') return { kind: 'someone-else', name: this.#trouble.name }
    if (this.#trouble) return { kind: this.#trouble.refusal }
    const contested = [...this.#entries].find(([, entry]) => entry.theirs)
    if (contested) return { kind: 'conflict', position: contested[0] }
    if ([...this.#entries.values()].some((entry) => entry.dirty)) return { kind: 'saving' }
    return this.#savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: this.#savedAt }
  }

  #publish(): void {
    this.#snapshot = { state: this.#state(), version: this.#snapshot.version + 1 }
    for (const listener of this.#listeners) listener()
  }
}

function entryFrom(item: string, saved: SavedAnswerView | undefined): Entry {
  const revision = saved?.revision ?? 0
  return {
    item,
    answer: saved?.answer ?? null,
    flagged: saved?.flagged ?? false,
    revision,
    seen: revision,
    dirty: false,
    takeOver: false,
    theirs: null,
    epoch: 0,
  }
}

function messageOf(position: number, { item, revision, seen, answer, flagged }: Entry): SentAnswer {
  return { position, item, revision, seen, answer, flagged }
}
