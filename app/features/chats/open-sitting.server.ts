import type { ChatScript } from '#app/content/chat-script'
import type { Content } from '#app/content/content.server'
import { insertSitting } from '#db/queries/chats'
import type { ChatSittingTable } from '#db/tables/chats'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import type { ChatContent } from './sitting'

interface Opening extends Pick<ChatSittingTable, 'id' | 'enrolment_id' | 'activity_id' | 'purpose' | 'seed'> {
  actor: Actor
  now: number
  content: Content
  seats: ChatContent['seats']
  minutes: number
}

/** Each of these customers with their own case. */
export function seatsOf({ cases }: Pick<Content, 'cases'>, scripts: readonly ChatScript[]): ChatContent['seats'] {
  return scripts.map((script) => ({ script, shopCase: cases.find(({ id }) => id === script.case)! }))
}

/** Seats these customers at a new desk, frozen as the course has them now. */
export async function openSitting(tx: Tx, { actor, now, content, seats, minutes, ...sitting }: Opening): Promise<void> {
  const held: ChatContent = {
    seats,
    judge: content.judgeVersion,
    forbidden: content.forbidden,
  }
  await insertSitting(tx, {
    ...sitting,
    content: JSON.stringify(held),
    state: 'in_progress',
    started_at: now,
    ends_at: now + minutes * 60_000,
  })
  await appendAudit(tx, {
    actor,
    now,
    action: 'start:chat',
    entity: 'chat_sitting',
    entityId: sitting.id,
    enrolmentId: sitting.enrolment_id,
    after: {
      purpose: sitting.purpose,
      customers: seats.length,
      ...(sitting.activity_id === null ? {} : { activityId: sitting.activity_id }),
    },
  })
}
