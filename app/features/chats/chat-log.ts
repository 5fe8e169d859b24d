// What happened in a chat as it is kept: only what the agent did, with the server's time. What the customer said follows from it.
import type { DeskAct } from '#app/content/chat-script'

/** Milliseconds since 1970, by the server's clock. */
export type Instant = number

export type AgentEvent = { at: Instant; kind: 'message'; text: string } | { at: Instant; kind: 'act'; act: DeskAct }

/** What a person does who plays the customer. */
export type GuestEvent =
  | { at: Instant; kind: 'came' }
  | { at: Instant; kind: 'line'; text: string }
  | { at: Instant; kind: 'left'; how: 'content' | 'settled' | 'unhappy' }

export interface Line {
  at: Instant
  from: 'customer' | 'agent'
  text: string
}

export function agentLines(events: readonly AgentEvent[]): Line[] {
  return events.flatMap((event) =>
    event.kind === 'message' ? [{ at: event.at, from: 'agent', text: event.text }] : [],
  )
}

/** What both sides wrote, in the order of time; what the customer says of one moment stands first. */
export function linesOfBoth(customer: readonly Line[], events: readonly AgentEvent[]): Line[] {
  return [...customer, ...agentLines(events)].sort((a, b) => a.at - b.at)
}
