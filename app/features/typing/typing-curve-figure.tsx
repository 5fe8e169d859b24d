import { Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import type { TypingCurve as Curve, CurvePoint } from './typing-curve'

/** Narrow, so that its words stay readable when a phone shrinks it. */
const WIDTH = 420
const HEIGHT = 200
const LEFT = 34
const RIGHT = 46
const TOP = 20
const BOTTOM = 44
const STEP = 25
/** So that what the first point says does not stand on the axis. */
const INSET = 16

type Measured = CurvePoint & { best: NonNullable<CurvePoint['best']> }

/** Once there is a point to draw. */
export function TypingCurvePanel({ curve }: { curve: Curve | null }) {
  const words = useMessages(typingMessages)
  if (!curve?.points.some((point) => point.best)) return null
  return (
    <Panel title={words.curve.title}>
      <TypingCurveFigure curve={curve} />
    </Panel>
  )
}

/** Speed over the days of the plan, every day of a test marked, and the same figures as a table. */
export function TypingCurveFigure({ curve }: { curve: Curve }) {
  const words = useMessages(typingMessages)
  const { target } = curve
  return (
    <figure className="mb-5">
      <figcaption className="mb-2 text-sm text-grey">
        {target === null ? words.curve.lead : words.curve.leadTarget(target)}
      </figcaption>
      <CurveDrawing curve={curve} />
      <CurveTable curve={curve} />
    </figure>
  )
}

function CurveDrawing({ curve: { days, points, passSpeed, target } }: { curve: Curve }) {
  const words = useMessages(typingMessages).curve
  const locale = useLocale()
  const measured = points.filter((point): point is Measured => point.best !== null)
  const most = Math.max(passSpeed, target ?? 0, ...measured.map(({ best }) => best.speed))
  const max = Math.ceil((most + 5) / STEP) * STEP
  const x = (day: number) => LEFT + INSET + ((day - 1) / Math.max(1, days - 1)) * (WIDTH - LEFT - INSET - RIGHT)
  const y = (speed: number) => TOP + (1 - speed / max) * (HEIGHT - TOP - BOTTOM)
  const path = measured.map(
    ({ day, best }, n) => `${n === 0 ? 'M' : 'L'}${x(day).toFixed(1)} ${y(best.speed).toFixed(1)}`,
  )
  const lines = [
    { speed: passSpeed, name: words.line },
    ...(target === null ? [] : [{ speed: target, name: words.goal }]),
  ]
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.chart}
      className="figure-svg chart-svg max-w-xl"
    >
      {Array.from({ length: max / STEP + 1 }, (_, n) => n * STEP).map((tick) => (
        <g key={tick}>
          <line className="fig-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className="fig-small-end" x={LEFT - 6} y={y(tick) + 4}>
            {tick}
          </text>
        </g>
      ))}
      {lines.map(({ speed, name }) => (
        <g key={name}>
          <line className="fig-pass" x1={LEFT} x2={WIDTH - RIGHT} y1={y(speed)} y2={y(speed)} />
          <text className="fig-small-start" x={WIDTH - RIGHT + 4} y={y(speed) + 4}>
            {name}
          </text>
        </g>
      ))}
      {points.map(({ activityId, day }) => (
        <g key={activityId}>
          <line className="fig-grid" x1={x(day)} x2={x(day)} y1={TOP} y2={HEIGHT - BOTTOM} />
          <text className="fig-small" x={x(day)} y={HEIGHT - BOTTOM + 16}>
            {day}
          </text>
        </g>
      ))}
      <text className="fig-small" x={LEFT + (WIDTH - LEFT - RIGHT) / 2} y={HEIGHT - 8}>
        {words.days}
      </text>
      <path className="fig-curve" d={path.join(' ')} />
      {measured.map(({ activityId, day, best }) => (
        <g key={activityId}>
          <circle className="fig-bar" cx={x(day)} cy={y(best.speed)} r="4" />
          <text className="fig-small" x={x(day)} y={y(best.speed) - 9}>
            {formatNumber(best.speed, locale, 0)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function CurveTable({ curve: { points } }: { curve: Curve }) {
  const words = useMessages(typingMessages)
  const locale = useLocale()
  return (
    <Table
      caption={words.curve.title}
      rows={points}
      rowKey={(point) => point.activityId}
      columns={[
        { key: 'day', head: words.curve.columns.day, cell: (point) => words.curve.day(point.day) },
        { key: 'test', head: words.curve.columns.test, phone: 'hide', cell: (point) => point.title },
        {
          key: 'speed',
          head: words.speed,
          align: 'right',
          cell: ({ best }) => (best ? words.perMinute(formatNumber(best.speed, locale, 1)) : '–'),
        },
        {
          key: 'accuracy',
          head: words.accuracy,
          align: 'right',
          cell: ({ best }) => (best ? `${formatNumber(best.accuracy, locale, 1)}%` : '–'),
        },
        {
          key: 'band',
          head: words.band,
          cell: ({ best }) =>
            best ? (
              <Tag tone={best.band === 'far' || best.band === 'improve' ? 'amber' : 'green'}>
                {words.bands[best.band]}
              </Tag>
            ) : (
              words.curve.notYet
            ),
        },
      ]}
    />
  )
}
