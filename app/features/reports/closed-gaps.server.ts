import { listNames } from '#db/queries/activities'
import type { DbOrTx } from '#db/transaction'
import { factsOf } from '../activities/facts'
import { isSecret } from '../activities/progress'
import type { TraineeProgress } from '../activities/progress.server'

/** Every gap that was closed, in the order of the plan; to the trainee, of a secret check none before it is talked through. */
export async function listClosedGaps(db: DbOrTx, { activities, facts, enrolment }: TraineeProgress, viewerId: string) {
  const closed = activities
    .filter((entry) => viewerId !== enrolment.trainee_id || !isSecret(entry))
    .flatMap(({ activity, day }) =>
      factsOf(facts, activity.id)
        .entries.filter(({ kind, state }) => kind === 'gap' && state === 'closed')
        .map((gap) => ({ activity, day, gap })),
    )
  const closers = [...new Set(closed.flatMap(({ gap }) => gap.closedBy ?? []))]
  const names = new Map(closers.length === 0 ? [] : (await listNames(db, closers)).map((p) => [p.id, p.display_name]))
  return closed.map(({ activity, day, gap }) => ({
    id: gap.id,
    activityId: activity.id,
    title: activity.title,
    day,
    text: String((gap.data as { text?: unknown } | null)?.text ?? ''),
    openedAt: gap.createdAt,
    outcome: gap.outcome,
    closedByName: gap.closedBy ? (names.get(gap.closedBy) ?? '') : '',
    closedAt: gap.closedAt,
  }))
}
