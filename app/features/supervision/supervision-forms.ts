import { z } from 'zod'
import { reasonOf, wholeNumber } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'

/** To whom: one paper, or everybody who sits this exam now. */
const TARGET = z.string({ error: 'form.choose' }).regex(/^(paper|exam):[\w-]{1,64}$/, { error: 'form.choose' })

export const SayForm = z.object({
  intent: z.literal('say'),
  to: TARGET,
  /** Empty: mere words. */
  minutes: wholeNumber(BOUNDS.extensionMinutes).optional(),
  text: reasonOf(2, LONGEST.paperWord),
})
