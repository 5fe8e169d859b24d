import { newId } from '#db/ids'
import { insertNotifications } from '#db/queries/notifications'
import type { Tx } from '#db/transaction'
import type { NoticeKind, NoticePayload } from './notice'

interface NotifyInput<K extends NoticeKind> {
  /** One person or several; doubles are told once, nulls nobody. */
  to: string | null | readonly (string | null)[]
  kind: K
  payload: NoticePayload<K>
  now: number
}

/** Written in the transaction of the change it tells about, so that neither exists without the other. */
export async function notify<K extends NoticeKind>(tx: Tx, input: NotifyInput<K>): Promise<void> {
  const people = [...new Set([input.to].flat().filter((id): id is string => id !== null))]
  if (people.length === 0) return
  await insertNotifications(
    tx,
    people.map((personId) => ({
      id: newId(),
      person_id: personId,
      kind: input.kind,
      payload: JSON.stringify(input.payload),
      created_at: input.now,
      read_at: null,
    })),
  )
}
