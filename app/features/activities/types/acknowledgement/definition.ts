// Rules read and receipted: the trainee types the name under each rule version.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'

const ReceiptForm = z.object({
  ruleId: z.string().max(60),
  version: z.int().min(1),
  typedName: z.string({ error: 'form.typed-name' }).trim().min(1, 'form.typed-name').max(60, 'form.typed-name'),
})

export const acknowledgementType = defineActivityType({
  type: 'acknowledgement',
  settings: z.strictObject({ rules: z.array(z.string()).min(1) }),
  record: z.strictObject({
    receipts: z
      .array(z.strictObject({ ruleId: z.string(), version: z.int(), typedName: z.string(), at: z.int() }))
      .default([]),
  }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.facts.entries.filter((e) => e.kind === 'receipt').length < input.settings.rules.length, {
      what: 'acknowledge',
      left: input.settings.rules.length - input.facts.entries.filter((e) => e.kind === 'receipt').length,
    }),
  ],
  next: () => 'trainee',
  own: { entries: { receipt: { form: ReceiptForm, cap: (settings) => settings.rules.length, permanent: true } } },
})
