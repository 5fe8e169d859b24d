import type { DeskAct } from '#app/content/chat-script'
import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { listChatEvents, listGuestEvents } from '#db/queries/chats'
import type { ChatEventTable, ChatGuestEventTable, ChatSittingTable } from '#db/tables/chats'
import type { DbOrTx } from '#db/transaction'
import type { Judge } from '../quick-replies/judge/judge'
import { openKeptJudge } from '../quick-replies/judges.server'
import type { AgentEvent, GuestEvent } from './chat-log'
import { type ChatContent, readChatContent, type SittingLog } from './sitting'

export interface HeldSitting {
  content: ChatContent
  judge: Judge
}

/** What a sitting is held with; opened before a transaction, for a judge is megabytes to read. */
export async function openHeld(
  db: Db,
  sitting: Pick<ChatSittingTable, 'content'>,
  course: Pick<Content, 'judgeFile' | 'judgeVersion'> | undefined,
): Promise<HeldSitting> {
  const content = readChatContent(sitting.content)
  return { content, judge: await openKeptJudge(db, content.judge, course) }
}

function eventOf({ at, kind, body }: ChatEventTable): AgentEvent {
  return kind === 'message' ? { at, kind, text: body } : { at, kind, act: JSON.parse(body) as DeskAct }
}

function guestEventOf({ at, kind, body }: ChatGuestEventTable): GuestEvent {
  if (kind === 'came') return { at, kind }
  if (kind === 'line') return { at, kind, text: body }
  return { at, kind, how: body as Extract<GuestEvent, { kind: 'left' }>['how'] }
}

export async function loadLog(
  db: DbOrTx,
  sitting: Pick<ChatSittingTable, 'id' | 'seed' | 'started_at'>,
): Promise<
  SittingLog & { keys: Set<string>; guestKeys: Set<string>; last: number; count: number; guestCount: number }
> {
  const rows = await listChatEvents(db, sitting.id)
  const guests = await listGuestEvents(db, sitting.id)
  return {
    seed: sitting.seed,
    startedAt: sitting.started_at,
    events: rows.map((row) => ({ ...eventOf(row), seat: row.seat })),
    guests: guests.map((row) => ({ ...guestEventOf(row), seat: row.seat })),
    keys: new Set(rows.map((row) => row.client_key)),
    guestKeys: new Set(guests.map((row) => row.client_key)),
    last: Math.max(rows.at(-1)?.at ?? sitting.started_at, guests.at(-1)?.at ?? sitting.started_at),
    count: rows.length,
    guestCount: guests.length,
  }
}
