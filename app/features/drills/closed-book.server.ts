import { listRunningActivityDrills } from '#db/queries/drills'
import type { DbOrTx } from '#db/transaction'
import { hasTotalTime, readDrillContent } from './drill-content'
import { closedBy, type RunningDrill } from './open-book'

/** Once per request, however many loaders of a page ask. */
export type FindClosedBook = () => Promise<RunningDrill | null>

/** Null while nothing that counts for an activity is running, or what runs is open-book. */
export async function findClosedBook(
  db: DbOrTx,
  { now, ...whose }: ({ traineeId: string } | { enrolmentId: string }) & { now: number },
): Promise<RunningDrill | null> {
  const rows = await listRunningActivityDrills(db, whose)
  const running = rows.map((row) => {
    const { set } = readDrillContent(row.cards)
    return {
      id: row.id,
      title: set.title,
      openBook: set.openBook,
      deadlineAt: row.deadline_at,
      moves: !hasTotalTime(set),
    }
  })
  return closedBy(running, now)
}
