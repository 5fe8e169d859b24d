import type { DescribeInput } from '../../activity-type'

export function describeDecision({ activity, progress, lacks }: DescribeInput<'decision'>) {
  const made =
    lacks('decision') || lacks('confirmation')
      ? undefined
      : progress.facts.decisions.find((d) => d.kind === activity.settings.decision)
  return {
    type: 'decision' as const,
    decision: made ? { id: made.id, acknowledged: made.acknowledged !== null } : null,
  }
}
