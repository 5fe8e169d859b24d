import type { ActivityOf } from '#app/content/plan'
import type { DescribeInput } from '../../activity-type'
import { gateDueOn } from '../../gate-since'
import type { Progress } from '../../progress'
import { GATES_WITH_TESTS } from '../../second-test'

export function describeDecision({ activity, progress, lacks }: DescribeInput<'decision'>) {
  const made =
    lacks('decision') || lacks('confirmation')
      ? undefined
      : progress.facts.decisions.find((d) => d.kind === activity.settings.decision)
  const isGate = GATES_WITH_TESTS.some((gate) => gate === activity.settings.decision)
  return {
    type: 'decision' as const,
    decision: made ? { id: made.id, acknowledged: made.acknowledged !== null } : null,
    awaited: lacks('decision') && isGate ? awaitedOf(activity, progress) : null,
  }
}

/** Until when it is to be decided, once it can be. */
function awaitedOf({ id, settings }: ActivityOf<'decision'>, progress: Progress) {
  const entry = progress.activities.find(({ activity }) => activity.id === id)
  if (!entry || entry.status.state === 'locked') return null
  const by = gateDueOn(settings.decision, progress)
  return by === null ? null : { by, isLate: by < progress.calendar.today }
}
