// What somebody looked at: pairs that look like enemies or clones and are not, and the names the shop goes by.
import type { CourseSource } from '../course-source'
import { pairName } from './enemy-candidates'

export function harmlessPairs(content: CourseSource): string[] {
  return content.harmlessPairs.map(({ value }) => pairName(...value.items))
}

/** Products without what stands in brackets behind them, and people. */
export function namesOf(content: CourseSource): string[] {
  return [
    ...content.products.map(({ name }) => name.replace(/（.*/u, '')),
    ...content.shopFacts.filter(({ path }) => path.startsWith('person.')).flatMap(({ words }) => words),
  ]
}
