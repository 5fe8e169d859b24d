// A product id anywhere in the content belongs to a product of the catalogue.
import { type Check, fault } from '../report'
import { topicsOf } from './traditional'

const PRODUCT_ID = /(?<![A-Za-z\d])X\d{3}(?!\d)/g

export const checkProductIds: Check = (content) => {
  const known = new Set(content.products.map((product) => product.id))
  return content.sources.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, n) =>
      [...new Set(line.match(PRODUCT_ID) ?? [])]
        .filter((id) => !known.has(id))
        .map((id) => {
          const topics = topicsOf(file, content.lessons)
          return fault({ file, line: n + 1, rule: 'product', message: `no product ${id}`, topics })
        }),
    ),
  )
}
