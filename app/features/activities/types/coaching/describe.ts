import type { DescribeInput } from '../../activity-type'

export function describeCoaching({ activity, sheets, gaps }: DescribeInput<'coaching'>) {
  return { type: 'coaching' as const, sheets: sheets(), gaps: gaps([activity.id]) }
}
