import type { Db } from '#db/connect'
import { listNotifications, markNotificationsRead } from '#db/queries/notifications'
import { inTransaction } from '#db/transaction'
import { type Notice, readNotice } from './notice'
import { noticeLink } from './notice-link'

const PAGE = 50

export type NoticeView = Notice & { id: string; at: number; isNew: boolean; to: string }

/** The newest first; `next` is the moment to ask for older ones from, null at the end. */
export async function listNotices(
  db: Db,
  input: { personId: string; before: number },
): Promise<{ notices: NoticeView[]; next: number | null }> {
  const rows = await listNotifications(db, input.personId, input.before, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return {
    notices: page.flatMap((row) => {
      const notice = readNotice(row.kind, row.payload)
      return notice
        ? [{ ...notice, id: row.id, at: row.created_at, isNew: row.read_at === null, to: noticeLink(notice) }]
        : []
    }),
    next: rows.length > PAGE ? (page.at(-1)?.created_at ?? null) : null,
  }
}

export async function markNoticesRead(db: Db, input: { personId: string; now: number }): Promise<void> {
  await inTransaction(db, (tx) => markNotificationsRead(tx, input.personId, input.now))
}
