// A quick-reply exam or practice set, scored.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const phraseDrillType = defineActivityType({
  type: 'phrase-drill',
  settings: z.strictObject({
    set: z.string(),
    passPercent: z.int(),
    compareWith: z.string().optional(),
    fasterPercent: z.int().optional(),
  }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => when(!facts.drills.some((d) => d.state === 'finished'), { what: 'drill' }),
  next: () => 'trainee',
})
