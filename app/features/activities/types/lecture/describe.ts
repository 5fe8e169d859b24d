import type { DescribeInput } from '../../activity-type'
import { textIn } from '../../record-values'

type Questionnaire = 'none' | 'open' | 'done'

export function describeLecture({ activity, facts, record }: DescribeInput<'lecture'>) {
  const questionnaire: Questionnaire =
    activity.settings.questionnaire === undefined ? 'none' : facts.questionnaire ? 'done' : 'open'
  return { type: 'lecture' as const, note: textIn(record, 'note'), questionnaire }
}
