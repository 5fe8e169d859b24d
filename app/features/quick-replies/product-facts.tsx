import { Facts } from '#app/components/ui/layout'
import { chatMessages } from '#app/i18n/chats'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ShownProduct } from './case-view'

export function ProductFacts({ product }: { product: ShownProduct }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  return (
    <>
      <h2 className="font-bold">
        {product.name} <span className="num text-sm font-normal text-grey">{product.id}</span>
      </h2>
      <Facts
        facts={[
          [
            <span key="m" lang={locale}>
              {words.material}
            </span>,
            product.material,
          ],
          [
            <span key="c" lang={locale}>
              {words.care}
            </span>,
            product.care,
          ],
          [
            <span key="w" lang={locale}>
              {words.weak}
            </span>,
            product.weak,
          ],
          ...(product.sizeChart
            ? [
                [
                  <span key="s" lang={locale}>
                    {words.sizeChart}
                  </span>,
                  product.sizeChart,
                ] as const,
              ]
            : []),
        ]}
      />
      <p className="text-sm" lang={locale}>
        {words.sevenDay[product.sevenDay]}
      </p>
      <table className="mt-1 w-full text-sm">
        <caption className="sr-only">{product.name}</caption>
        <thead lang={locale} className="text-grey">
          <tr className="border-b border-line text-left">
            <th scope="col">{words.size}</th>
            <th scope="col">{words.color}</th>
            <th scope="col" className="text-right">
              {words.price}
            </th>
            <th scope="col" className="text-right">
              {words.stock}
            </th>
          </tr>
        </thead>
        <tbody>
          {product.skus.map((sku) => (
            <tr key={`${sku.size} ${sku.color}`} className="border-b border-line align-top">
              <td>{sku.size}</td>
              <td>{sku.color}</td>
              <td className="text-right">{formatNumber(sku.price, locale, 2)}</td>
              <td className="text-right">{formatNumber(sku.stock, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
