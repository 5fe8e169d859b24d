// Rules read and receipted: the trainee types the name under each rule version.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'

export const acknowledgementType = defineActivityType({
  type: 'acknowledgement',
  settings: z.strictObject({ rules: z.array(z.string()).min(1) }),
  record: z.strictObject({ receipts: z.array(z.strictObject({ ruleId: z.string(), version: z.int(), typedName: z.string(), at: z.int() })).default([]) }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.facts.entries.filter((e) => e.kind === 'receipt').length < input.settings.rules.length, { what: 'acknowledge', left: input.settings.rules.length - input.facts.entries.filter((e) => e.kind === 'receipt').length }),
  ],
  next: () => 'trainee',
})
