import type { DescribeInput } from '../../activity-type'
import { type HeardView, heardView } from '../oral/describe'

export function describeExam(input: DescribeInput<'exam'>) {
  const { activity, facts, content } = input
  const { settings } = activity
  const blueprint = content.blueprintById.get(settings.exam)
  const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
  const released = best?.state === 'released'
  const oral: HeardView | null = 'rubric' in settings ? heardView(settings, input) : null
  return {
    type: 'exam' as const,
    examId: settings.exam,
    minutes: blueprint?.minutes ?? 0,
    items: Object.values(blueprint?.topics ?? {}).reduce((sum, n) => sum + n, 0),
    passPercent: blueprint?.passPercent ?? 0,
    attempt: best
      ? {
          id: best.id,
          state: best.state,
          percent: released ? best.percent : null,
          passed: released ? best.passed : null,
        }
      : null,
    /** Where the exam is heard as well. */
    oral,
  }
}
