// Decides what the trainee's own form of leaving may send; messages are keys of i18n/forms.
import { z } from 'zod'
import { NOTE, TRAINING_DATE } from '#app/rules/field-forms'
import { findPersonalData } from '../activities/personal-data'

const revision = z.int().min(0).max(10_000)

export const AskToLeaveForm = z.object({
  intent: z.literal('ask'),
  revision,
  leaveOn: TRAINING_DATE,
  reason: NOTE.default('').refine((text) => findPersonalData(text) === null, { error: 'form.personal-data' }),
})

export const AnswerLeavingForm = z.object({ intent: z.enum(['affirm', 'deny']) })

export const TakeBackLeavingForm = z.object({ intent: z.literal('take-back'), revision })
