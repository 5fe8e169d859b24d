// Decides what is shown beside a second test: the marks it was asked for after, which stay on record.
import type { ActivityProgress, Progress } from './progress'
import { measure, sittingBegan, sittingsOf } from './second-test'

export function earlierMarks(
  { activity, again }: ActivityProgress,
  { plan, facts, enrolment }: Pick<Progress, 'plan' | 'facts' | 'enrolment'>,
) {
  const since = sittingBegan({ again: again ?? null })
  if (since === 0) return []
  const unit = activity.type === 'typing' ? ('per-minute' as const) : ('percent' as const)
  const sittings = sittingsOf({ activity, plan, facts, zone: enrolment.zone })
  const before = again?.state === 'done' ? sittings.slice(0, -1) : sittings
  return before.flatMap((one) => {
    const value = measure(activity, one, () => 0)?.value
    return value == null ? [] : [{ value, unit }]
  })
}
