// Every row of the plan brings what its kind of activity works with.
import type { Activity, ActivityType } from '#app/content/plan'
import { type Check, fault, type Judged } from '../report'

/** What a row of each type cannot do without; `lessons` is the row's own list, the rest are settings. */
const NEEDS: Partial<Record<ActivityType, string[]>> = {
  acknowledgement: ['lessons', 'rules'],
  lecture: ['lessons'],
  study: ['lessons', 'checklist'],
  'question-time': ['fromDay'],
  observation: ['notes', 'kind'],
  warehouse: ['lessons', 'checklist'],
  live: ['maxChats'],
  calls: ['cap', 'kind'],
  coaching: ['rubric'],
  debrief: ['lessons', 'gapsFrom'],
  exam: ['exam'],
  'phrase-drill': ['set'],
  typing: ['runs', 'minutes'],
  oral: ['rubric', 'questions'],
  phone: ['rubric', 'cards'],
  mystery: ['rubric'],
  remedial: ['lessons'],
  decision: ['decision'],
}

export const checkPlanContent: Check = (content) => {
  if (!content.plan) return []
  const { file, value: plan } = content.plan
  return plan.days
    .flatMap((day) => day.activities)
    .flatMap((row): Judged[] =>
      (NEEDS[row.type] ?? [])
        .filter((need) => !has(row, need))
        .map((need) => {
          const line = content.planLines.get(row.id) ?? 1
          return fault({ file, line, rule: 'plan-content', message: `${row.id} (${row.type}) has no ${need}` })
        }),
    )
}

function has(row: Activity, need: string): boolean {
  const there = need === 'lessons' ? row.lessons : row.settings[need]
  return Array.isArray(there) ? there.length > 0 : there !== undefined && there !== ''
}
