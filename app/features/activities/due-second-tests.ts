// Decides of which gates a second test is announced: those whose date has come.
import type { Plan } from '#app/content/plan'
import { signedLeaving } from './decision-facts'
import type { EnrolmentFacts } from './facts'
import { type Entries, gateOfDay } from './second-test'

/** Gates whose second tests are open because their date has come; what a mentor opened early was told by that. */
export function dueSecondTests({
  activities,
  facts,
  plan,
}: {
  activities: Entries
  facts: EnrolmentFacts
  plan: Plan
}): { decisionId: string; title: string; lastOn: string }[] {
  if (signedLeaving(facts.decisions)) return []
  const open = activities.flatMap(({ again, day }) => (again?.state === 'open' ? [{ again, day }] : []))
  const due = open.filter(({ again }) =>
    facts.improvements.some((one) => one.decisionId === again.decisionId && one.dueOn === again.opensOn),
  )
  return [...new Map(due.map((one) => [one.again.decisionId, one])).values()].map(({ again, day }) => {
    const row = plan.days.find((d) => d.day === day)?.activities.find((a) => a.id === gateOfDay([a])?.activityId)
    return { decisionId: again.decisionId, title: row?.title ?? '', lastOn: again.lastOn }
  })
}
