import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import type { ProductCard } from './use-lesson-data'

/** The lines of a product card, in lessons and in the catalogue. */
export function ProductFacts({ product }: { product: ProductCard }) {
  const words = useMessages(lessonMessages)
  const facts = [
    [words.material, product.material],
    [words.sizes, product.sizes.join('、')],
    [words.colors, product.colors.join('、')],
    ...(product.sizeChart ? [[words.sizeChart, product.sizeChart]] : []),
    [words.care, product.care],
    [words.weak, product.weak],
  ]
  return (
    <>
      <p className={`seven-day seven-day-${product.sevenDay}`}>{words.sevenDay[product.sevenDay]}</p>
      <dl className="product-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
