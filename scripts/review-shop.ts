// Notes the catalogue as reviewed: run it after reading everything that `shop-changed` has listed.
import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { COURSE, readContent } from './content/read-content'

const { content } = readContent(process.cwd())
const products = Object.fromEntries(content.products.map(({ id, digest }) => [id, digest]))
const file = `content/courses/${COURSE}/shop/reviewed.yaml`
writeFileSync(file, stringify({ products }))
console.log(`${file}: ${Object.keys(products).length} products noted as reviewed`)
