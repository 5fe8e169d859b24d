// Rules read and receipted: the trainee types the name under each rule version.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { countsFor, receiptsOf } from '../../receipt'
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
  missing: (input) => {
    const { facts, rules, activity } = input
    const signed = rules.filter((rule) => receiptsOf(facts, rule).some((receipt) => countsFor(rule, receipt)))
    const again = rules.filter((rule) => !signed.includes(rule) && receiptsOf(facts, rule).length > 0)
    const left = activity.settings.rules.length - signed.length - again.length
    return [
      ...missingLessons(input),
      ...when(left > 0, { what: 'acknowledge', left }),
      ...when(again.length > 0, { what: 'acknowledge-again', left: again.length }),
    ]
  },
  next: () => 'trainee',
  // How many there are is decided text by text: one that changes is signed once more.
  writes: { entries: { receipt: { form: ReceiptForm, cap: () => Number.POSITIVE_INFINITY, permanent: true } } },
  describe: describeAcknowledgement,
})
