// Figures of a product inside an item: {{X101 220×240 price}} stands for what the catalogue says today, so that no item goes stale.
import type { Item } from '#app/content/item'
import type { Product, Sku } from '#app/content/product'

/** Product, then what narrows it (a size, a colour, or both), then the figure; size and colour may be left out. */
const SLOT = /\{\{([^{}]*)\}\}/g

type Figure = (skus: readonly Sku[], product: Product) => string | undefined

const FIGURES: Record<string, Figure> = {
  name: (_, product) => product.name,
  sizes: (skus) => unique(skus.map(({ size }) => size)).join('、'),
  colors: (skus) => unique(skus.map(({ color }) => color)).join('、'),
  price: (skus) => only(skus.map(({ price }) => price)),
  weight: (skus) => only(skus.map(({ weight }) => weight)),
  /** The lowest price of several. */
  from: (skus) => String(Math.min(...skus.map(({ price }) => price))),
  stock: (skus) => String(skus.reduce((sum, { stock }) => sum + stock, 0)),
}

/** The item with every slot filled; `unknown` says why a slot could not be. */
export function fillProductSlots(item: Item, products: readonly Product[]): { item: Item; unknown: string[] } {
  const unknown: string[] = []
  const fill = (text: string) =>
    text.replace(SLOT, (slot, inside: string) => {
      const found = figureOf(inside.trim(), products)
      if ('text' in found) return found.text
      unknown.push(`${slot}: ${found.lacks}`)
      return slot
    })
  return { item: mapTexts(item, fill) as Item, unknown }
}

function figureOf(inside: string, products: readonly Product[]): { text: string } | { lacks: string } {
  const [id, ...rest] = inside.split(/\s+/)
  const figure = FIGURES[rest.at(-1) ?? '']
  if (!figure) return { lacks: `the figure is one of ${Object.keys(FIGURES).join(', ')}` }
  const product = products.find((one) => one.id === id)
  if (!product) return { lacks: `no product ${id}` }
  const skus = rest.slice(0, -1).reduce<readonly Sku[]>(narrowed, product.skus)
  if (skus.length === 0) return { lacks: `${id} has no such size or colour` }
  const text = figure(skus, product)
  return text === undefined ? { lacks: 'more than one figure: name the size or the colour' } : { text }
}

/** A colour, a size, or the beginning of one. */
function narrowed(skus: readonly Sku[], word: string): readonly Sku[] {
  const exact = skus.filter(({ size, color }) => size === word || color === word)
  return exact.length > 0 ? exact : skus.filter(({ size }) => size.startsWith(word))
}

function mapTexts(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, fill))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part, fill)]))
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}

function only(figures: readonly number[]): string | undefined {
  return unique(figures).length === 1 ? String(figures[0]) : undefined
}
