// Decides since when a gate waits for its decision: one answer for Today, its own page, the notices and the manager's list.
import { appealsSettledOn, dueFrom } from './appeal-days'
import { decidableSince, standingImprovement } from './decision-facts'
import type { Progress } from './progress'
import { secondResultsOn } from './second-test'

type Given = Pick<Progress, 'activities' | 'facts' | 'plan' | 'enrolment' | 'calendar'>
type GivenDays = Pick<Progress, 'facts' | 'plan' | 'enrolment' | 'decideBy' | 'appealUntil'>

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

/** The last day of deciding something that may be decided since this date. */
export function decisionDueOn(kind: string, sinceOn: string, given: GivenDays): string {
  return given.decideBy(dueFrom(sinceOn, settledAppealsOn(kind, given)))
}

/** From which day on no appeal against its grounds is waited for; null where none ever was. */
export function settledAppealsOn(kind: string, given: Omit<GivenDays, 'decideBy'>): string | null {
  const { facts, plan, enrolment, appealUntil } = given
  const papers = [...facts.activities].flatMap(([activityId, { attempts }]) =>
    attempts.map((paper) => ({ ...paper, activityId, appeal: paper.appeal ?? NOT_APPEALED })),
  )
  return appealsSettledOn(kind, { plan, papers, zone: enrolment.zone, appealUntil })
}

const NOT_APPEALED = { dueOn: null, answeredAt: null, waivedAt: null }

/** The last day of deciding a gate; null while it cannot be asked for. */
export function gateDueOn(gate: string, given: Given & GivenDays): string | null {
  const since = gateSince(gate, given)
  return since === null ? null : decisionDueOn(gate, since, given)
}
