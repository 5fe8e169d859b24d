import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import type { ProductCard, SkuLine } from './use-lesson-data'

/** What a product card says, in lessons and in the catalogue. */
export function ProductFacts({ product }: { product: ProductCard }) {
  const words = useMessages(lessonMessages)
  const facts = [
    [words.material, product.material],
    ...(product.sizeChart ? [[words.sizeChart, product.sizeChart]] : []),
    [words.care, product.care],
    [words.weak, product.weak],
    ...(product.spares.length > 0 ? [[words.spares, product.spares.join('、')]] : []),
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
      <SkuTable lines={product.lines} />
    </>
  )
}

function SkuTable({ lines }: { lines: readonly SkuLine[] }) {
  const words = useMessages(lessonMessages)
  return (
    <table className="sku-table num">
      <thead>
        <tr>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.skuPrice}</th>
          <th scope="col">{words.weight}</th>
          <th scope="col">{words.stock}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.size} ${line.price}`}>
            <th scope="row">{line.size}</th>
            <td>{line.price}</td>
            <td>{line.weight}</td>
            <td>
              {line.stock.map(({ color, pieces }) => (
                <span key={color} className="sku-stock">
                  {color} {pieces === 0 ? words.soldOut : pieces}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
