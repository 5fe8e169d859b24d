// Decides what the case of a drill card looks like on disk (content/courses/<course>/phrases/cases.yaml): what stands behind the
// customer's line. Who it is, which size and which numbers is dealt with the card, out of the catalogue.
import { z } from 'zod'
import { caseId, productAbout, text } from './fields'
import { PHRASE_CODE } from './phrase'
import { ago, claim, FLAGS, ORDER_STATES } from './shop-case'

/** Words in which {product}, {size}, {price} … are filled in when the card is dealt. */
const told = text

export const CardCaseSchema = z
  .strictObject({
    id: caseId,
    /** The products it may be about, one of them; left out, the line says which. */
    about: z.array(productAbout).min(1).optional(),
    order: z
      .strictObject({
        placed: ago,
        state: z.enum(ORDER_STATES),
        quantity: z.int().min(1).default(1),
        note: told.optional(),
        flag: z.enum(FLAGS).optional(),
        /** The newest first. */
        trace: z
          .array(z.strictObject({ ago, text: told }))
          .min(1)
          .optional(),
        claim: claim.optional(),
      })
      .superRefine(({ state, trace }, context) => {
        const isSent = state === 'shipped' || state === 'signed' || state === 'done'
        if (isSent !== (trace !== undefined))
          context.addIssue({ code: 'custom', path: ['trace'], message: 'a sent order has a trace, no other has' })
      })
      .optional(),
    /** A second order of the same customer, of the same goods, with nothing sent yet. */
    twin: z.strictObject({ placed: ago, state: z.enum(['unpaid', 'paid', 'packed']) }).optional(),
    /** The shop's campaign of that day (shop.yaml). */
    campaign: text.optional(),
    /** What is said of it on the board beside the desk, and what the shop may promise. */
    board: z.array(told).min(1),
    /** For the gaps of ready texts that neither order nor catalogue can fill. */
    slots: z.record(z.string().regex(/^[a-z][a-zA-Z]*$/), told).default({}),
    /** Codes that would fit the line, but not what stands behind it. */
    notRight: z.array(PHRASE_CODE).min(1).optional(),
  })
  .refine(({ twin, order }) => twin === undefined || order !== undefined, 'a second order wants a first one')
export type CardCase = z.output<typeof CardCaseSchema>

export const CardCustomerSchema = z.strictObject({
  /** As the chat shows it. */
  name: text,
  history: z.array(text).default([]),
  to: z.strictObject({ name: text, city: text, area: text, detail: text }),
})
export type CardCustomer = z.output<typeof CardCustomerSchema>

/** What an order of a card comes to besides its goods, as shop.yaml has it. */
export const CardOrdersSchema = z.object({
  orders: z.strictObject({
    freight: z.strictObject({ freeFromYuan: z.number().positive(), yuan: z.number().min(0) }),
    courier: text,
    insured: z.strictObject({ fromYuan: z.number().positive(), products: z.array(productAbout) }),
  }),
})
export type CardOrders = z.output<typeof CardOrdersSchema>['orders']

/** All that cases of cards are dealt from. */
export interface CaseBook {
  cases: readonly CardCase[]
  customers: readonly CardCustomer[]
  orders: CardOrders | null
}
