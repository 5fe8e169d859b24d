import type { DescribeInput } from '../../activity-type'
import { checklistView, textIn, textsIn } from '../../record-values'

export function describeStudy({ activity, content, reader, record }: DescribeInput<'study'>) {
  return {
    type: 'study' as const,
    checklist: checklistView(content, activity.settings.checklist, reader.language),
    ticked: textsIn(record, 'ticked'),
    note: textIn(record, 'note'),
  }
}
