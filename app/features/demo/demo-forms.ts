import { z } from 'zod'
import { BOUNDS } from '#app/rules/field-limits'

const EARLIEST = Date.parse('2020-01-01T00:00:00Z')
const LATEST = Date.parse('2100-01-01T00:00:00Z')

const instant = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true, local: false }))
  .transform((text) => Date.parse(text))
  .refine((at) => at >= EARLIEST && at < LATEST)

/** Exactly one of: an instant, a training day of the demo cohort, or back to now. */
export const TimeForm = z.union([
  z.object({ reset: z.string().min(1).max(20) }).transform(() => ({ to: 'now' as const })),
  z.object({ at: instant }).transform(({ at }) => ({ to: 'instant' as const, at })),
  z
    .object({ day: z.coerce.number().int().min(BOUNDS.demoDay.min).max(BOUNDS.demoDay.max) })
    .transform(({ day }) => ({ to: 'day' as const, day })),
])
