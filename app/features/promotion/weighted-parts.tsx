import { StackedBar } from '#app/components/charts/stacked-bar'
import { Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { EvidenceLine, Parts } from './promotion-parts'

const GROUPS = ['written', 'oral', 'dailyState', 'evidence'] as const

/** The weighted score as a bar of four shares, and every line of it as a table. */
export function WeightedParts({ parts }: { parts: Parts }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const { score, daily, attendance } = parts
  const number = (value: number) => formatNumber(value, locale, 1)
  const groups = GROUPS.map((group) => {
    const lines = score.lines.filter((line) => line.group === group)
    const weight = lines.reduce((sum, line) => sum + line.weight, 0)
    const value = lines.reduce((sum, line) => sum + line.points, 0)
    return { key: group, label: words.groups[group], weight, value, text: `${number(value)}/${weight}` }
  })
  return (
    <Panel title={words.parts}>
      <p className="mb-2 text-grey">{words.partsLead}</p>
      <StackedBar title={words.partsChart(number(score.points))} parts={groups} />
      <p className="num my-2 font-medium">{words.partsTotal(number(score.points), score.weightKnown)}</p>
      <Table
        caption={words.parts}
        rows={score.lines}
        rowKey={(line) => line.key}
        columns={[
          { key: 'part', head: words.partColumns.part, cell: (line) => words.partNames[line.key] },
          { key: 'weight', head: words.partColumns.weight, align: 'right', cell: (line) => line.weight },
          {
            key: 'percent',
            head: words.partColumns.percent,
            align: 'right',
            cell: (line) => (line.percent === null ? words.noResult : formatPercent(line.percent, locale)),
          },
          { key: 'points', head: words.partColumns.points, align: 'right', cell: (line) => number(line.points) },
        ]}
      />
      <MadeOf title={words.oralMade} lines={parts.oral} />
      <MadeOf title={words.evidenceMade} lines={parts.evidence} />
      <p className="mt-2 text-sm text-grey">
        {words.dailyMade(
          daily.sheets ? number(daily.sheets.points) : '–',
          number(daily.attendance.points),
          number(daily.conduct.points),
        )}
        {' · '}
        {words.attendanceLine(attendance.present, attendance.due)}
      </p>
    </Panel>
  )
}

/** What a part is made of, one by one: what has no result, and what lies below its line. */
function MadeOf({ title, lines }: { title: string; lines: readonly EvidenceLine[] }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  if (lines.length === 0) return null
  return (
    <>
      <h3 className="mt-3 text-sm font-bold">{title}</h3>
      <ul className="text-sm">
        {lines.map((line) => (
          <li key={line.activityId} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
            <span>{line.title}</span>
            <span className="num flex items-center gap-2">
              {line.percent === null ? null : formatPercent(line.percent, locale)}
              {line.lacking ? (
                <Tag tone={line.lacking === 'missing' || line.lacking === 'undecided' ? 'amber' : 'grey'}>
                  {words.lacking[line.lacking]}
                </Tag>
              ) : null}
              {line.percent !== null && line.percent < line.line ? (
                <Tag tone="amber">{words.belowLine(formatPercent(line.line, locale))}</Tag>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
