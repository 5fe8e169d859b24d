import { examMessages } from '#app/i18n/exams'
import { formatDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'

interface CurvePoint {
  series: 'exam' | 'drill'
  at: number
  percent: number
  label: string
}

const WIDTH = 420
const HEIGHT = 200
const LEFT = 34
const RIGHT = 56
const TOP = 14
const BOTTOM = 28

/** Results over the days, one line per kind with its name at the end. The tables below hold the same figures. */
export function ScoreCurve({ points }: { points: readonly CurvePoint[] }) {
  const words = useMessages(examMessages)
  const locale = useLocale()
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  const span = Math.max(1, last.at - first.at)
  const x = (at: number) => LEFT + ((at - first.at) / span) * (WIDTH - LEFT - RIGHT)
  const y = (percent: number) => TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="figure-svg chart-svg max-w-xl"
      role="img"
      aria-label={words.curveLead}
    >
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(percent)} y2={y(percent)} className="fig-grid" />
          <text x={LEFT - 6} y={y(percent) + 4} className="fig-small-end">
            {percent}
          </text>
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 8} className="fig-small-start">
        {formatDate(first.at, locale)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 8} className="fig-small-end">
        {formatDate(last.at, locale)}
      </text>
      {(['exam', 'drill'] as const).map((series) => {
        const own = points.filter((point) => point.series === series)
        const end = own.at(-1)
        if (!end) return null
        return (
          <g key={series}>
            <polyline
              points={own.map((point) => `${x(point.at)},${y(point.percent)}`).join(' ')}
              className="fig-curve"
              strokeDasharray={series === 'drill' ? '2 5' : undefined}
            />
            {own.map((point) => (
              <circle
                key={`${point.at}-${point.label}`}
                cx={x(point.at)}
                cy={y(point.percent)}
                r={4}
                className="fig-bar"
              />
            ))}
            <text x={x(end.at) + 8} y={y(end.percent) + 4} className="fig-small-start">
              {words.series[series]}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
