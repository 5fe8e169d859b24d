// Decides how findings are gathered, filtered and printed.
import type { Judge } from '#app/features/quick-replies/judge/judge'
import type { CourseSource } from './course-source'
import type { ReadTeaching } from './judge/read-teaching'

export interface Finding {
  file: string
  line: number
  rule: string
  message: string
  /** Topics the finding belongs to; none: the whole course. */
  topics?: string[]
}

export type Severity = 'fault' | 'warning'

export interface Judged extends Finding {
  severity: Severity
}

/** One purpose: looks at the content and reports what is wrong. */
export type Check = (content: CourseSource, options: CheckOptions) => Judged[]

export interface CheckOptions {
  /** Local date as YYYY-MM-DD. */
  today: string
  /** Set while one topic is being written: what other writers still owe is only a warning. */
  topic?: string
  /** What the course's replies are judged by; left out, nothing is judged. */
  judge?: () => Judge
  /** What that judge was taught, and the replies it is measured by. */
  taught?: () => ReadTeaching
}

export function fault(at: Finding): Judged {
  return { ...at, severity: 'fault' }
}

export function warning(at: Finding): Judged {
  return { ...at, severity: 'warning' }
}

/** A fault in the full run, a warning while only one topic is looked at. */
export function faultInFullRun(options: CheckOptions, at: Finding): Judged {
  return options.topic === undefined ? fault(at) : warning(at)
}

export interface Report {
  course: string
  counts: Record<string, unknown>
  faults: Finding[]
  warnings: Finding[]
}

export interface ReportFilter {
  topic?: string
  /** Part of a path, such as phrases/ or transcripts/. */
  path?: string
}

export function buildReport(content: CourseSource, judged: Judged[], filter: ReportFilter): Omit<Report, 'course'> {
  const kept = judged.filter(
    (one) =>
      (filter.topic === undefined || one.topics?.includes(filter.topic)) &&
      (filter.path === undefined || one.file.includes(filter.path)),
  )
  const pick = (severity: Severity) =>
    withoutRepeats(kept.filter((one) => one.severity === severity))
      .map(({ file, line, rule, message }) => ({ file, line, rule, message }))
      .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule))
  return {
    counts: countContent(content, filter.topic),
    faults: pick('fault'),
    warnings: pick('warning'),
  }
}

/** Two checks may come upon the same thing, and one check twice in a line. */
function withoutRepeats(found: readonly Judged[]): Judged[] {
  return [...new Map(found.map((one) => [[one.file, one.line, one.rule, one.message].join('\n'), one])).values()]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function tally<T>(list: readonly T[], key: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of list) counts[key(one)] = (counts[key(one)] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compare(a, b)))
}

function countContent(content: CourseSource, topic?: string) {
  const items = content.items.filter((item) => topic === undefined || item.topic === topic)
  const lessons = content.lessons.filter((l) => topic === undefined || l.value.topic === topic)
  const topics = [...new Set(items.map((item) => item.topic))].sort()
  return {
    items: {
      total: items.length,
      perTopicAndPool: Object.fromEntries(
        topics.map((id) => [
          id,
          tally(
            items.filter((item) => item.topic === id),
            (item) => item.pool,
          ),
        ]),
      ),
      perTopic: tally(items, (item) => item.topic),
      perPool: tally(items, (item) => item.pool),
      perType: tally(items, (item) => item.value.type),
      perDifficulty: tally(items, (item) => item.value.difficulty),
      perCognition: tally(items, (item) => item.value.cognition),
      families: new Set(items.map((item) => item.value.family)).size,
    },
    lessons: lessons.length,
    activities: content.plan?.value.days.reduce((sum, day) => sum + day.activities.length, 0) ?? 0,
    blueprints: content.blueprints.length,
    rubrics: content.rubrics.length,
    checklists: content.checklists.length,
    phrases: content.phrases.length,
    utterances: content.phrases.reduce((sum, phrase) => sum + phrase.value.utterances.length, 0),
    drillSets: content.drillSets.length,
    passages: content.passages.length,
    phoneCards: content.phoneCards.length,
    oralQuestions: content.oralQuestions.length,
    transcripts: content.transcripts.length,
    figures: content.figures.length,
  }
}

/** “1 fault”, “2 faults”. */
export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** Who asked for one path wants to know of it, not how large the course is. */
export function printReport(report: Report, filter: ReportFilter, print: (line: string) => void): void {
  for (const one of report.faults) print(`FAULT ${one.file}:${one.line} [${one.rule}] ${one.message}`)
  for (const one of report.warnings) print(`warn  ${one.file}:${one.line} [${one.rule}] ${one.message}`)
  if (filter.path === undefined) print(JSON.stringify(report.counts, null, 1))
  print(`${report.course}: ${countOf(report.faults.length, 'fault')}, ${countOf(report.warnings.length, 'warning')}`)
}
