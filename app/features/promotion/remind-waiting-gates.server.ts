import type { Courses } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listActiveManagers } from '#db/queries/activities'
import { listOpenEnrolments, lockEnrolment } from '#db/queries/enrolments'
import { wasTold } from '#db/queries/notifications'
import { inTransaction } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import { GATE_KINDS } from './decision-kinds'
import { loadWanted } from './inbox.server'
import { wantedDecisions } from './wanted'

/** From the day after it was due, tells the managers once a day of every gate that waits for their decision. Answers how many were new. */
export async function remindWaitingGates(db: Db, input: { courses: Courses; now: number }): Promise<number> {
  const enrolments = await listOpenEnrolments(db)
  const wanted = await loadWanted(db, enrolments, input)
  let told = 0
  for (const enrolment of enrolments) {
    const today = localDateOf(input.now, enrolment.zone)
    const waiting = wantedDecisions(wanted.get(enrolment.id)!).filter(
      ({ kind, step, sinceOn }) => step === 'decide' && sinceOn < today && GATE_KINDS.some((gate) => gate === kind),
    )
    for (const { kind, sinceOn, dueOn } of waiting) {
      const payload = {
        enrolmentId: enrolment.id,
        traineeName: enrolment.trainee_name,
        kind,
        sinceOn,
        on: today,
        ...(dueOn === undefined ? {} : { dueOn }),
      }
      const isNew = await inTransaction(db, async (tx) => {
        await lockEnrolment(tx, enrolment.id)
        if (await wasTold(tx, 'gate-waits', JSON.stringify(payload))) return false
        const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((id) => id !== enrolment.trainee_id)
        await notify(tx, { to: managers, kind: 'gate-waits', payload, now: input.now })
        return managers.length > 0
      })
      if (isNew) told++
    }
  }
  return told
}
