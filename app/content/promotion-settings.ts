// Decides what the promotion settings look like on disk (content/courses/<course>/promotion.yaml).
import { z } from 'zod'
import { percent } from './fields'

function addsUpTo(total: number) {
  return (parts: Record<string, number>) => Object.values(parts).reduce((sum, part) => sum + part, 0) === total
}

export const PromotionSettingsSchema = z
  .strictObject({
    version: z.int().min(1),
    weights: z
      .strictObject({ written: percent, oral: percent, dailyState: percent, evidence: percent })
      .refine(addsUpTo(100), { message: 'weights must add up to 100' }),
    /** How the written share is split among its exams. */
    written: z.strictObject({ final: percent, d18: percent, d8: percent }),
    /** How the daily state is made up: mean of the last sheets, attendance, conduct points. */
    dailyState: z
      .strictObject({ sheets: percent, attendance: percent, conduct: percent })
      .refine(addsUpTo(100), { message: 'shares must add up to 100' }),
    dailyStateSheets: z.int().min(1),
    practicalPassPercent: percent,
    /** A first-time pass may be promoted from the next day. */
    promoteAfterDays: z.int().min(0),
    /** A retake pass is promoted after this probation. */
    probationMonths: z.int().min(1).max(6),
    /** Full days between the start of remedial training and the retake. */
    retakeAfterDays: z.int().min(1),
    /** From the day on which a gate may be decided: so many working days, and it is late. */
    decideWithinWorkdays: z.int().min(1).max(20),
    /** A second test may be begun on so many working days, from the date that was set. */
    secondTestDays: z.int().min(1).max(10),
    /** Removing somebody takes this many people. */
    eliminationSigners: z.int().min(2),
  })
  .refine((s) => s.written.final + s.written.d18 + s.written.d8 === s.weights.written, {
    message: 'the written parts must add up to the written weight',
    path: ['written'],
  })
  .refine((s) => s.weights.written > s.weights.oral && s.weights.oral > 0 && s.weights.dailyState > 0, {
    message: 'written counts most, oral is the lesser form, daily state counts (plan §六)',
    path: ['weights'],
  })
export type PromotionSettings = z.infer<typeof PromotionSettingsSchema>
