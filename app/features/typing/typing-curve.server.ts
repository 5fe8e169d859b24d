import { findEnrolment } from '#db/queries/enrolments'
import { listFinishedTypingRuns } from '#db/queries/grading'
import type { DbOrTx } from '#db/transaction'
import { findRaisedTargets, type RaisedTargets } from '../activities/raised-targets.server'
import type { TypingBand } from '../activities/typing-best'
import { PRACTICE, typingStanding } from '../activities/typing-standing'
import { loadPlans } from '../cohorts/plan-versions.server'
import { type TypingCurve, typingCurve } from './typing-curve'

/** More than the tests of a plan and a practice run every evening. */
const MAX_RUNS = 1_000

/** How the typing of one trainee went over the days of their own plan. */
export async function loadTypingCurve(
  db: DbOrTx,
  enrolmentId: string,
  knownTargets?: RaisedTargets,
): Promise<TypingCurve | null> {
  const enrolment = await findEnrolment(db, enrolmentId)
  if (!enrolment) return null
  const [plans, rows, targets] = await Promise.all([
    loadPlans(db, [enrolment.plan_version_id]),
    listFinishedTypingRuns(db, enrolmentId, { practice: PRACTICE, limit: MAX_RUNS }),
    knownTargets ?? findRaisedTargets(db, enrolmentId),
  ])
  const plan = plans.get(enrolment.plan_version_id)
  if (!plan) return null
  const runs = rows.map((row) => ({
    activityId: row.activity_id,
    speed: row.speed ?? 0,
    accuracy: row.accuracy ?? 0,
    band: (row.band ?? 'far') as TypingBand,
    standing: typingStanding({ finishedAt: row.finished_at, held: row.held === 1, verdict: row.verdict }),
  }))
  return typingCurve(plan, runs, targets.typingSpeed)
}
