// Decides what the conduct forms may send.
import { z } from 'zod'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { DATE, ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { safeText } from '../activities/entry-forms'
import { CONDUCT_MOST, CONDUCT_NOTE_LENGTH, isHalves } from './ledger'

const note = safeText(LONGEST.conductNote).superRefine((text, context) => {
  if (isTooShort(text, CONDUCT_NOTE_LENGTH)) context.addIssue(tooShort(text, CONDUCT_NOTE_LENGTH))
})

export const ConductForm = z.object({
  ruleId: z.string({ error: 'form.choose' }).min(1, 'form.choose').max(120),
  points: z
    .number({ error: 'form.half-points' })
    .min(-CONDUCT_MOST)
    .max(CONDUCT_MOST)
    .refine((points) => points !== 0 && isHalves(points), 'form.half-points'),
  note,
  occurredOn: DATE,
})

export const ReverseConductForm = z.object({ lineId: ID, note })

export const LineReplyForm = z.object({ lineId: ID, note })

export const RulingForm = z.object({
  lineId: ID,
  upheld: z.enum(['yes', 'no'], { error: 'form.choose' }).transform((answer) => answer === 'yes'),
  note,
})
