// Decides how the board is asked for in its address; anything odd reads as the default.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'

export const BoardQuery = z.object({
  view: z.enum(['table', 'columns']).catch('table'),
  show: z.enum(['open', 'ended', 'all']).catch('open'),
  cohort: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .catch(''),
  q: z
    .string()
    .max(LONGEST.search)
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
