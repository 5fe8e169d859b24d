import type { DescribeInput } from '../../activity-type'

export function describeMystery({ activity, secret, sheets, gaps }: DescribeInput<'mystery'>) {
  return { type: 'mystery' as const, sheets: secret ? [] : sheets(), gaps: secret ? [] : gaps([activity.id]) }
}
