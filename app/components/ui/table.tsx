import type { ReactNode } from 'react'

export interface Column<T> {
  key: string
  head: ReactNode
  cell: (row: T) => ReactNode
  align?: 'right'
  /** Left out on a phone, where the first column says it instead. */
  phone?: 'hide'
  /** Holds names: one without a space breaks where the line ends. */
  breaks?: true
}

/** Relative: what is only for screen readers must scroll with its cell, or it widens the page. */
const FRAME = 'edge-shade relative overflow-x-auto rounded-(--radius-card) border border-line'

function cellClass({ align, phone, breaks }: Column<never>): string {
  const text = breaks ? 'min-w-28 wrap-anywhere sm:min-w-40' : 'min-w-20 first:min-w-28'
  return `${align === 'right' ? 'text-right whitespace-nowrap sm:min-w-16' : text} ${phone === 'hide' ? 'max-sm:hidden' : ''}`
}

/** As many columns fit beside each other on a phone. */
const MOST_ON_A_PHONE = 3

/** On a phone a row of more columns stands as a card, with the head of each column before its cell. */
const CARDS = {
  head: 'max-sm:sr-only',
  body: 'max-sm:block',
  row: 'max-sm:block max-sm:py-2',
  cell: 'max-sm:flex max-sm:min-w-0 max-sm:items-baseline max-sm:justify-between max-sm:gap-3 max-sm:py-1 max-sm:text-left max-sm:not-first:before:shrink-0 max-sm:not-first:before:text-sm max-sm:not-first:before:text-grey max-sm:not-first:before:content-[attr(data-head)]',
}

/** A real table; of three columns at most it scrolls inside its own frame on a phone. `rowKey` must be stable. */
export function Table<T>({
  caption,
  columns,
  rows,
  rowKey,
  long = false,
}: {
  caption: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** A table that has the page's width to itself and many rows: its head stays in sight on a wide screen. */
  long?: boolean
}) {
  const cards = columns.length > MOST_ON_A_PHONE ? CARDS : null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={long ? `${FRAME} xl:overflow-visible` : FRAME} aria-label={caption} tabIndex={0}>
      <table className={`w-full border-collapse text-left ${cards?.body ?? ''}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className={`sticky top-0 z-[1] bg-sunken text-sm text-grey ${cards?.head ?? ''}`}>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`px-2 py-2 font-medium whitespace-nowrap sm:px-3 ${cellClass(column)}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cards?.body}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={`border-t border-line ${cards?.row ?? ''}`}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-head={cards && typeof column.head === 'string' ? column.head : undefined}
                  className={`px-2 py-2 align-top sm:px-3 [&_time]:whitespace-nowrap ${cellClass(column)} ${cards?.cell ?? ''}`}
                >
                  {cards ? <div className="min-w-0 wrap-anywhere">{column.cell(row)}</div> : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
