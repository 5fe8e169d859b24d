import { z } from 'zod'
import { DeskActSchema } from '#app/content/chat-script'
import { LONGEST } from '#app/rules/field-limits'

const seat = z.coerce.number().int().min(0).max(9)
/** The browser's own name for what it sends, so that sending it again is no second time. */
const clientKey = z.string().regex(/^[\w-]{8,64}$/)

export const StartChatForm = z.object({
  seats: z.coerce.number().int().min(1).max(3).default(1),
  stage: z.enum(['pre', 'in', 'after']).optional(),
  scriptId: z
    .string()
    .regex(/^CS-\d{3}$/)
    .optional(),
})

export const ChatMessageForm = z.object({
  seat,
  clientKey,
  text: z.string().max(LONGEST.chatMessage, { error: 'form.too-long' }).default(''),
})

export const DeskActForm = z.object({
  seat,
  clientKey,
  act: z
    .string()
    .max(LONGEST.deskWords * 4)
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'form.choose' })
        return z.NEVER
      }
    })
    .pipe(DeskActSchema),
})
