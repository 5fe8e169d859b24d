import { newId } from '#db/ids'
import { insertNotifications, listUnreadOfKind, renewNotification } from '#db/queries/notifications'
import type { Tx } from '#db/transaction'
import { foldInto, mayFold } from './folded-notice'
import { type Notice, type NoticeKind, type NoticePayload, readNotice } from './notice'

interface NotifyInput<K extends NoticeKind> {
  /** One person or several; doubles are told once, nulls nobody. */
  to: string | null | readonly (string | null)[]
  kind: K
  payload: NoticePayload<K>
  now: number
}

/** Into one of the same that is not read yet; false where there is none. */
async function foldNews<K extends NoticeKind>(tx: Tx, personId: string, input: NotifyInput<K>): Promise<boolean> {
  const { kind, payload, now } = input
  const news = { kind, payload } as Notice
  if (!mayFold(news)) return false
  for (const row of await listUnreadOfKind(tx, personId, kind)) {
    const unread = readNotice(row.kind, row.payload)
    const folded = unread && foldInto(unread, news)
    if (folded) return renewNotification(tx, row.id, { payload: JSON.stringify(folded), created_at: now })
  }
  return false
}

/** Written in the transaction of the change it tells about, so that neither exists without the other. */
export async function notify<K extends NoticeKind>(tx: Tx, input: NotifyInput<K>): Promise<void> {
  const people = [...new Set([input.to].flat().filter((id): id is string => id !== null))]
  const unfolded: string[] = []
  for (const personId of people) if (!(await foldNews(tx, personId, input))) unfolded.push(personId)
  if (unfolded.length === 0) return
  await insertNotifications(
    tx,
    unfolded.map((personId) => ({
      id: newId(),
      person_id: personId,
      kind: input.kind,
      payload: JSON.stringify(input.payload),
      created_at: input.now,
      read_at: null,
    })),
  )
}
