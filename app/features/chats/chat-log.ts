// What happened in a chat as it is kept: only what the agent did, with the server's time. What the customer said follows from it.
import type { DeskAct } from '#app/content/chat-script'

/** Milliseconds since 1970, by the server's clock. */
export type Instant = number

export type AgentEvent = { at: Instant; kind: 'message'; text: string } | { at: Instant; kind: 'act'; act: DeskAct }

export interface Line {
  at: Instant
  from: 'customer' | 'agent'
  text: string
}
