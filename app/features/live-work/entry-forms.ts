// Decides what the forms about entries may send: settling one, or opening a gap.
import { z } from 'zod'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { ID } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { optionalText, safeText } from '../activities/entry-forms'
import { optionalDate } from '../signoffs/sign-forms'
import { WORDS_LENGTH } from './entry'

/** Each button sends its move; only the field that belongs to it is asked for. */
export const SettleEntryForm = z
  .object({
    entryId: ID,
    activityId: ID,
    move: z.enum(['confirm', 'refuse', 'answer', 'close', 'date', 'withdraw']),
    words: optionalText(LONGEST.entryWords),
    dueOn: optionalDate,
  })
  .superRefine((form, context) => {
    const speaks = form.move !== 'confirm' && form.move !== 'date'
    if (speaks && isTooShort(form.words, WORDS_LENGTH))
      context.addIssue({ ...tooShort(form.words, WORDS_LENGTH), path: ['words'] })
    if (form.move === 'date' && form.dueOn === null)
      context.addIssue({ code: 'custom', path: ['dueOn'], message: 'form.date' })
  })

/** What a refused date is said beside. */
export const BESIDE_THE_DATE = { 'date-passed': 'dueOn', 'date-too-far': 'dueOn', 'date-needed': 'dueOn' } as const

export const OpenGapForm = z.object({
  text: safeText(LONGEST.gap),
  source: optionalText(LONGEST.gapSource),
  dueOn: optionalDate,
})

export const GapFilter = z.object({
  from: z.coerce.number().int().min(BOUNDS.day.min).max(BOUNDS.day.max).optional().catch(undefined),
  to: z.coerce.number().int().min(BOUNDS.day.min).max(BOUNDS.day.max).optional().catch(undefined),
  gaps: z.enum(['all', 'open']).optional().catch(undefined),
})
