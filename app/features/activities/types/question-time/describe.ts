import type { DescribeInput } from '../../activity-type'

export function describeQuestionTime({ activity, entries, mayAdd }: DescribeInput<'question-time'>) {
  return {
    type: 'question-time' as const,
    fromDay: activity.settings.fromDay,
    questions: entries('question'),
    mayAsk: mayAdd('question'),
  }
}
