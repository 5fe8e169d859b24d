import type { Content } from '#app/content/content.server'
import { listPlanVersions } from '#db/queries/plan'
import type { DbOrTx } from '#db/transaction'
import type { TraineeProgress } from '../activities/progress.server'
import { loadTerms } from '../cohorts/pinned-course.server'
import { type SignedRule, signedRuleOf } from './signed-rule'

/** Every rule this trainee has signed, in order, with the text as it was signed. */
export async function listSignedRules(
  db: DbOrTx,
  { enrolment, facts }: TraineeProgress,
  content: Content,
): Promise<SignedRule[]> {
  const receipts = [...facts.activities.values()]
    .flatMap((own) => own.entries.filter(({ kind }) => kind === 'receipt'))
    .sort((a, b) => a.createdAt - b.createdAt)
  if (receipts.length === 0) return []
  const versions = (await listPlanVersions(db)).filter((version) => version.course_id === enrolment.course_id)
  const terms = await loadTerms(
    db,
    versions.map(({ id }) => id),
  )
  const known = [...content.rules, ...[...terms.values()].flatMap(({ rules }) => rules)]
  return receipts.map((receipt) => signedRuleOf(receipt, known))
}
