// Checks the course content. Usage: npm run check-content -- [--topic T03] [--path phrases/]
// [--today 2026-12-01] [--json]. Exits with 1 when there are faults.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CHECKS } from '../content/checks/index'
import { readContent } from '../content/read-content'
import { buildReport, fault, printReport } from '../content/report'

const { values } = parseArgs({
  options: {
    topic: { type: 'string' },
    path: { type: 'string' },
    today: { type: 'string' },
    json: { type: 'boolean', default: false },
    root: { type: 'string', default: resolve(import.meta.dirname, '../..') },
  },
})

const { content, faults } = readContent(values.root)
const options = {
  today: values.today ?? new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
  topic: values.topic,
}
const judged = [...faults.map(fault), ...CHECKS.flatMap((check) => check(content, options))]
const report = buildReport(content, judged, { topic: values.topic, path: values.path })

if (values.json) console.log(JSON.stringify(report, null, 2))
else printReport(report, console.log)
process.exitCode = report.faults.length > 0 ? 1 : 0
