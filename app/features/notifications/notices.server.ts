import { startOfDay } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listNotifications, markNotificationsRead } from '#db/queries/notifications'
import { inTransaction } from '#db/transaction'
import { isDayOnly, type Notice, readNotice } from './notice'
import { noticeLink } from './notice-link'

const PAGE = 50

export type NoticeView = Notice & {
  id: string
  at: number
  /** `at` is the beginning of the day, and nothing nearer is told. */
  isDayOnly: boolean
  isNew: boolean
  to: string
}

/** The newest first; `next` is the moment to ask for older ones from, null at the end. */
export async function listNotices(
  db: Db,
  input: { personId: string; before: number; zone: string },
): Promise<{ notices: NoticeView[]; next: number | null }> {
  const rows = await listNotifications(db, input.personId, input.before, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return {
    notices: page.flatMap((row) => {
      const notice = readNotice(row.kind, row.payload)
      if (!notice) return []
      const dayOnly = isDayOnly(notice.kind)
      const at = dayOnly ? startOfDay(row.created_at, input.zone) : row.created_at
      return [{ ...notice, id: row.id, at, isDayOnly: dayOnly, isNew: row.read_at === null, to: noticeLink(notice) }]
    }),
    next: rows.length > PAGE ? (page.at(-1)?.created_at ?? null) : null,
  }
}

export async function markNoticesRead(db: Db, input: { personId: string; now: number }): Promise<void> {
  await inTransaction(db, (tx) => markNotificationsRead(tx, input.personId, input.now))
}
