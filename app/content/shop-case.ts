// Decides what a case looks like on disk (content/courses/<course>/chats/cases/*.yaml): one customer with what an agent can look up
// about them. Cards and chat scripts draw on cases, so that nobody has to invent a fact.
import { z } from 'zod'
import { text } from './fields'

/** How long before the customer's first line: 90 minutes, 26 hours, 3 days. */
export const ago = z.string().regex(/^\d{1,3}[mhd]$/, 'a span before the first line such as 26h')
const digits = (count: number) => z.string().regex(new RegExp(`^\\d{${count}}$`), `${count} digits`)

export const ORDER_STATES = ['unpaid', 'paid', 'packed', 'shipped', 'signed', 'done', 'closed'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const FLAGS = ['red', 'yellow', 'green', 'blue', 'purple'] as const
export type Flag = (typeof FLAGS)[number]

const orderLine = z.strictObject({
  product: z.string().regex(/^X\d{3}$/, 'an id such as X101'),
  size: text,
  color: text,
  quantity: z.int().min(1).default(1),
})

export const claim = z.strictObject({ kind: z.enum(['refund', 'return', 'exchange']), reason: text, ago })

const order = z
  .strictObject({
    /** Last four digits of the order's number. */
    tail: digits(4),
    placed: ago,
    state: z.enum(ORDER_STATES),
    lines: z.array(orderLine).min(1),
    /** Yuan that the goods cost in this order after everything that was taken off; the freight comes on top. */
    goods: z.number().positive(),
    /** Why it is less than the catalogue says: 店铺券减 10. */
    off: text.optional(),
    freight: z.number().min(0).default(0),
    /** The shop paid to insure the parcel. */
    insured: z.boolean().default(false),
    to: z.strictObject({ name: text, phoneTail: digits(4), area: text, detail: text }),
    note: text.optional(),
    flag: z.enum(FLAGS).optional(),
    parcel: z
      .strictObject({
        courier: text,
        tail: digits(4),
        trace: z.array(z.strictObject({ ago, text })).min(1),
      })
      .optional(),
    /** What the customer has applied for. */
    claim: claim.optional(),
  })
  .superRefine(({ state, parcel }, context) => {
    const isSent = state === 'shipped' || state === 'signed' || state === 'done'
    if (isSent !== (parcel !== undefined))
      context.addIssue({ code: 'custom', path: ['parcel'], message: 'a sent order has a parcel, no other has' })
  })

export const ShopCaseSchema = z.strictObject({
  id: z.string().regex(/^K-\d{3}$/, 'an id such as K-101'),
  customer: z.strictObject({
    /** As the chat shows it. */
    name: text,
    /** What an agent sees of earlier dealings. */
    history: z.array(text).default([]),
  }),
  /** What they look at while they ask, where there is no order about it yet. */
  looksAt: z.array(orderLine.omit({ quantity: true })).default([]),
  orders: z.array(order).max(3).default([]),
  /** The shop's campaign of that day (shop.yaml). */
  campaign: text.optional(),
  /** What is said of the day's stock, rota or campaign on the board beside the desk. */
  board: z.array(text).default([]),
  /** For the gaps of ready texts: what they are filled with here. */
  slots: z.record(z.string().regex(/^[a-z][a-zA-Z]*$/), text).default({}),
})
export type ShopCase = z.output<typeof ShopCaseSchema>
export type CaseOrder = ShopCase['orders'][number]
