import { createHash } from 'node:crypto'
import type { Content } from '#app/content/content.server'
import { type Plan, PlanSchema } from '#app/content/plan'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listPlanContents } from '#db/queries/facts'
import { findPlanVersionByHash, insertPlanVersion } from '#db/queries/plan'
import { type DbOrTx, inTransaction } from '#db/transaction'

/** Plan versions never change, so a parsed one may be kept for the life of the process. */
const parsed = new Map<string, Plan>()

/** The plan as it was when the enrolment began. @throws for an unknown id. */
export async function loadPlans(db: DbOrTx, ids: readonly string[]): Promise<Map<string, Plan>> {
  const wanted = [...new Set(ids)]
  const unknown = wanted.filter((id) => !parsed.has(id))
  if (unknown.length > 0)
    for (const row of await listPlanContents(db, unknown)) parsed.set(row.id, PlanSchema.parse(JSON.parse(row.content)))
  return new Map(
    wanted.map((id) => {
      const plan = parsed.get(id)
      if (!plan) throw new Error(`No plan version ${id}`)
      return [id, plan]
    }),
  )
}

/** Answers the id of the version that equals the plan on disk, and stores it when it is new. */
export async function publishPlan(db: Db, content: Pick<Content, 'plan'>, now: number): Promise<string> {
  const json = JSON.stringify(content.plan)
  const contentHash = createHash('sha256').update(json).digest('hex')
  const known = await findPlanVersionByHash(db, contentHash)
  if (known) return known.id
  const id = newId()
  await inTransaction(db, (tx) =>
    insertPlanVersion(tx, {
      id,
      course_id: content.plan.course,
      content_hash: contentHash,
      version: content.plan.version,
      content: json,
      created_at: now,
    }),
  )
  return id
}
