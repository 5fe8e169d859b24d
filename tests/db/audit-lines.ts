import { readAuditQuery } from '#app/features/audit/audit-forms'
import type { Db } from '#db/connect'
import { testCourses } from '#tests/builders/content'

/** What the audit chain says was done, in order; with `names` of people also by whom (`-`: the house itself). */
export async function auditLines(db: Db, names?: Record<string, string>): Promise<string[]> {
  const rows = await db.selectFrom('audit_event').select(['action', 'actor_id']).orderBy('seq').execute()
  const who = (id: string | null) => (id === null ? '-' : (names?.[id] ?? '?'))
  return rows.map((row) => (names ? `${row.action} ${who(row.actor_id)}` : row.action))
}

/** What a page of the record is asked for, by its address. */
export function auditAsked(address = '') {
  const query = readAuditQuery(new URLSearchParams(address))
  const listBlindSheets = async () => new Set<string>()
  const listPapersToMark = async () => new Set<string>()
  const listPapersCoded = async () => new Set<string>()
  const lists = { listBlindSheets, listPapersToMark, listPapersCoded }
  return { query, actions: null, courses: testCourses(), checkAll: false, ...lists }
}
