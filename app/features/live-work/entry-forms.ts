// Decides what the forms about entries may send: settling one, or opening a gap.
import { z } from 'zod'
import { ID } from '#app/rules/field-forms'
import { optionalText, safeText } from '../activities/entry-forms'
import { optionalDate } from '../signoffs/sign-forms'
import { WORDS_LENGTH } from './entry'

/** Each button sends its move; only the field that belongs to it is asked for. */
export const SettleEntryForm = z
  .object({
    entryId: ID,
    activityId: ID,
    move: z.enum(['confirm', 'refuse', 'answer', 'close', 'date', 'withdraw']),
    words: optionalText(1000),
    dueOn: optionalDate,
  })
  .superRefine((form, context) => {
    const speaks = form.move !== 'confirm' && form.move !== 'date'
    if (speaks && [...form.words].length < WORDS_LENGTH)
      context.addIssue({ code: 'custom', path: ['words'], message: 'form.required' })
    if (form.move === 'date' && form.dueOn === null)
      context.addIssue({ code: 'custom', path: ['dueOn'], message: 'form.date' })
  })

export const OpenGapForm = z.object({ text: safeText(500), source: optionalText(300), dueOn: optionalDate })

export const GapFilter = z.object({
  from: z.coerce.number().int().min(1).max(99).optional().catch(undefined),
  to: z.coerce.number().int().min(1).max(99).optional().catch(undefined),
  gaps: z.enum(['all', 'open']).optional().catch(undefined),
})
