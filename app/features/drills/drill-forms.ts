import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'

export const StartDrillForm = z.object({
  setId: z.string().regex(/^S\d$/),
  activityId: z
    .string()
    .regex(/^D\d{2}-\d{1,2}$/)
    .optional(),
})

export const AnswerCardForm = z.object({
  position: z.coerce.number().int().min(0).max(99),
  code: z.string().max(LONGEST.drillCode).default(''),
  reply: z.string().max(LONGEST.drillReply, { error: 'form.too-long' }).default(''),
})
