// Decides what the curve of typing shows: per test of the plan the best run that counts.
import type { Plan } from '#app/content/plan'
import { bestRun, type TypingBand } from '../activities/typing-best'
import { purposeOfRun, type TypingPurpose, type TypingStanding } from '../activities/typing-standing'

export interface CurvePoint {
  activityId: string
  title: string
  day: number
  purpose: TypingPurpose
  /** Null while none of its runs counts. */
  best: { speed: number; accuracy: number; band: TypingBand } | null
}

export interface TypingCurve {
  /** Of the whole plan. */
  days: number
  points: CurvePoint[]
  /** The line of the first test. */
  passSpeed: number
  /** What was asked for later; null before. */
  target: number | null
}

interface Run {
  activityId: string
  speed: number
  accuracy: number
  band: TypingBand
  standing: TypingStanding
}

/** Null in a plan that tests no typing. */
export function typingCurve(
  { days }: Pick<Plan, 'days'>,
  runs: readonly Run[],
  target: number | null,
): TypingCurve | null {
  const tests = days.flatMap(({ day, activities }) =>
    activities.flatMap((activity) => (activity.type === 'typing' ? [{ day, activity }] : [])),
  )
  if (tests.length === 0) return null
  const points = tests.map(({ day, activity }) => {
    const best = bestRun(runs.filter((run) => run.activityId === activity.id && run.standing === 'counts'))
    return {
      activityId: activity.id,
      title: activity.title,
      day,
      purpose: purposeOfRun(activity.id, activity),
      best: best ? { speed: best.speed, accuracy: best.accuracy, band: best.band } : null,
    }
  })
  return { days: days.length, points, passSpeed: tests[0]!.activity.settings.passSpeed, target }
}
