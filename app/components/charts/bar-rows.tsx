export interface BarRow {
  key: string
  label: string
  /** 0–100. */
  percent: number
  text: string
}

const WIDTH = 420
const ROW = 24
const LEFT = 150
const RIGHT = 52

/** Compact bars for a document: name, bar and figure on one line, the pass line through all of them. */
export function BarRows({ title, rows, passPercent }: { title: string; rows: readonly BarRow[]; passPercent: number }) {
  const height = rows.length * ROW + 6
  const at = (percent: number) => LEFT + (Math.max(0, Math.min(percent, 100)) / 100) * (WIDTH - LEFT - RIGHT)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title} className="figure-svg max-w-md">
      {rows.map((row, n) => (
        <g key={row.key}>
          <text x={LEFT - 8} y={n * ROW + 17} className="fig-small-end">
            {row.label}
          </text>
          <rect x={LEFT} y={n * ROW + 6} width={at(100) - LEFT} height={13} className="fig-box" />
          <rect
            x={LEFT}
            y={n * ROW + 6}
            width={at(row.percent) - LEFT}
            height={13}
            className={row.percent >= passPercent ? 'fig-bar' : 'fig-bar-warn'}
          />
          <text x={at(100) + 6} y={n * ROW + 17} className="fig-small-start">
            {row.text}
          </text>
        </g>
      ))}
      <line x1={at(passPercent)} x2={at(passPercent)} y1={0} y2={height} className="fig-pass" />
    </svg>
  )
}
