// Decides what the forms around a mystery customer's visit may send.
import { z } from 'zod'
import { DATE, ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { safeText } from '../activities/entry-forms'

const clientKey = z.string().regex(/^[\w-]{8,64}$/)

export const PlanVisitForm = z.object({
  activityId: ID,
  /** Empty where the script plays by itself. */
  visitorId: ID.or(z.literal('')).transform((id) => (id === '' ? null : id)),
  scriptId: z.string().regex(/^CS-\d{3}$/, { error: 'form.required' }),
  fromOn: DATE,
  untilOn: DATE,
})

export const CallOffForm = z.object({ visitId: ID })

/** What the visitor does: takes the customer over, says something, leaves. */
export const AtVisitForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('come'), clientKey }),
  z.object({ intent: z.literal('message'), clientKey, text: safeText(LONGEST.chatMessage) }),
  z.object({ intent: z.literal('leave'), clientKey, how: z.enum(['content', 'settled', 'unhappy']) }),
])
