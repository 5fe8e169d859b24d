// Decides since when a gate waits for its decision: one answer for Today, its own page, the notices and the manager's list.
import { decidableSince, standingImprovement } from './decision-facts'
import type { Progress } from './progress'
import { secondResultsOn } from './second-test'

type Given = Pick<Progress, 'activities' | 'facts' | 'enrolment' | 'calendar'>

/** Null while a second test is awaited, or before its day and what it needs. */
export function gateSince(gate: string, given: Given): string | null {
  const { activities, facts, enrolment, calendar } = given
  const improvement = standingImprovement(facts, gate)
  if (!improvement) {
    const plannedOn =
      activities.find(({ activity }) => activity.type === 'decision' && activity.settings.decision === gate)?.on ?? null
    return decidableSince(gate, { plannedOn, decisions: facts.decisions, zone: enrolment.zone })
  }
  const own = activities.flatMap(({ again }) => (again?.gate === gate ? [again] : []))
  if (own.length === 0)
    return improvement.dueOn !== null && improvement.dueOn <= calendar.today ? improvement.dueOn : null
  const lastOn = own
    .map((again) => again.lastOn)
    .sort()
    .at(-1)!
  return secondResultsOn(given, gate) ?? (lastOn < calendar.today ? lastOn : null)
}
