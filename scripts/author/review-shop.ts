// npm run review-shop: notes the data of the shop as reviewed; run it after reading everything that `shop-changed` has listed.
import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { COURSE, readContent } from '../content/read-content'

const { content } = readContent(process.cwd())
const products = Object.fromEntries(content.products.map(({ id, digest }) => [id, digest]))
const facts = Object.fromEntries(content.shopFacts.map(({ path, digest }) => [path, digest]))
const file = `content/courses/${COURSE}/shop/reviewed.yaml`
writeFileSync(file, stringify({ products, facts }))
console.log(
  `${file}: ${Object.keys(products).length} products and ${Object.keys(facts).length} facts noted as reviewed`,
)
