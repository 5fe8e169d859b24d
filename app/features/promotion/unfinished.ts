// Decides what of a trainee's way is still open: papers without a result, signatures and other things of days that have come.
import { factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import { openQuestionsOf } from '../activities/undecided-drill'
import type { DecisionKind } from './decision-kinds'
import type { GateTest } from './recommendation'

/** Papers that matter here and are open, unmarked or unreleased: for a gate its own, later any. */
export function unreleasedTitles(
  progress: Pick<Progress, 'activities' | 'facts'>,
  kind: DecisionKind,
  tests: readonly GateTest[],
): string[] {
  const isGate = kind === 'd1-gate' || kind === 'd3-gate'
  return progress.activities
    .filter(({ activity }) => !isGate || tests.some((test) => test.activityId === activity.id))
    .filter(({ activity }) => factsOf(progress.facts, activity.id).attempts.some((a) => a.state !== 'released'))
    .map(({ activity }) => activity.title)
}

/** Drills that matter here and have replies that the mentor has still to look at. */
export function undecidedTitles(
  progress: Pick<Progress, 'activities' | 'facts'>,
  kind: DecisionKind,
  tests: readonly GateTest[],
): string[] {
  const isGate = kind === 'd1-gate' || kind === 'd3-gate'
  return progress.activities
    .filter(({ activity }) => !isGate || tests.some((test) => test.activityId === activity.id))
    .filter(({ activity }) => openQuestionsOf(factsOf(progress.facts, activity.id)) > 0)
    .map(({ activity }) => activity.title)
}

/** The retake, while a part of it lacks something other than a signature. */
export function unresolvedRetake({ activities }: Pick<Progress, 'activities'>): string[] {
  return activities
    .filter(({ activity, status }) => activity.gate === 'retake' && status.missing.some((m) => m.what !== 'sign'))
    .filter(({ status }) => status.state !== 'not-applicable')
    .map(({ activity }) => activity.title)
}

/** Signatures and other open things of days that have come; a decision is not one of them, nor what a manager has waived. */
export function missingThings(
  activities: readonly ActivityProgress[],
  currentDay: number,
): { activityId: string; title: string; day: number }[] {
  return activities
    .filter(
      ({ activity, day, status }) =>
        activity.type !== 'decision' &&
        day <= currentDay &&
        status.mark !== 'waived' &&
        status.state !== 'done' &&
        status.state !== 'not-applicable',
    )
    .map(({ activity, day }) => ({ activityId: activity.id, title: activity.title, day }))
}
