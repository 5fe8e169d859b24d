// Phone work: a masked call log with purpose, outcome and promise.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'

export const callsType = defineActivityType({
  type: 'calls',
  settings: z.strictObject({ cap: z.int().min(1), kind: z.enum(['confirm', 'problem', 'review']) }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(!input.facts.entries.some((e) => e.kind === 'call' && e.state !== 'withdrawn'), { what: 'call-log' }),
  ],
  next: () => 'trainee',
})
