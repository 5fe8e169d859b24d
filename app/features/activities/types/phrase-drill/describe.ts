import type { DescribeInput } from '../../activity-type'
import { type ActivityFacts, needsRedo } from '../../facts'
import { isUndecided } from '../../undecided-drill'

export function describePhraseDrill({ activity, facts }: DescribeInput<'phrase-drill'>) {
  return { type: 'phrase-drill' as const, passPercent: activity.settings.passPercent, ...lastDrill(facts) }
}

export function lastDrill(facts: ActivityFacts) {
  const [last] = facts.drills
  const finished = last?.state === 'finished'
  return {
    last: last
      ? {
          percent: last.percent,
          percentHigh: last.percentHigh ?? last.percent,
          passed: last.passed,
          finished,
          isUndecided: isUndecided(last),
          open: last.openQuestions ?? 0,
        }
      : null,
    /** An exam that has been sat: there is nothing to begin. */
    over: finished && last.purpose === 'exam' && !needsRedo(facts),
  }
}
