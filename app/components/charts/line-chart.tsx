import type { ReactNode } from 'react'

export interface LinePoint {
  /** Shown below the axis, when there is room. */
  label: string
  value: number
}

/** Narrow, so that its words stay readable when a phone shrinks it. */
const WIDTH = 420
const HEIGHT = 190
const LEFT = 34
const RIGHT = 26
const TOP = 14
const BOTTOM = 30
const LABELS = 5

/** A curve over days with an optional pass line; drawn on the server, readable in print, the table beside it is for everybody else. */
export function LineChart({
  title,
  points,
  max = 100,
  passLine,
  children,
}: {
  title: string
  points: readonly LinePoint[]
  max?: number
  passLine?: number
  children?: ReactNode
}) {
  const step = points.length > 1 ? (WIDTH - LEFT - RIGHT) / (points.length - 1) : 0
  const x = (n: number) => LEFT + (points.length > 1 ? n * step : (WIDTH - LEFT - RIGHT) / 2)
  const y = (value: number) => TOP + (1 - Math.min(value, max) / max) * (HEIGHT - TOP - BOTTOM)
  const path = points.map((p, n) => `${n === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(p.value).toFixed(1)}`).join(' ')
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * max))
  const every = Math.max(1, Math.ceil(points.length / LABELS))
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} className="figure-svg chart-svg max-w-xl">
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="fig-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className="fig-small-end" x={LEFT - 6} y={y(tick) + 4}>
              {tick}
            </text>
          </g>
        ))}
        {passLine === undefined ? null : (
          <line className="fig-pass" x1={LEFT} x2={WIDTH - RIGHT} y1={y(passLine)} y2={y(passLine)} />
        )}
        <path className="fig-curve" d={path} />
        {points.map((p, n) => (
          <g key={`${p.label}-${n}`}>
            <circle className="fig-bar" cx={x(n)} cy={y(p.value)} r="4" />
            {n % every === 0 ? (
              <text className="fig-small" x={x(n)} y={HEIGHT - 12}>
                {p.label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      {children}
    </figure>
  )
}
