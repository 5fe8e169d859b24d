import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { listActiveDelegations } from '#db/queries/activities'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import type { DbOrTx, Tx } from '#db/transaction'
import { type EnrolmentRelation, relationOf } from '../accounts/permissions'
import { type ActivityFacts, factsOf } from './facts'
import type { ActivityProgress } from './progress'
import { loadProgress, type TraineeProgress } from './progress.server'
import { type Delegation, delegationFrom } from './signers'

/** Everything a rule about one activity of one trainee may ask for. */
export interface ActivityCase {
  enrolment: EnrolmentRow
  progress: TraineeProgress
  entry: ActivityProgress
  facts: ActivityFacts
  delegations: readonly Delegation[]
}

interface CaseInput {
  enrolmentId: string
  activityId: string
  content: Content
  now: number
}

export async function loadDelegations(db: DbOrTx, cohortIds: readonly string[]): Promise<Delegation[]> {
  const ids = [...new Set(cohortIds)]
  if (ids.length === 0) return []
  // Whoever can no longer sign in is asked for nothing; whoever stands in for them is.
  return (await listActiveDelegations(db, ids)).filter(({ status }) => status === 'active').map(delegationFrom)
}

/** The activity must stand in the enrolment's own plan version. */
export async function readActivityCase(db: DbOrTx, input: CaseInput): Promise<Outcome<ActivityCase>> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  if (!enrolment) return refuse('not-found')
  const [progress] = await loadProgress(db, [enrolment], { content: input.content, now: input.now })
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || !entry) return refuse('not-found')
  const delegations = await loadDelegations(db, [enrolment.cohort_id])
  return accept({ enrolment, progress, entry, facts: factsOf(progress.facts, input.activityId), delegations })
}

/** Locks the enrolment first, so that two people acting at once come one after the other. */
export async function lockActivityCase(tx: Tx, input: CaseInput): Promise<Outcome<ActivityCase>> {
  const locked = await lockEnrolment(tx, input.enrolmentId)
  return locked ? readActivityCase(tx, input) : refuse('not-found')
}

/** How a person stands to the case, for asking the permission table again under the lock. */
export function relationTo(
  { enrolment, delegations }: Pick<ActivityCase, 'enrolment' | 'delegations'>,
  personId: string,
): EnrolmentRelation {
  return relationOf(
    enrolment,
    delegations.filter((d) => d.personId === personId && d.cohortId === enrolment.cohort_id),
  )
}
