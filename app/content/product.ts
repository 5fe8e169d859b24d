// Decides what a product of shop/catalogue.yaml may look like: what it is, and each size in each colour with its own figures.
import { z } from 'zod'
import { text } from './fields'

const sku = z.strictObject({
  size: text,
  color: text,
  /** Yuan. */
  price: z.number().positive(),
  /** Pieces in the house. */
  stock: z.int().min(0),
  /** Grams of the packed parcel, as the warehouse scale shows it. */
  weight: z.int().min(1),
})

export const ProductSchema = z
  .strictObject({
    id: z.string().regex(/^X\d{3}$/, 'an id such as X101'),
    name: text,
    /** Shorter names under which texts speak of it and of no other product. */
    called: z.array(text).min(1).optional(),
    category: text,
    material: text,
    sevenDay: z.enum(['yes', 'no', 'sealed']),
    care: text,
    weak: text,
    bestSeller: z.boolean().optional(),
    sizeChart: text.optional(),
    /** Parts that are kept in stock one by one, so that nobody has to send a whole set back. */
    spares: z.array(text).min(1).optional(),
    skus: z.array(sku).min(1),
  })
  .superRefine(({ skus }, context) => {
    const seen = new Set(skus.map((one) => `${one.size} / ${one.color}`))
    const sizes = new Set(skus.map((one) => one.size))
    const colors = new Set(skus.map((one) => one.color))
    if (seen.size !== skus.length || seen.size !== sizes.size * colors.size)
      context.addIssue({ code: 'custom', path: ['skus'], message: 'every size in every colour exactly once' })
  })

export type Product = z.infer<typeof ProductSchema>
export type Sku = Product['skus'][number]
