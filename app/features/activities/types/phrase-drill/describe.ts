import type { DescribeInput } from '../../activity-type'
import type { ActivityFacts } from '../../facts'

export function describePhraseDrill({ activity, facts }: DescribeInput<'phrase-drill'>) {
  return { type: 'phrase-drill' as const, passPercent: activity.settings.passPercent, last: lastDrill(facts) }
}

export function lastDrill({ drills: [last] }: ActivityFacts) {
  return last ? { percent: last.percent, passed: last.passed, finished: last.state === 'finished' } : null
}
