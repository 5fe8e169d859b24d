// Decides what may come in by the address of the record; anything odd reads as not asked for.
import { z } from 'zod'
import { TRAINING_DATE } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { ACT_KINDS } from './audit-filter'

const NAME = z
  .string()
  .max(LONGEST.search)
  .transform((text) => text.replace(/\p{Cc}/gu, '').trim())
  .catch('')
const DAY = TRAINING_DATE.catch('')

const AuditQuery = z.object({
  who: NAME,
  about: NAME,
  /** A kind of act, or what the house did by itself. */
  kind: z.enum(['', 'house', ...ACT_KINDS]).catch(''),
  from: DAY,
  until: DAY,
  /** The last row already seen; 0 for the newest page. */
  before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
})
export type AuditQuery = z.output<typeof AuditQuery>

export function readAuditQuery(search: URLSearchParams): AuditQuery {
  return AuditQuery.parse(
    Object.fromEntries(
      ['who', 'about', 'kind', 'from', 'until', 'before'].map((key) => [key, search.get(key) ?? undefined]),
    ),
  )
}
