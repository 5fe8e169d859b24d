import type { Courses } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findNewestOfAction } from '#db/queries/audit'
import { inTransaction, type Tx } from '#db/transaction'
import { appendAudit, SYSTEM } from './audit.server'

const OPENED = 'open:house'

interface HouseEvent {
  now: number
  action: string
  after: unknown
}

/** What nobody did but the house itself. */
function appendHouseEvent(tx: Tx, event: HouseEvent): Promise<void> {
  return appendAudit(tx, { ...event, actor: SYSTEM, entity: 'house', entityId: 'house' })
}

/** The structure of the database has changed; told by whoever let the migrations run, a start or the command. */
export async function recordMigrations(db: Db, input: { names: readonly string[]; now: number }): Promise<void> {
  if (input.names.length === 0) return
  await inTransaction(db, (tx) =>
    appendHouseEvent(tx, { now: input.now, action: 'migrate:house', after: { items: input.names } }),
  )
}

/** Every start, and before it that the courses are not those of the start before. */
export async function recordStart(db: Db, { courses, now }: { courses: Courses; now: number }): Promise<void> {
  const content = Object.fromEntries([...courses].map(([id, course]) => [id, course.hash]))
  await inTransaction(db, async (tx) => {
    const last = await findNewestOfAction(tx, OPENED)
    const known = last?.after_json
      ? (JSON.parse(last.after_json) as { content?: Record<string, string> }).content
      : null
    const changed = known ? [...courses.values()].filter(({ course, hash }) => known[course.id] !== hash) : []
    if (changed.length > 0)
      await appendHouseEvent(tx, {
        now,
        action: 'change-content:house',
        after: { items: changed.map(({ course }) => course.title), content },
      })
    await appendHouseEvent(tx, { now, action: OPENED, after: { content } })
  })
}
