import type { ReactNode } from 'react'

export interface HeatColumn {
  key: string
  head: ReactNode
}

export interface HeatCell {
  text: string
  /** Read out beside the figure, so that colour never stands alone. */
  word: string
  level: 'strong' | 'fair' | 'weak' | 'none'
}

export interface HeatLine {
  key: string
  head: ReactNode
  cells: HeatCell[]
}

/** Relative: what is only for screen readers must scroll with its cell, or it widens the page. */
const FRAME = 'relative overflow-x-auto rounded-(--radius-card) border border-line'

const LEVELS = {
  strong: 'bg-green-soft text-green',
  fair: 'bg-sunken text-ink',
  weak: 'bg-red-soft text-red font-bold',
  none: 'text-faint',
}

/** A heat map that is its own table: every cell carries its figure. */
export function HeatTable({
  caption,
  corner,
  columns,
  lines,
}: {
  caption: string
  corner: ReactNode
  columns: readonly HeatColumn[]
  lines: readonly HeatLine[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={FRAME} aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-sm text-grey">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="min-w-20 px-2 py-2 text-center font-medium">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="bg-raised">
          {lines.map((line) => (
            <tr key={line.key} className="border-t border-line">
              <th scope="row" className="px-3 py-2 font-medium whitespace-nowrap">
                {line.head}
              </th>
              {line.cells.map((cell, n) => (
                <td
                  key={columns[n]?.key ?? n}
                  className={`border-l border-line px-2 py-2 text-center ${LEVELS[cell.level]}`}
                >
                  {cell.text}
                  <span className="sr-only">{cell.word}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
