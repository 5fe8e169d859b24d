import { MeasureBars } from '#app/components/charts/measure-bars'
import { Table } from '#app/components/ui/table'
import { dailyMessages } from '#app/i18n/daily'
import { drillMessages } from '#app/i18n/drills'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { Compared } from './drill-result.server'

/** Time and mark beside those of the earlier drill, each with the line that is wanted, and the same as a table. */
export function CompareChart({
  before,
  now,
}: {
  before: Compared
  now: { percent: number; meanMs: number; passPercent: number }
}) {
  const words = useMessages(dailyMessages).compare
  const { score, meanTime } = useMessages(drillMessages)
  const locale = useLocale()
  const seconds = (ms: number) => formatNumber(ms / 1000, locale, 1)
  const points = (percent: number) => words.points(formatNumber(percent, locale, 1))
  const wantedMs = before.wanted === null ? null : before.meanMs * (1 - before.wanted / 100)
  const rows = [
    { key: 'before', label: before.title, meanMs: before.meanMs, percent: before.percent },
    { key: 'now', label: words.now, meanMs: now.meanMs, percent: now.percent },
  ]
  const wanted =
    wantedMs === null ? [] : [{ key: 'wanted', label: words.wanted, meanMs: wantedMs, percent: now.passPercent }]
  return (
    <figure className="mt-4" aria-label={words.title}>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <div>
          <p className="mb-1 text-sm text-grey">{wantedMs === null ? words.timeOnly : words.time}</p>
          <MeasureBars
            title={words.timeOnly}
            bars={rows.map(({ key, label, meanMs }) => ({
              key,
              label,
              value: meanMs,
              text: words.seconds(seconds(meanMs)),
            }))}
            line={wantedMs === null ? null : { value: wantedMs, text: words.seconds(seconds(wantedMs)) }}
            better="less"
          />
        </div>
        <div>
          <p className="mb-1 text-sm text-grey">{words.mark}</p>
          <MeasureBars
            title={words.mark}
            bars={rows.map(({ key, label, percent }) => ({ key, label, value: percent, text: points(percent) }))}
            line={{ value: now.passPercent, text: points(now.passPercent) }}
            better="more"
          />
        </div>
      </div>
      <Table
        caption={words.title}
        rows={[...rows, ...wanted]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'row', head: words.row, cell: (row) => row.label },
          { key: 'time', head: meanTime, align: 'right', cell: (row) => words.seconds(seconds(row.meanMs)) },
          { key: 'mark', head: score, align: 'right', cell: (row) => points(row.percent) },
        ]}
      />
    </figure>
  )
}
