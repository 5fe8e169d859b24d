import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { listDrillsOfActivity } from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { refuseUnmet } from '../activities/begun'
import { factsOf } from '../activities/facts'
import type { ActivityProgress } from '../activities/progress'
import { loadProgress } from '../activities/progress.server'
import { decideExamDate, isDayOpen } from '../cohorts/calendar.server'
import { modeOf } from './deck'
import { decideStart } from './drill'

interface EntitlementInput {
  now: number
  content: Content
  enrolmentId: string
  setId: string
  activityId: string
}

/** A plan row with any set but the recall practice is an exam. May it be begun now, and as what? */
export async function findDrillEntitlement(db: DbOrTx, input: EntitlementInput): Promise<Outcome<'practice' | 'exam'>> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], input) : []
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || !entry || !('set' in entry.activity.settings)) return refuse('not-found')
  if (entry.activity.settings.set !== input.setId) return refuse('invalid-reference')
  if (!isDayOpen(progress.calendar, entry.day)) return refuse('day-locked', entry.on)
  const needed = refuseUnmet(entry.status)
  if (!needed.ok) return needed
  if (entry.again?.state === 'over') return refuse('second-test-over', entry.again.lastOn)
  const date = entry.activity.gate ? decideExamDate(progress.calendar) : accept()
  if (!date.ok) return date
  const purpose = modeOf(input.content.drillSets.find((s) => s.id === input.setId)!) === 'code' ? 'practice' : 'exam'
  const earlier = await listDrillsOfActivity(db, input.enrolmentId, input.activityId)
  const notYet = factsOf(progress.facts, input.activityId).signOffs.filter((s) => s.verdict === 'not_yet')
  const may = decideStart({
    purpose,
    earlier: earlier.map((d) => ({ state: d.state, startedAt: d.started_at })),
    askedAgainAt: newestOf([...notYet.map((s) => s.signedAt), ...secondTestAt(entry.again)]),
  })
  return may.ok ? accept<'practice' | 'exam'>(purpose) : may
}

/** The second test of a gate asks for the drill once more from its opening on. */
function secondTestAt(again: ActivityProgress['again']): number[] {
  return again && again.state !== 'ahead' ? [again.opensAt] : []
}

function newestOf(moments: readonly number[]): number | null {
  return moments.length === 0 ? null : Math.max(...moments)
}
