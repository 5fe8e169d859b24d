// Decides what the forms around a mystery customer's visit may send.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { optionalText, safeText } from '../activities/entry-forms'

const clientKey = z.string().regex(/^[\w-]{8,64}$/)
const day = z.iso.date({ error: 'form.date' })

export const PlanVisitForm = z.object({
  activityId: z.string().max(40),
  /** Empty where the script plays by itself. */
  visitorId: optionalText(60).transform((id) => (id === '' ? null : id)),
  scriptId: z.string().regex(/^CS-\d{3}$/, { error: 'form.required' }),
  fromOn: day,
  untilOn: day,
})

export const CallOffForm = z.object({ visitId: z.string().max(60) })

/** What the visitor does: takes the customer over, says something, leaves. */
export const AtVisitForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('come'), clientKey }),
  z.object({ intent: z.literal('message'), clientKey, text: safeText(LONGEST.chatMessage) }),
  z.object({ intent: z.literal('leave'), clientKey, how: z.enum(['content', 'settled', 'unhappy']) }),
])
