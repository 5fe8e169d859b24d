import type { Product, Sku } from '#app/content/product'
import type { ProductCard, SkuLine } from './use-lesson-data'

/** A product as a reader sees it: colours of one size that cost and weigh the same share a line. */
export function productCard(product: Product): ProductCard {
  const { id, name, category, material, sevenDay, care, weak, skus } = product
  const prices = skus.map((sku) => sku.price)
  return {
    id,
    name,
    category,
    material,
    sevenDay,
    care,
    weak,
    sizeChart: product.sizeChart ?? null,
    spares: product.spares ?? [],
    from: Math.min(...prices),
    to: Math.max(...prices),
    lines: linesOf(skus),
  }
}

function linesOf(skus: readonly Sku[]): SkuLine[] {
  const lines = new Map<string, SkuLine>()
  for (const { size, color, price, stock, weight } of skus) {
    const key = `${size} / ${price} / ${weight}`
    const line = lines.get(key) ?? { size, price, weight, stock: [] }
    line.stock.push({ color, pieces: stock })
    lines.set(key, line)
  }
  return [...lines.values()]
}
