// Records the wording of each new version of a rule: run it after a rule got a new text and a new version. What is recorded stays.
// Usage: npm run record-rules -- [--course cs-onboarding]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { wordingOf } from '#app/content/rule'
import { chooseCourses } from '../content/choose-courses'
import { readContent } from '../content/read-content'

const { values } = parseArgs({ options: { course: { type: 'string', multiple: true } } })

for (const course of chooseCourses(process.cwd(), values.course)) {
  const { content } = readContent(process.cwd(), course)
  const rules = { ...content.recordedRules }
  for (const { value: rule } of content.rules) {
    const recorded = rules[rule.id] ?? []
    if (recorded.some(({ version }) => version >= rule.version)) continue
    rules[rule.id] = [...recorded, { version: rule.version, wording: wordingOf(rule) }]
    console.log(`${rule.id}: version ${rule.version} recorded`)
  }
  writeFileSync(`content/courses/${course}/wordings.yaml`, stringify({ rules }))
}
