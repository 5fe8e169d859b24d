import { Table } from '#app/components/ui/table'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'

interface TopicBar {
  topic: string
  name: string
  points: number
  max: number
  percent: number
}

const WIDTH = 380
const ROW = 44
const LEFT = 2
const BAR_WIDTH = 320

/** One bar per topic with the pass line through all of them; the same figures as a table beside it. */
export function TopicChart({ topics, passPercent }: { topics: readonly TopicBar[]; passPercent: number }) {
  const words = useMessages(gradingMessages)
  const ui = useMessages(uiMessages)
  const locale = useLocale()
  const bottom = topics.length * ROW
  const height = bottom + 20
  const at = (percent: number) => LEFT + (percent / 100) * BAR_WIDTH
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        className="figure-svg chart-svg max-w-lg"
        role="img"
        aria-label={words.chartLabel(passPercent)}
      >
        {topics.map((topic, n) => (
          <g key={topic.topic}>
            <text x={LEFT} y={n * ROW + 16} className="fig-text-start">
              {topic.name}
            </text>
            <rect x={LEFT} y={n * ROW + 22} width={BAR_WIDTH} height={14} rx={3} className="fig-box" />
            <rect
              x={LEFT}
              y={n * ROW + 22}
              width={at(topic.percent) - LEFT}
              height={14}
              rx={3}
              className={topic.percent >= passPercent ? 'fig-bar' : 'fig-bar-warn'}
            />
            <text x={WIDTH - 2} y={n * ROW + 34} className="fig-small-end">
              {formatPercent(topic.percent, locale)}
            </text>
          </g>
        ))}
        <line x1={at(passPercent)} x2={at(passPercent)} y1={0} y2={bottom} className="fig-pass" />
        <text x={at(passPercent)} y={bottom + 14} className="fig-small">
          {words.passLine(passPercent)}
        </text>
      </svg>
      <details className="mt-2">
        <summary className="min-h-11 py-2 text-primary">{ui.showTable}</summary>
        <Table
          caption={words.topicsTitle}
          rows={topics}
          rowKey={(topic) => topic.topic}
          columns={[
            { key: 'topic', head: words.columns.topic, cell: (topic) => topic.name },
            {
              key: 'points',
              head: words.columns.points,
              align: 'right',
              cell: (topic) => `${formatNumber(topic.points, locale, 2)} / ${topic.max}`,
            },
            {
              key: 'percent',
              head: words.columns.percent,
              align: 'right',
              cell: (topic) => formatPercent(topic.percent, locale),
            },
          ]}
        />
      </details>
    </>
  )
}
