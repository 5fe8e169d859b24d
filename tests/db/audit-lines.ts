import type { Db } from '#db/connect'

/** What the audit chain says was done, in order; with `names` of people also by whom (`-`: the house itself). */
export async function auditLines(db: Db, names?: Record<string, string>): Promise<string[]> {
  const rows = await db.selectFrom('audit_event').select(['action', 'actor_id']).orderBy('seq').execute()
  const who = (id: string | null) => (id === null ? '-' : (names?.[id] ?? '?'))
  return rows.map((row) => (names ? `${row.action} ${who(row.actor_id)}` : row.action))
}
