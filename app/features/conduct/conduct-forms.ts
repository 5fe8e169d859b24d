// Decides what the conduct forms may send.
import { z } from 'zod'
import { dateField, safeText } from '../activities/entry-forms'
import { CONDUCT_MOST, CONDUCT_NOTE_LENGTH } from './ledger'

const note = safeText(500).refine((text) => [...text].length >= CONDUCT_NOTE_LENGTH, 'form.reason-short')

export const ConductForm = z.object({
  ruleId: z.string({ error: 'form.choose' }).min(1, 'form.choose').max(120),
  points: z
    .int({ error: 'form.number' })
    .min(-CONDUCT_MOST, 'form.number')
    .max(CONDUCT_MOST, 'form.number')
    .refine((points) => points !== 0, 'form.number'),
  note,
  occurredOn: dateField,
})

export const ReverseConductForm = z.object({ lineId: z.string().min(1).max(60), note })
