// Decides how the board is asked for in its address; anything odd reads as the default.
import { z } from 'zod'

export const BoardQuery = z.object({
  view: z.enum(['table', 'columns']).catch('table'),
  show: z.enum(['open', 'ended', 'all']).catch('open'),
  cohort: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .catch(''),
  q: z
    .string()
    .max(60)
    .transform((text) => text.replace(/\p{Cc}/gu, '').trim())
    .catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type BoardQuery = z.output<typeof BoardQuery>

export function readBoardQuery(search: URLSearchParams): BoardQuery {
  return BoardQuery.parse(
    Object.fromEntries(['view', 'show', 'cohort', 'q', 'page'].map((key) => [key, search.get(key) ?? undefined])),
  )
}

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
