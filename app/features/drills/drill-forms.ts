import { z } from 'zod'
import { ID } from '#app/rules/field-forms'

export const StartDrillForm = z.object({
  setId: z.string().regex(/^S\d$/),
  activityId: z
    .string()
    .regex(/^D\d{2}-\d{1,2}$/)
    .optional(),
})

export const AnswerCardForm = z.object({
  position: z.coerce.number().int().min(0).max(99),
  code: z.string().max(20).default(''),
  reply: z.string().max(2_000, { error: 'form.too-long' }).default(''),
})

export const TypedForm = z.object({
  runId: ID,
  typed: z.string().max(5_000, { error: 'form.too-long' }).default(''),
})
