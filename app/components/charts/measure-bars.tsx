export interface MeasureBar {
  key: string
  label: string
  value: number
  /** The figure as it is read. */
  text: string
}

const WIDTH = 420
const ROW = 26
const LEFT = 128
const RIGHT = 62
const HEAD = 16
/** Of a label that stands before its bar; a longer one is cut, the table beside it has it whole. */
const LABEL_SIGNS = 9

function shortened(label: string): string {
  const signs = [...label]
  return signs.length > LABEL_SIGNS ? `${signs.slice(0, LABEL_SIGNS - 1).join('')}…` : label
}

/**
 * Bars of a measure that has no natural end, such as seconds, with a line that is wanted. Where less is better, a bar beyond
 * the line warns, else one short of it. The table beside it says the same in figures.
 */
export function MeasureBars({
  title,
  bars,
  line,
  better,
}: {
  title: string
  bars: readonly MeasureBar[]
  line: { value: number; text: string } | null
  better: 'less' | 'more'
}) {
  const max = Math.max(1, line?.value ?? 0, ...bars.map(({ value }) => value))
  const height = HEAD + bars.length * ROW + 4
  const width = (value: number) => (Math.max(0, value) / max) * (WIDTH - LEFT - RIGHT)
  const warns = (value: number) => line !== null && (better === 'less' ? value > line.value : value < line.value)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title} className="figure-svg chart-svg max-w-xl">
      {bars.map((bar, n) => (
        <g key={bar.key}>
          <text x={LEFT - 8} y={HEAD + n * ROW + 16} className="fig-small-end">
            {shortened(bar.label)}
          </text>
          <rect
            x={LEFT}
            y={HEAD + n * ROW + 4}
            width={width(bar.value)}
            height={15}
            className={warns(bar.value) ? 'fig-bar-warn' : 'fig-bar'}
          />
          <text x={LEFT + width(bar.value) + 6} y={HEAD + n * ROW + 16} className="fig-small-start">
            {bar.text}
          </text>
        </g>
      ))}
      {line ? (
        <>
          <line
            x1={LEFT + width(line.value)}
            x2={LEFT + width(line.value)}
            y1={HEAD}
            y2={height}
            className="fig-pass"
          />
          <text x={LEFT + width(line.value)} y={11} className="fig-small">
            {line.text}
          </text>
        </>
      ) : null}
    </svg>
  )
}
