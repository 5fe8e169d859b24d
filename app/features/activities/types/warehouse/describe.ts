import type { DescribeInput } from '../../activity-type'
import { checklistView, textIn, textsIn } from '../../record-values'

export function describeWarehouse({ activity: { settings }, content, record, entries }: DescribeInput<'warehouse'>) {
  return {
    type: 'warehouse' as const,
    checklist: checklistView(content, settings.checklist),
    ticked: textsIn(record, 'ticked'),
    guide: textIn(record, 'guide'),
    prints: entries('print'),
    wantedPrints: settings.prints ?? 0,
  }
}
