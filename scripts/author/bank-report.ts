// How well the written bank measures, pool by pool, and what to rewrite.
// Usage: npm run bank-report [-- --course cs-onboarding] [-- --out /tmp/bank]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { holds, measureBank } from '../content/bank/measures'
import { notYetOf } from '../content/bank/not-yet'
import { outsideOf } from '../content/bank/outside'
import { poolLines } from '../content/bank/pool-lines'
import { workLists } from '../content/bank/work-list'
import { chooseCourses } from '../content/choose-courses'
import { readContent } from '../content/read-content'

const ROOT = resolve(import.meta.dirname, '../..')

const { values } = parseArgs({
  options: { course: { type: 'string', multiple: true }, out: { type: 'string' } },
})

function report(course: string, out: string | undefined): void {
  const { content } = readContent(ROOT, course)
  const figures = measureBank(content.items)
  const owed = notYetOf(content.id)
  for (const measure of figures.measures) {
    const verdict = holds(measure) ? 'holds' : owed.includes(measure.name) ? 'owed ' : 'FAULT'
    console.log(`${verdict} ${measure.name}: ${measure.says}`)
  }
  const lists = workLists(content, figures)
  for (const [pool, entries] of lists) console.log(poolLines(pool, entries))
  if (out === undefined) return
  mkdirSync(out, { recursive: true })
  for (const [pool, entries] of lists) writeFileSync(join(out, `${pool}.json`), `${JSON.stringify(entries, null, 1)}\n`)
  writeFileSync(join(out, 'words.json'), `${JSON.stringify(figures.words, null, 1)}\n`)
  console.log(`${course}: lists per pool and words.json in ${out}`)
}

try {
  const out = values.out === undefined ? undefined : outsideOf(ROOT, values.out)
  const courses = chooseCourses(ROOT, values.course)
  for (const course of courses) report(course, out && courses.length > 1 ? join(out, course) : out)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
