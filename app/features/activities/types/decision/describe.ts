import type { ActivityOf } from '#app/content/plan'
import type { DescribeInput } from '../../activity-type'
import { decidableSince } from '../../decision-facts'
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
function awaitedOf(
  { id, settings }: ActivityOf<'decision'>,
  { activities, decideBy, calendar, facts, enrolment }: Progress,
) {
  const entry = activities.find(({ activity }) => activity.id === id)
  if (!entry || entry.status.state === 'locked') return null
  const given = { plannedOn: entry.on, decisions: facts.decisions, zone: enrolment.zone }
  const since = decidableSince(settings.decision, given)
  if (since === null) return null
  const by = decideBy(since)
  return { by, isLate: by < calendar.today }
}
