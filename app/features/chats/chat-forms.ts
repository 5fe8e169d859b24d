import { z } from 'zod'
import { DeskActSchema } from '#app/content/chat-script'
import { FLAGS } from '#app/content/shop-case'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { MOST_SEATS } from './sitting'

const seat = z.coerce.number().int().min(0).max(9)
/** The browser's own name for what it sends, so that sending it again is no second time. */
const clientKey = z.string().regex(/^[\w-]{8,64}$/)

export const StartChatForm = z.object({
  seats: z.coerce.number().int().min(1).max(MOST_SEATS).default(1),
  stage: z.enum(['pre', 'in', 'after']).optional(),
  scriptId: z
    .string()
    .regex(/^CS-\d{3}$/)
    .optional(),
})

/** Begun in so many words: the clock runs from then on. */
export const StartPracticalForm = z.object({ sure: z.literal('yes', { error: 'form.required' }) })

export const ChatMessageForm = z.object({
  seat,
  clientKey,
  text: z.string().max(LONGEST.chatMessage, { error: 'form.too-long' }).default(''),
})

const words = z.string().trim().max(LONGEST.deskWords, { error: 'form.too-long' })

/** The fields of every tool beside the chat; which of them an act has, the act itself says. */
export const DeskActForm = z
  .object({
    seat,
    clientKey,
    act: z.string(),
    order: z
      .string()
      .trim()
      .regex(/^\d{4}$/, { error: 'form.four-digits' })
      .optional(),
    yuan: z.coerce.number().min(BOUNDS.deskYuan.min).max(BOUNDS.deskYuan.max).multipleOf(0.01).optional(),
    flag: z.enum(FLAGS).optional(),
    text: words.optional(),
    answer: z.enum(['agree', 'decline']).optional(),
    to: z.string().max(LONGEST.deskWords).optional(),
  })
  .transform(({ seat: at, clientKey: key, ...fields }, context) => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const act = DeskActSchema.safeParse(given)
    if (act.success) return { seat: at, clientKey: key, act: act.data }
    for (const { path } of act.error.issues) context.addIssue({ code: 'custom', path, message: 'form.required' })
    return z.NEVER
  })
