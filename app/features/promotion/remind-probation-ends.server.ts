import type { Courses } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { listActiveManagers } from '#db/queries/activities'
import { type EnrolmentRow, listOpenEnrolments, lockEnrolment } from '#db/queries/enrolments'
import { wasTold } from '#db/queries/notifications'
import { listOffices } from '#db/queries/seconds'
import { inTransaction } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import { loadWanted } from './inbox.server'
import { wantedDecisions } from './wanted'

interface Asked {
  courses: Courses
  now: number
}

/** Tells managers and HR once, in time before its last day, that the end of a probation is to be decided. Answers how many were new. */
export async function remindProbationEnds(db: Db, input: Asked): Promise<number> {
  const enrolments = (await listOpenEnrolments(db)).filter((e) => e.state === 'on_probation')
  const wanted = await loadWanted(db, enrolments, input)
  let told = 0
  for (const enrolment of enrolments) {
    const asked = wantedDecisions(wanted.get(enrolment.id)!).find(({ kind }) => kind === 'probation-end')
    if (asked?.step === 'decide' && (await tell(db, enrolment, input.now))) told++
  }
  return told
}

function tell(db: Db, enrolment: EnrolmentRow, now: number): Promise<boolean> {
  const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
  const payload = { ...about, on: enrolment.probation_until_on ?? '' }
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, enrolment.id)
    if (await wasTold(tx, 'probation-ends', JSON.stringify(payload))) return false
    const others = (ids: readonly string[]) => ids.filter((id) => id !== enrolment.trainee_id)
    const managers = others((await listActiveManagers(tx)).map((m) => m.id))
    const offices = others((await listOffices(tx, enrolment.cohort_id)).map((office) => office.id))
    const personnel = offices.filter((id) => !managers.includes(id))
    await notify(tx, { to: managers, kind: 'probation-ends', payload, now })
    await notify(tx, { to: [...new Set(personnel)], kind: 'personnel-probation-ends', payload, now })
    return managers.length > 0
  })
}
