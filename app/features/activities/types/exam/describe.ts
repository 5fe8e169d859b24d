import type { DescribeInput } from '../../activity-type'
import { makeupOf } from '../../failed-step'
import { type HeardView, heardView } from '../oral/describe'

export function describeExam(input: DescribeInput<'exam'>) {
  const { activity, facts, content, progress } = input
  const { settings } = activity
  const again = progress.activities.find((a) => a.activity.id === activity.id)?.again
  const second = again && again.state !== 'ahead' ? makeupOf(activity.id, [...content.blueprintById.values()]) : null
  const examId = second ?? settings.exam
  const blueprint = content.blueprintById.get(examId)
  const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
  const released = best?.state === 'released'
  const oral: HeardView | null = 'rubric' in settings ? heardView(settings, input) : null
  return {
    type: 'exam' as const,
    examId,
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
