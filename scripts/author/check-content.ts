// Checks every course of content/. Usage: npm run check-content -- [--course cs-onboarding] [--topic T03] [--path phrases/]
// [--today 2026-12-01] [--json]. Exits with 1 when there are faults.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Judge, openJudge } from '#app/features/quick-replies/judge/judge'
import { CHECKS } from '../content/checks/index'
import { chooseCourses } from '../content/choose-courses'
import { judgeOfCourse } from '../content/judge/build-judge'
import { type ReadTeaching, readTeaching } from '../content/judge/read-teaching'
import { readContent } from '../content/read-content'
import { buildReport, fault, printReport } from '../content/report'

const { values } = parseArgs({
  options: {
    course: { type: 'string', multiple: true },
    topic: { type: 'string' },
    path: { type: 'string' },
    today: { type: 'string' },
    json: { type: 'boolean', default: false },
    root: { type: 'string', default: resolve(import.meta.dirname, '../..') },
  },
})

function judge(course: string) {
  const { content, faults } = readContent(values.root, course)
  // A course whose head cannot be read has faults enough; its date hardly matters.
  const zone = content.course?.value.zone ?? 'UTC'
  const today = values.today ?? new Date().toLocaleDateString('sv-SE', { timeZone: zone })
  let read: ReadTeaching | undefined
  let opened: Judge | undefined
  const taught = () => {
    read ??= readTeaching(values.root, content)
    return read
  }
  const options = {
    today,
    topic: values.topic,
    taught,
    judge: () => {
      opened ??= openJudge(judgeOfCourse(values.root, content, taught()))
      return opened
    },
  }
  const judged = [...faults.map(fault), ...CHECKS.flatMap((check) => check(content, options))]
  return { course, ...buildReport(content, judged, values) }
}

try {
  const reports = chooseCourses(values.root, values.course).map(judge)
  if (values.json) console.log(JSON.stringify(reports, null, 2))
  else for (const report of reports) printReport(report, values, console.log)
  process.exitCode = reports.some((report) => report.faults.length > 0) ? 1 : 0
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
