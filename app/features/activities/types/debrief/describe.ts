import type { DescribeInput } from '../../activity-type'
import { textIn } from '../../record-values'

export function describeDebrief({ activity, record, gaps }: DescribeInput<'debrief'>) {
  return {
    type: 'debrief' as const,
    gaps: gaps([activity.id, ...activity.settings.gapsFrom]),
    note: textIn(record, 'note'),
  }
}
