// What the desk and its replay show; made on the server, read by the pages.
import type { ChatCategory, DeskAct } from '#app/content/chat-script'
import type { HardFaultKind } from '#app/content/fault-kinds'
import type { ShownOrder, ShownParcel, ShownProduct } from '../quick-replies/case-view'
import type { Heard } from './hear-reply'
import type { ChatEnd } from './play-chat'
import type { Pace } from './rounds'

export interface DeskLine {
  at: number
  from: 'customer' | 'agent'
  text: string
}

export interface DeskDeed {
  at: number
  act: DeskAct
}

export interface DeskOrder {
  tail: string
  isOpen: boolean
  /** All below is null until the order is open. */
  detail:
    | (ShownOrder & {
        parcel: (Omit<ShownParcel, 'trace'> & { trace: ShownParcel['trace'] | null }) | null
      })
    | null
}

export interface DeskSeat {
  seat: number
  customer: string
  history: string[]
  openedAt: number
  lines: DeskLine[]
  deeds: DeskDeed[]
  /** Since when a line stands unanswered; null where none does. */
  waitsSince: number | null
  ended: { how: ChatEnd; at: number } | null
  orders: DeskOrder[]
  products: ShownProduct[]
  board: string[]
  /** What the gaps of ready texts are filled with here, by the words that stand in 【】. */
  fills: Record<string, string>
  /** Practice only: what has been seen of what the present moment asks for. */
  help: { point: string; seen: boolean }[] | null
}

export interface DeskView {
  id: string
  /** Of the practical exam that is sat here; null in practice. */
  activityId: string | null
  purpose: 'practice' | 'exam'
  state: 'in_progress' | 'finished' | 'abandoned'
  startedAt: number
  endsAt: number
  serverNow: number
  /** Another one with everything that is kept or shown; a look that knows it needs no answer. */
  revision: string
  customersToCome: number
  seats: DeskSeat[]
  /** The browser's own names of what has been kept. */
  kept: string[]
}

/** A ready text at hand; what is not filled in yet stands in 【】. */
export interface DeskPhrase {
  code: string
  name: string
  text: string
  initials: string
}

/** What was said that should not have been, and why; `name` is the kind of a red line or of a fault of tone. */
export interface ReplayFault {
  what: 'wrong' | 'hard' | 'soft' | 'word'
  name: string
  saw: string
  why: string
  sure: boolean
}

/** One turn of a chat: what the customer asked, what came of it. */
export interface ReplayPassage {
  from: number
  until: number | null
  points: { point: string; category: ChatCategory; answer: Heard; optional: boolean; saw: string }[]
  faults: ReplayFault[]
  /** The agent wrote something in it. */
  isAnswered: boolean
  /** What would have done. */
  model: string | null
}

export interface ReplaySeat {
  seat: number
  title: string
  customer: string
  lines: DeskLine[]
  deeds: DeskDeed[]
  ended: { how: ChatEnd; at: number } | null
  low: number
  high: number
  categories: { category: ChatCategory; low: number; high: number }[]
  /** Of several ways any would have done. */
  wants: { ways: { deed: DeskAct['act']; order: string | null }[]; done: boolean }[]
  misdeeds: string[]
  redLines: { kind: HardFaultKind; saw: string; sure: boolean }[]
  /** Lines that the script draws itself: why it is one. */
  crossed: string[]
  pace: Pace
  /** When replies ended a wait, and how long it was. */
  waits: { repliedAt: number; waitedMs: number }[]
  passages: ReplayPassage[]
}

export interface ReplayView {
  id: string
  activityId: string | null
  purpose: 'practice' | 'exam'
  traineeName: string
  startedAt: number
  finishedAt: number
  low: number
  high: number
  seats: ReplaySeat[]
}

/** What the practice page says of chats. */
export interface ChatPractice {
  /** False without a training, and after it. */
  mayStart: boolean
  openSittingId: string | null
  /** Newest first. */
  earlier: { id: string; at: number; titles: string[]; percent: number; percentHigh: number }[]
  scripts: { id: string; title: string; stage: 'pre' | 'in' | 'after' }[]
}
