// What a desk's page asks the server by itself, and how its answers are read.
import type { Refusal } from '#app/rules/outcome'
import { ownerHeaders, readSessionTrouble, type SessionTrouble } from '../accounts/page-owner'
import type { DeskView } from './desk-view'

const TIMEOUT_MS = 10_000

/** Whose page of which sitting asks. */
export interface DeskPage {
  /** Where it is, if not at a trainee's desk. */
  at?: string
  chatId: string
  personId: string
}

/** `unreachable` is everything that may be different on the next try. */
export type DeskAnswer =
  | { kind: 'view'; view: DeskView }
  | { kind: 'same' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'wrong'; errors: string[] }
  | { kind: 'trouble'; trouble: SessionTrouble }
  | { kind: 'unreachable' }

/** A trainee's desk, unless it is said where else the page stands. */
export function placeOf({ chatId, at }: DeskPage): string {
  return at ?? `/practice/chats/${chatId}`
}

function stateOf(page: DeskPage): string {
  return `${placeOf(page)}/state`
}

async function ask(page: DeskPage, address: string, init: RequestInit): Promise<DeskAnswer> {
  try {
    const response = await fetch(address, {
      ...init,
      headers: ownerHeaders(page.personId),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.status === 204) return { kind: 'same' }
    const reply = await response.json()
    const trouble = readSessionTrouble(response.status, reply)
    if (trouble) return { kind: 'trouble', trouble }
    if (response.ok) return { kind: 'view', view: reply as DeskView }
    if (typeof reply.refusal === 'string') return { kind: 'refused', reason: reply.refusal as Refusal }
    if (response.status === 400) return { kind: 'wrong', errors: Object.values(reply.error ?? {}).flat() as string[] }
  } catch {
    // No network, or something between that answers in another language.
  }
  return { kind: 'unreachable' }
}

export function postToDesk(page: DeskPage, fields: Readonly<Record<string, string>>): Promise<DeskAnswer> {
  return ask(page, stateOf(page), { method: 'POST', body: new URLSearchParams(fields) })
}

export function askDesk(page: DeskPage, seen: string): Promise<DeskAnswer> {
  return ask(page, `${stateOf(page)}?seen=${encodeURIComponent(seen)}`, {})
}

/** Names what is sent, so that sending it again is no second time. */
export function newClientKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
