// Decides how the board's address says what is shown.
import type { BoardQuery } from './board-forms'

/** The same board with something changed; defaults are left out of the address. */
export function boardAddress(query: BoardQuery, change: Partial<BoardQuery>): string {
  const next = { ...query, ...change }
  const search = new URLSearchParams()
  if (next.view !== 'table') search.set('view', next.view)
  if (next.show !== 'open') search.set('show', next.show)
  if (next.cohort) search.set('cohort', next.cohort)
  if (next.q) search.set('q', next.q)
  if (next.page > 1) search.set('page', String(next.page))
  const text = search.toString()
  return text ? `/manager/board?${text}` : '/manager/board'
}
