// Decides which results somebody already has that would read otherwise under another version of the plan and its terms.
import { factsOf } from './facts'
import type { ActivityProgress } from './progress'
import type { TraineeProgress } from './progress.server'
import { measure, sittingsOf } from './second-test'

interface Given {
  done: boolean
  /** Nothing is missing but the trainee's name under rules that are new or changed: that is asked for, and is no result. */
  asksForNames: boolean
  /** Against its line; null where there is no result. */
  passed: boolean | null
  /** Every sheet of an examiner or mentor, against the line of its kind. */
  sheets: boolean[]
}

function lineOfSheets({ settings }: ActivityProgress['activity']): number | null {
  if ('passPercent' in settings) return settings.passPercent
  return 'expectPercent' in settings ? settings.expectPercent : null
}

function givenIn({ activity, status }: ActivityProgress, { plan, facts, enrolment }: TraineeProgress): Given {
  const newest = measure(activity, sittingsOf({ activity, plan, facts, zone: enrolment.zone }).at(-1)!, () => 0)
  const line = lineOfSheets(activity)
  return {
    done: status.state === 'done',
    asksForNames: status.missing.every((m) => m.what === 'acknowledge' || m.what === 'acknowledge-again'),
    passed: newest?.value == null ? null : newest.value >= newest.line,
    sheets: line === null ? [] : factsOf(facts, activity.id).sheets.map((sheet) => sheet.percent >= line),
  }
}

function isKept(before: Given, after: Given | null): boolean {
  if (!before.done && before.passed === null && before.sheets.length === 0) return true
  if (!after || (before.done && !after.done && !after.asksForNames)) return false
  return before.passed === after.passed && before.sheets.join() === after.sheets.join()
}

/** The weights and dates of promotion were told with the result of the final. */
function finalIn({ activities, facts }: TraineeProgress): ActivityProgress | undefined {
  return activities.find(({ activity }) =>
    factsOf(facts, activity.id).attempts.some((a) => a.kind === 'final' && a.state === 'released'),
  )
}

/** Titles of what would change; the same trainee, asked under both versions. */
export function changedResults(before: TraineeProgress, after: TraineeProgress): string[] {
  const changed = before.activities.filter((entry) => {
    const other = after.activities.find(({ activity }) => activity.id === entry.activity.id)
    return !isKept(givenIn(entry, before), other ? givenIn(other, after) : null)
  })
  const final = finalIn(before)
  const weighed = JSON.stringify(before.course.promotion) !== JSON.stringify(after.course.promotion)
  return [...new Set([...changed, ...(final && weighed ? [final] : [])])].map(({ activity }) => activity.title)
}
