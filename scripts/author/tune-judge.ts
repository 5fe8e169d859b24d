// Sets how sure the judge of quick replies has to be, and writes it to phrases/judge.yaml. Wanted after any change of meanings,
// judged replies or examples of faults. Usage: npm run tune-judge -- [--course cs-onboarding]
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { chooseCourses } from '../content/choose-courses'
import { readTeaching } from '../content/judge/read-teaching'
import { chooseCuts, collectStands, coverageOf } from '../content/judge/tune-judge'
import { readContent } from '../content/read-content'

const { values } = parseArgs({ options: { course: { type: 'string', multiple: true } } })
const root = process.cwd()
for (const course of chooseCourses(root, values.course)) {
  const { teaching } = readTeaching(root, readContent(root, course).content)
  if (teaching.judged.length === 0) continue
  const stands = collectStands(teaching, console.log)
  const cuts = chooseCuts(stands)
  console.log(coverageOf(stands, cuts))
  const head = '# 机器判快捷回复要有多大把握才下结论。由 npm run tune-judge 写出，不手改。\n'
  writeFileSync(path.join(root, `content/courses/${course}/phrases/judge.yaml`), head + stringify(cuts))
  console.log(`${course}: phrases/judge.yaml is written`)
}
