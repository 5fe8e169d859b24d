// Rules read and receipted: the trainee types the name under each rule version.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { describeAcknowledgement } from './describe'

const ReceiptForm = z.object({
  ruleId: z.string().max(60),
  version: z.int().min(1),
  typedName: z
    .string({ error: 'form.typed-name' })
    .trim()
    .min(1, 'form.typed-name')
    .max(LONGEST.shownName, 'form.typed-name'),
})

export const acknowledgementType = defineType('acknowledgement', {
  record: z.strictObject({
    receipts: z
      .array(z.strictObject({ ruleId: z.string(), version: z.int(), typedName: z.string(), at: z.int() }))
      .default([]),
  }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.facts.entries.filter((e) => e.kind === 'receipt').length < input.activity.settings.rules.length, {
      what: 'acknowledge',
      left: input.activity.settings.rules.length - input.facts.entries.filter((e) => e.kind === 'receipt').length,
    }),
  ],
  next: () => 'trainee',
  writes: { entries: { receipt: { form: ReceiptForm, cap: (settings) => settings.rules.length, permanent: true } } },
  describe: describeAcknowledgement,
})
