import type { Db } from '#db/connect'

/** What a person was told, in order. */
export async function noticeKinds(db: Db, personId: string): Promise<string[]> {
  const told = db.selectFrom('notification').select('kind').where('person_id', '=', personId)
  return (await told.orderBy('created_at').execute()).map((n) => n.kind)
}
