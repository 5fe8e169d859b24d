// An exam that names what it needs names all of it: what its paper asks about was taught by what is needed.
import type { ActivityType } from '#app/content/activity-settings'
import type { Activity } from '#app/content/plan'
import type { CourseSource } from '../course-source'
import { type Check, fault } from '../report'

/** Rows that teach before anything else; work with customers and talks about it have lessons beside. */
const TEACHES: readonly ActivityType[] = ['lecture', 'study', 'warehouse']

export const checkExamNeeds: Check = (content) => {
  if (!content.plan) return []
  const { file, value: plan } = content.plan
  const rows = plan.days.flatMap((day) => day.activities)
  const line = (id: string) => content.planLines.get(id) ?? 1
  return content.blueprints.flatMap(({ value: paper }) => {
    const exam = rows.find(({ id }) => id === paper.activity)
    if (!exam?.needs || exam.needs.some((need) => 'ready' in need)) return []
    const say = (message: string) =>
      fault({ file, line: line(exam.id), rule: 'exam-needs', message: `${exam.id} ${message}` })
    const topics = Object.keys(paper.topics)
    const asked = new Set([
      ...askedBefore(exam, content),
      ...neededRows(exam, rows).flatMap((row) => topicsOf(row, content)),
    ])
    return [
      ...topics
        .filter((topic) => !asked.has(topic))
        .map((topic) => say(`needs nothing that teaches ${topic} of ${paper.id}`)),
      ...taughtSince(exam, rows)
        .filter((row) => topicsOf(row, content).some((topic) => topics.includes(topic)))
        .filter((row) => !neededRows(exam, rows).includes(row))
        .map((row) => say(`does not need ${row.id}, which teaches what ${paper.id} asks about`)),
    ]
  })
}

function topicsOf({ lessons }: Activity, content: CourseSource): string[] {
  return content.lessons.filter(({ value }) => lessons.includes(value.id)).map(({ value }) => value.topic)
}

function neededRows({ needs }: Activity, rows: readonly Activity[]): Activity[] {
  return rows.filter(({ id }) => needs?.some((need) => 'learned' in need && need.learned === id))
}

function satBefore({ needs }: Activity): string[] {
  return (needs ?? []).flatMap((need) => ('sat' in need ? [need.sat] : []))
}

/** What the papers ask about that have been sat by then. */
function askedBefore(exam: Activity, { blueprints }: CourseSource): string[] {
  const sat = satBefore(exam)
  return blueprints
    .filter(({ value }) => sat.includes(value.activity))
    .flatMap(({ value }) => Object.keys(value.topics))
}

/** Since the exam that it builds on. */
function taughtSince(exam: Activity, rows: readonly Activity[]): Activity[] {
  const from = Math.max(-1, ...satBefore(exam).map((id) => rows.findIndex((row) => row.id === id)))
  const to = rows.indexOf(exam)
  return rows.filter((row, n) => n > from && n < to && TEACHES.includes(row.type) && row.onlyIf === undefined)
}
