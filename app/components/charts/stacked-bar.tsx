export interface BarPart {
  key: string
  label: string
  /** Share of the whole bar. */
  weight: number
  /** How much of the share is filled. */
  value: number
  text: string
}

const WIDTH = 480
const HEIGHT = 78
const BAR = 26

/** Shares of one whole, each filled as far as it was reached; labels stand below their share. */
export function StackedBar({ title, parts }: { title: string; parts: readonly BarPart[] }) {
  const whole = parts.reduce((sum, part) => sum + part.weight, 0) || 1
  const scale = (WIDTH - 4) / whole
  let from = 2
  const placed = parts.map((part) => {
    const x = from
    from += part.weight * scale
    return { ...part, x, width: part.weight * scale }
  })
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} className="figure-svg max-w-xl">
      {placed.map((part) => (
        <g key={part.key}>
          <rect className="fig-box" x={part.x} y={2} width={part.width} height={BAR} />
          <rect
            className="fig-bar"
            x={part.x}
            y={2}
            width={Math.max(0, Math.min(part.value, part.weight)) * scale}
            height={BAR}
          />
          <text className="fig-small" x={part.x + part.width / 2} y={BAR + 20}>
            {part.label}
          </text>
          <text className="fig-text" x={part.x + part.width / 2} y={BAR + 40}>
            {part.text}
          </text>
        </g>
      ))}
    </svg>
  )
}
