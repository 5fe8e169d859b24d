import { createHash } from 'node:crypto'
import type { ContentFile } from '#app/content/content-file'
import { type Plan, PlanSchema } from '#app/content/plan'
import { type Terms, writeTerms } from '#app/content/terms'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listPlanContents } from '#db/queries/facts'
import { findPlanVersionByHash, findPlanVersionId, insertPlanTerms, insertPlanVersion } from '#db/queries/plan'
import { type DbOrTx, inTransaction, type Tx } from '#db/transaction'

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

/** What a version is made of: the plan, and the terms by which it judges. */
export type Published = Pick<ContentFile, 'plan'> & Terms

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The terms of a version, ready to be stored. */
export function termsRow(planVersionId: string, terms: Terms, now: number) {
  const content = writeTerms(terms)
  return { plan_version_id: planVersionId, content_hash: sha256(content), content, stored_at: now }
}

/** The version that equals plan and terms on disk, stored when it is new. */
export async function storeVersion(tx: Tx, content: Published, now: number): Promise<{ id: string; isNew: boolean }> {
  const plan = JSON.stringify(content.plan)
  const terms = termsRow('', content, now)
  const hash = sha256(`${sha256(plan)} ${terms.content_hash}`)
  const known = await findPlanVersionByHash(tx, { plan: [hash, sha256(plan)], terms: terms.content_hash })
  if (known) return { id: known.id, isNew: false }
  await insertPlanVersion(tx, {
    id: newId(),
    course_id: content.plan.course,
    content_hash: hash,
    version: content.plan.version,
    content: plan,
    created_at: now,
  })
  // Another server may have stored the same one a moment ago.
  const { id } = (await findPlanVersionId(tx, hash))!
  return { id, isNew: (await insertPlanTerms(tx, { ...terms, plan_version_id: id })) > 0 }
}

/** Answers the id of the version that equals plan and terms on disk, and stores it when it is new. */
export async function publishPlan(db: Db, content: Published, now: number): Promise<string> {
  return (await inTransaction(db, (tx) => storeVersion(tx, content, now))).id
}
