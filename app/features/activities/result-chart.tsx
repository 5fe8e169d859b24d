import { Panel } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { formatMonthDay, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import { uiMessages } from '#app/i18n/ui'
import type { ResultPoint } from './today-view'

const WIDTH = 400
const HEIGHT = 190
const LEFT = 32
const TOP = 16
const BOTTOM = 28
/** A line of more points would be a thicket on a phone. */
const SHOWN = 8

/** A bar per exam with its own pass line above it; the table beside holds every figure. */
export function ResultChart({ results }: { results: readonly ResultPoint[] }) {
  const words = useMessages(todayMessages)
  const ui = useMessages(uiMessages)
  const locale = useLocale()
  const shown = results.slice(-SHOWN)
  const step = (WIDTH - LEFT) / shown.length
  const y = (percent: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / 100)
  return (
    <Panel title={words.curve}>
      <svg className="figure-svg max-w-xl" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.curve}>
        {[0, 50, 100].map((mark) => (
          <g key={mark}>
            <line className="fig-grid" x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
            <text className="fig-small-end" x={LEFT - 6} y={y(mark) + 4}>
              {mark}
            </text>
          </g>
        ))}
        {shown.map((point, n) => {
          const width = Math.min(32, step * 0.6)
          const x = LEFT + step * n + (step - width) / 2
          return (
            <g key={`${point.at}-${point.title}`}>
              <rect
                className={point.percent >= point.passPercent ? 'fig-bar' : 'fig-bar-warn'}
                x={x}
                y={y(point.percent)}
                width={width}
                height={y(0) - y(point.percent)}
                rx={2}
              />
              <line
                className="fig-pass"
                x1={x - 4}
                x2={x + width + 4}
                y1={y(point.passPercent)}
                y2={y(point.passPercent)}
              />
              <text className="fig-small" x={x + width / 2} y={y(point.percent) - 4}>
                {Math.round(point.percent)}
              </text>
              <text className="fig-small" x={x + width / 2} y={HEIGHT - 8}>
                {formatMonthDay(point.at)}
              </text>
            </g>
          )
        })}
      </svg>
      <details className="mt-2">
        <summary className="min-h-11 py-2 text-grey">{ui.showTable}</summary>
        <table className="w-full text-left text-sm">
          <thead className="text-grey">
            <tr>
              <th scope="col">{words.curveTable.what}</th>
              <th scope="col">{words.curveTable.when}</th>
              <th scope="col" className="text-right">
                {words.curveTable.percent}
              </th>
              <th scope="col" className="text-right">
                {words.curveTable.line}
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((point) => (
              <tr key={`${point.at}-${point.title}`} className="border-t border-line">
                <td className="py-1">{point.title}</td>
                <td>
                  <Instant at={point.at} show="date" />
                </td>
                <td className="text-right">{formatPercent(point.percent, locale)}</td>
                <td className="text-right">{formatPercent(point.passPercent, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  )
}
