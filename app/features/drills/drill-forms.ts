import { z } from 'zod'
import { ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'

const StartDrillForm = z.object({
  setId: z.string().regex(/^S\d$/),
  activityId: z
    .string()
    .regex(/^D\d{2}-\d{1,2}$/)
    .optional(),
})

/** The ten minutes of today ask for nothing: what they hold is worked out. */
export const StartPracticeForm = z.union([z.object({ intent: z.literal('daily') }), StartDrillForm])

export const AnswerCardForm = z.object({
  position: z.coerce.number().int().min(0).max(99),
  code: z.string().max(LONGEST.drillCode).default(''),
  reply: z.string().max(LONGEST.drillReply, { error: 'form.too-long' }).default(''),
})

const cardNote = z.string().trim().max(LONGEST.cardNote, { error: 'form.too-long' }).optional()

export const DisputeCardForm = z.object({
  position: z.coerce.number().int().min(0).max(99),
  subject: z.string().max(LONGEST.rulingSubject),
  reason: cardNote,
})

export const RuleOnCardForm = z.object({
  questionId: ID,
  answer: z.enum(['yes', 'no'], { error: 'form.choose' }),
  note: cardNote,
})

export const CorrectRulingForm = z.object({ rulingId: ID, note: cardNote })

export const UndoRulingForm = z.object({ rulingId: ID })
