// Rows that teach have something to read; what else a type works with, its settings say (app/content/activity-settings.ts).
import type { ActivityType } from '#app/content/activity-settings'
import { type Check, fault, type Judged } from '../report'

const TAUGHT: readonly ActivityType[] = ['acknowledgement', 'lecture', 'study', 'warehouse', 'debrief', 'remedial']

export const checkPlanContent: Check = (content) => {
  if (!content.plan) return []
  const { file, value: plan } = content.plan
  return plan.days
    .flatMap((day) => day.activities)
    .filter((row) => TAUGHT.includes(row.type) && row.lessons.length === 0)
    .map((row): Judged => {
      const line = content.planLines.get(row.id) ?? 1
      return fault({ file, line, rule: 'plan-content', message: `${row.id} (${row.type}) has no lessons` })
    })
}
