import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { localDateOf } from '#app/rules/dates'
import { listAppealsOfEnrolment, listAppealWaivers } from '#db/queries/appeals'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadWorkdays } from '../cohorts/workdays.server'
import { openUntil } from './appeal'

/** Until when each of these released papers may still be appealed against; null where nothing is to be waited for. */
export async function loadAppealWindows(
  db: DbOrTx,
  enrolment: Pick<EnrolmentRow, 'id' | 'cohort_id' | 'planned_through' | 'zone'>,
  { papers, now }: { papers: readonly { attemptId: string; releasedAt: number }[]; now: number },
): Promise<(attemptId: string) => string | null> {
  if (papers.length === 0) return () => null
  const [appeals, waivers, workdaysAfter] = await Promise.all([
    listAppealsOfEnrolment(db, enrolment.id),
    listAppealWaivers(db, enrolment.id),
    loadWorkdays(db, [enrolment]),
  ])
  const until = new Map(
    papers.map(({ attemptId, releasedAt }) => [
      attemptId,
      openUntil({
        lastOn: workdaysAfter(enrolment, releasedAt, APPEAL_WORKDAYS),
        today: localDateOf(now, enrolment.zone),
        isAnswered: appeals.some((a) => a.attempt_id === attemptId && a.state !== 'open'),
        isWaived: waivers.some((w) => w.attempt_id === attemptId),
      }),
    ]),
  )
  return (attemptId) => until.get(attemptId) ?? null
}
