import type { Courses } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { listOpenEnrolments, lockEnrolment } from '#db/queries/enrolments'
import { wasTold } from '#db/queries/notifications'
import { inTransaction } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import { dueSecondTests } from './due-second-tests'
import { loadProgressOfAll } from './progress.server'

/** On the day for which a second test was set, tells the trainee once that it is open. Answers how many were new. */
export async function announceSecondTests(db: Db, input: { courses: Courses; now: number }): Promise<number> {
  const enrolments = (await listOpenEnrolments(db)).filter(({ state }) => state === 'in_training')
  let told = 0
  for (const progress of await loadProgressOfAll(db, enrolments, input)) {
    for (const { decisionId, title, lastOn } of dueSecondTests(progress)) {
      const payload = { decisionId, title, lastOn }
      const isNew = await inTransaction(db, async (tx) => {
        await lockEnrolment(tx, progress.enrolment.id)
        if (await wasTold(tx, 'second-test-due', JSON.stringify(payload))) return false
        await notify(tx, { to: progress.enrolment.trainee_id, kind: 'second-test-due', payload, now: input.now })
        return true
      })
      if (isNew) told++
    }
  }
  return told
}
