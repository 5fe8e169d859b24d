// Judges replies as the drills would: one JSON object a line on standard input, one answer a line on standard output.
// Usage: npm run --silent judge-reply -- [--course cs-onboarding] < replies.jsonl
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { chooseCourses } from '../content/choose-courses'
import { answerLine, isRefused } from '../content/judge/answer-line'
import { judgeOfCourse } from '../content/judge/build-judge'
import { readContent } from '../content/read-content'

// Answers are JSON anyway: --json is taken so that every command takes it.
const { values } = parseArgs({ options: { course: { type: 'string' }, json: { type: 'boolean' } } })
const root = process.cwd()
const [course] = chooseCourses(root, values.course === undefined ? [] : [values.course])
const { content } = readContent(root, course!)
const desk = {
  judge: openJudge(judgeOfCourse(root, content)),
  cards: new Map(content.phrases.map(({ value }) => [value.id, value])),
  forbidden: content.forbidden,
}

const count = { judged: 0, refused: 0 }
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  const answer = answerLine(desk, line)
  count[isRefused(answer) ? 'refused' : 'judged']++
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
const version = `judge ${desk.judge.version} of ${course}`
console.error(
  count.refused === 0
    ? `Judged ${count.judged} replies by ${version}.`
    : `Judged ${count.judged} replies by ${version}; ${count.refused} lines could not be judged.`,
)
if (count.refused > 0) process.exitCode = 1
