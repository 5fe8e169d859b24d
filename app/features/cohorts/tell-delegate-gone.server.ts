import { listActiveManagers } from '#db/queries/activities'
import { listWithoutDelegate } from '#db/queries/people'
import type { Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'

/** Tells the managers who now lacks somebody that was named for them, cohort by cohort; of work that is over nothing is said. */
export async function tellDelegateGone(tx: Tx, { personId, now }: { personId: string; now: number }): Promise<void> {
  const rows = await listWithoutDelegate(tx, personId)
  if (rows.length === 0) return
  const managers = (await listActiveManagers(tx)).map((m) => m.id)
  for (const cohortId of new Set(rows.map((row) => row.cohort_id))) {
    const own = rows.filter((row) => row.cohort_id === cohortId)
    const { cohort_name: cohortName, person_name: personName } = own[0]!
    await notify(tx, {
      to: managers,
      kind: 'delegate-gone',
      payload: { cohortId, cohortName, personName, trainees: [...new Set(own.map((row) => row.trainee_name))] },
      now,
    })
  }
}
