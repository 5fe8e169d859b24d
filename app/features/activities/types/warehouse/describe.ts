import type { DescribeInput } from '../../activity-type'
import { findStations } from '../../course-lookup'
import { checklistView, textsIn } from '../../record-values'
import { STATION, stationOf } from './stations'

export function describeWarehouse({
  activity: { settings },
  content,
  reader,
  record,
  entries,
}: DescribeInput<'warehouse'>) {
  const signed = entries(STATION).filter((entry) => entry.state === 'confirmed')
  return {
    type: 'warehouse' as const,
    checklist: checklistView(content, settings.checklist, reader.language),
    ticked: textsIn(record, 'ticked'),
    stations: findStations(content, settings.checklist, reader.language).map(({ id, title }) => {
      const line = signed.find((entry) => stationOf(entry) === id)
      return { id, title, signed: line ? { byName: line.closedByName ?? '', at: line.createdAt } : null }
    }),
    prints: entries('print'),
    wantedPrints: settings.prints ?? 0,
  }
}
