// Notes the data of each course's shop as reviewed: run it after reading everything that `shop-changed` has listed.
// Usage: npm run review-shop -- [--course cs-onboarding]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { chooseCourses } from '../content/choose-courses'
import { readContent } from '../content/read-content'

const { values } = parseArgs({ options: { course: { type: 'string', multiple: true } } })

for (const course of chooseCourses(process.cwd(), values.course)) {
  const { content } = readContent(process.cwd(), course)
  const products = Object.fromEntries(content.products.map(({ id, digest }) => [id, digest]))
  const facts = Object.fromEntries(content.shopFacts.map(({ path, digest }) => [path, digest]))
  const file = `content/courses/${course}/shop/reviewed.yaml`
  writeFileSync(file, stringify({ products, facts }))
  console.log(
    `${file}: ${Object.keys(products).length} products and ${Object.keys(facts).length} facts noted as reviewed`,
  )
}
