// Decides who among many trainees needs a look today, and says why in countable words.

import { isWaived } from '../activities/activity-state'
import { factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import { isUndecided } from '../activities/undecided-drill'
import { overrunDays } from '../cohorts/schedule'
import { buildToday } from './today'

/** A thing or two from yesterday is normal; more is a pattern. */
const BEHIND_LIMIT = 3

export interface Attention {
  why: 'not-yet' | 'behind' | 'failed' | 'overrun'
  count: number
}

export function needsAttention(progress: Progress, finishWithin: number): Attention[] {
  const today = buildToday(progress)
  const notYet = progress.activities.filter(({ status }) => status.state === 'not-yet' && !isWaived(status)).length
  const behind = today.catchUp.length
  const failed = progress.activities.filter((entry) => isFailed(entry, progress.facts)).length
  const over = overrunDays(progress.calendar.dates, progress.enrolment.joined_on, finishWithin)
  return [
    ...(notYet > 0 ? [{ why: 'not-yet' as const, count: notYet }] : []),
    ...(behind >= BEHIND_LIMIT ? [{ why: 'behind' as const, count: behind }] : []),
    ...(failed > 0 ? [{ why: 'failed' as const, count: failed }] : []),
    ...(over > 0 ? [{ why: 'overrun' as const, count: over }] : []),
  ]
}

/** The newest paper or exam drill counts: one that was passed later puts it right. */
function isFailed({ activity }: ActivityProgress, facts: Progress['facts']): boolean {
  const own = factsOf(facts, activity.id)
  if (own.attempts.find((t) => t.state === 'released')?.passed === false) return true
  if (activity.type !== 'phrase-drill') return false
  const drill = own.drills.find((d) => d.state === 'finished' && d.purpose === 'exam')
  if (!drill || isUndecided(drill)) return false
  return drill.percent !== null && drill.percent < activity.settings.passPercent
}
