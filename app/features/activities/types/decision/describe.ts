import type { DescribeInput } from '../../activity-type'
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
    awaited: lacks('decision') && isGate ? awaitedOf(activity.id, progress) : null,
  }
}

/** Until when it is to be decided, from its day on. */
function awaitedOf(activityId: string, { activities, decideBy, calendar }: Progress) {
  const entry = activities.find(({ activity }) => activity.id === activityId)
  if (!entry || entry.status.state === 'locked') return null
  const by = decideBy(entry.on)
  return { by, isLate: by < calendar.today }
}
