// Decides what the forms of waivers may send; messages are keys of i18n/forms.
import { z } from 'zod'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { findPersonalData } from '../activities/personal-data'
import { WAIVER_REASON_LENGTH } from './waivers'

export const WaiverForm = z.object({
  /** Which of the two it is. */
  intent: z.enum(['waive', 'take-back'], { error: 'form.choose' }),
  subject: z.array(ID).min(1, { error: 'form.choose' }).max(300, { error: 'form.choose' }),
  reason: z
    .string({ error: 'form.required' })
    .trim()
    .max(LONGEST.reason, { error: 'form.too-long' })
    .superRefine((text, context) => {
      if (isTooShort(text, WAIVER_REASON_LENGTH)) context.addIssue(tooShort(text, WAIVER_REASON_LENGTH))
    })
    .refine((text) => findPersonalData(text) === null, { error: 'form.personal-data' }),
  revision: z.int().min(0).max(100_000),
  /** Where to go on: the decision, when one came from there. */
  next: z.enum(['decision']).optional(),
})
