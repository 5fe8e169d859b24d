// How good the judge of quick replies is, on replies it has not learned from. The sealed part is asked once, by the built judge;
// the other parts crosswise, each writer by a judge that learned from all others.
// Usage: npm run judge-report -- [--part sealed|others] [--course cs-onboarding] [--worst 30]
import { parseArgs } from 'node:util'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { chooseCourses } from '../content/choose-courses'
import { buildJudge, judgeOfCourse, UNTUNED } from '../content/judge/build-judge'
import { FLOORS, holds, shareOf } from '../content/judge/floors'
import { textOf, writerOf } from '../content/judge/judged-reply'
import {
  kappaOf,
  type Measures,
  measure,
  type Rate,
  type Tried,
  tryJudge,
  worstOf,
} from '../content/judge/measure-judge'
import { type ReadTeaching, readTeaching } from '../content/judge/read-teaching'
import { readContent } from '../content/read-content'

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'sealed' },
    course: { type: 'string', multiple: true },
    worst: { type: 'string', default: '30' },
  },
})
const root = process.cwd()

const percent = (rate: Rate) => `${(shareOf(rate) * 100).toFixed(1)} % (${rate.right} of ${rate.of})`

function printMeasures(name: string, m: Measures): void {
  console.log(
    [
      name.padEnd(14),
      `met ${percent(m.met)}`,
      `missing ${percent(m.missing)}`,
      `decided ${percent(m.decided)}`,
      `red lines ${percent(m.redLinesFound)}`,
    ].join(' · '),
  )
}

function printFloors(measures: Measures): void {
  for (const floor of FLOORS) {
    const wanted = floor.least === undefined ? `at most ${floor.most! * 100} %` : `at least ${floor.least * 100} %`
    console.log(
      `${holds(floor, measures) ? 'holds ' : 'FAILS '} ${floor.name}: ${percent(floor.of(measures))}, ${wanted}`,
    )
  }
}

/** A writer who was asked only once is told apart from those a choice may have rested on. */
function printWriters(tried: readonly Tried[]): void {
  const writers = [...new Set(tried.map(({ reply }) => writerOf(reply)))].sort()
  if (writers.length === 1) return
  for (const writer of writers) {
    const own = tried.filter(({ reply }) => writerOf(reply) === writer)
    console.log(`\nwriter ${writer} alone: ${own.length} replies`)
    printFloors(measure(own))
  }
}

function printGroups(title: string, tried: readonly Tried[], groupOf: (one: Tried) => string): void {
  console.log(`\n${title}`)
  for (const name of [...new Set(tried.map(groupOf))].sort())
    printMeasures(name, measure(tried.filter((one) => groupOf(one) === name)))
}

function printKappa(tried: readonly Tried[]): void {
  for (const writer of [...new Set(tried.map(({ reply }) => writerOf(reply)))].sort()) {
    const own = tried.filter(({ reply }) => writerOf(reply) === writer)
    const letters = (judge: 0 | 1) => own.flatMap(({ reply }) => [...reply.labels[judge].points])
    console.log(`kappa of the two judges of writer ${writer}: ${kappaOf(letters(0), letters(1)).toFixed(3)}`)
  }
}

function printWorst(tried: readonly Tried[], count: number): void {
  console.log(`\nthe ${count} worst`)
  for (const { reply, label, judgement } of worstOf(tried, count)) {
    const points = judgement.points.map(({ point, answer }, n) => `${point} ${answer}/${label.points[n]}`)
    const lines = judgement.hard.map(({ kind, sure }) => `${kind}${sure ? '' : '?'}`).join(' ')
    console.log(
      `${reply.id} ${points.join(' · ')} · red line ${lines || '-'}/${label.hard ?? '-'}\n   ${textOf(reply).replaceAll('\n', ' / ')}`,
    )
  }
}

function triedOf(course: string, part: string): Tried[] {
  const { content } = readContent(root, course)
  const { teaching, judged, cuts = UNTUNED }: ReadTeaching = readTeaching(root, content)
  if (part === 'sealed')
    return tryJudge(
      openJudge(judgeOfCourse(root, content)),
      teaching,
      judged.sealed.map(({ value }) => value),
    )
  const writers = [...new Set(teaching.judged.map(writerOf))].sort()
  return writers.flatMap((writer) => {
    const others = teaching.judged.filter((reply) => writerOf(reply) !== writer)
    const own = teaching.judged.filter((reply) => writerOf(reply) === writer)
    return tryJudge(openJudge(buildJudge({ ...teaching, judged: others }, cuts)), teaching, own)
  })
}

for (const course of chooseCourses(root, values.course)) {
  const tried = triedOf(course, values.part)
  if (tried.length === 0) continue
  const measures = measure(tried)
  console.log(`${course}, ${values.part}: ${measures.replies} replies`)
  printKappa(tried)
  printFloors(measures)
  console.log(`       red lines left to a person: ${percent(measures.redLinesOpen)}`)
  console.log(`       faulty manners found: ${percent(measures.softFound)}`)
  if (values.part === 'sealed') printWriters(tried)
  console.log('\npeople (rows) and machine')
  console.table(measures.confusion)
  printGroups('by stage', tried, ({ card }) => card.stage)
  printGroups('by voice', tried, ({ reply }) => reply.voice)
  printGroups('by what the writer set out to write', tried, ({ reply }) => reply.kind)
  printGroups('by intent', tried, ({ reply }) => reply.intent)
  // Of the sealed part nobody reads the replies: they would be tuned on from then on.
  if (values.part !== 'sealed') printWorst(tried, Number(values.worst))
}
