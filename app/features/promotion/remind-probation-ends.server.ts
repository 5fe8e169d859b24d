import { addDays, localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listActiveManagers } from '#db/queries/activities'
import { listComingLeavings, listEndedProbations } from '#db/queries/decisions'
import { lockEnrolment } from '#db/queries/enrolments'
import { wasTold } from '#db/queries/notifications'
import { inTransaction } from '#db/transaction'
import { notify } from '../notifications/notify.server'

/** Tells the managers once that a probation has come to its end, unless its trainee is leaving. Answers how many were new. */
export async function remindProbationEnds(db: Db, now: number): Promise<number> {
  const leaving = new Set((await listComingLeavings(db)).map((row) => row.enrolment_id))
  let told = 0
  // No clock on earth is a whole day ahead of this one; whose day it is already, the cohort's own zone says.
  const latest = addDays(localDateOf(now, 'UTC'), 1)
  for (const row of await listEndedProbations(db, latest)) {
    if (leaving.has(row.id) || (row.probation_until_on ?? '') > localDateOf(now, row.zone)) continue
    const payload = { enrolmentId: row.id, traineeName: row.trainee_name, on: row.probation_until_on ?? '' }
    const isNew = await inTransaction(db, async (tx) => {
      await lockEnrolment(tx, row.id)
      if (await wasTold(tx, 'probation-ends', JSON.stringify(payload))) return false
      const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((id) => id !== row.trainee_id)
      await notify(tx, { to: managers, kind: 'probation-ends', payload, now })
      return managers.length > 0
    })
    if (isNew) told++
  }
  return told
}
