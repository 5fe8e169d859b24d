// What the plan points at exists, days and ids agree, and a day's rows do not overlap.
import type { Activity } from '#app/content/plan'
import type { CourseSource } from '../course-source'
import { type Check, fault, type Judged } from '../report'

export const checkPlan: Check = (content) => {
  if (!content.plan) return []
  const { file, value: plan } = content.plan
  const findings: Judged[] = []
  const say = (id: string, rule: string, message: string) =>
    findings.push(fault({ file, line: content.planLines.get(id) ?? 1, rule, message: `${id} ${message}` }))

  const rows = plan.days.flatMap((day) => day.activities)
  const ids = rows.map((row) => row.id)
  const known = namesOf(content, ids)
  for (const [n, day] of plan.days.entries()) {
    if (day.day !== n + 1) say(day.activities[0]!.id, 'plan-day', `lies in day ${day.day}, wanted day ${n + 1}`)
    for (const row of day.activities)
      if (!row.id.startsWith(`D${String(day.day).padStart(2, '0')}-`))
        say(row.id, 'plan-day', `does not belong to day ${day.day}`)
    for (const [row, next] of overlaps(day.activities)) say(next.id, 'plan-time', `begins before ${row.id} has ended`)
  }
  for (const row of rows) {
    if (ids.indexOf(row.id) !== ids.lastIndexOf(row.id)) say(row.id, 'unique-id', 'stands twice')
    for (const lesson of row.lessons)
      if (!known.lesson!.has(lesson)) say(row.id, 'plan-reference', `no lesson ${lesson}`)
    for (const [setting, value] of Object.entries(row.settings)) {
      const kind = REFERENCES[setting]
      for (const name of kind ? [value].flat() : [])
        if (!known[kind!]!.has(String(name))) say(row.id, 'plan-reference', `no ${kind} ${name}`)
    }
    for (const earlier of needed(row, rows))
      if (!ids.slice(0, ids.indexOf(row.id)).includes(earlier))
        say(row.id, 'plan-reference', `needs ${earlier}, which does not stand before it`)
    const examId = row.type === 'exam' ? row.settings.exam : undefined
    const exam = content.blueprints.find((one) => one.value.id === examId)?.value
    if (exam && exam.activity !== row.id) say(row.id, 'plan-exam', `uses ${exam.id}, which belongs to ${exam.activity}`)
    if (exam && exam.minutes > row.minutes)
      say(row.id, 'plan-exam', `has ${row.minutes} minutes, ${exam.id} needs ${exam.minutes}`)
  }

  const attached = new Set(rows.flatMap((row) => row.lessons))
  for (const lesson of content.lessons)
    if (!attached.has(lesson.value.id))
      findings.push(
        fault({
          file: lesson.file,
          line: 1,
          rule: 'lesson-unused',
          message: `${lesson.value.id} is attached to no activity`,
          topics: [lesson.value.topic],
        }),
      )
  return findings
}

/** Ids of the rows that a row waits for, or measures again; a decision that no row makes answers with its own name. */
function needed(row: Activity, rows: readonly Activity[]): string[] {
  const measured = row.type === 'typing' && row.settings.remeasures ? [row.settings.remeasures] : []
  const waitedFor = (row.needs ?? []).flatMap((need) => {
    if ('sat' in need) return [need.sat]
    if ('learned' in need) return [need.learned]
    if ('happened' in need) return need.happened
    if ('ready' in need) return []
    const gate = rows.find((one) => one.type === 'decision' && one.settings.decision === need.passed)
    return [gate?.id ?? need.passed]
  })
  return [...measured, ...waitedFor]
}

/** Settings that name something, and what they name. */
const REFERENCES: Record<string, string> = {
  exam: 'blueprint',
  checklist: 'checklist',
  agreement: 'checklist',
  rules: 'rule',
  rubric: 'rubric',
  questionnaire: 'questionnaire',
  set: 'drill set',
  compareWith: 'activity',
  remeasures: 'activity',
  gapsFrom: 'activity',
}

function namesOf(content: CourseSource, activities: string[]): Record<string, Set<string>> {
  const ids = (list: { value: { id: string } }[]) => new Set(list.map((one) => one.value.id))
  return {
    lesson: ids(content.lessons),
    blueprint: ids(content.blueprints),
    checklist: ids(content.checklists),
    rule: ids(content.rules),
    rubric: ids(content.rubrics),
    questionnaire: ids(content.questionnaires),
    'drill set': ids(content.drillSets),
    activity: new Set(activities),
  }
}

/** Rows of one branch of the story (`onlyIf`) may lie beside the others: they happen on another date. */
function overlaps(rows: readonly Activity[]): [Activity, Activity][] {
  const sorted = rows.filter((row) => row.onlyIf === undefined).sort((a, b) => minuteOf(a.start) - minuteOf(b.start))
  return sorted.slice(1).flatMap((next, n): [Activity, Activity][] => {
    const row = sorted[n]!
    return minuteOf(row.start) + row.minutes > minuteOf(next.start) ? [[row, next]] : []
  })
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}
