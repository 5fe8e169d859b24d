// Decides which hearings have begun and cannot be ended: a mark is wanted, and everybody who could be asked has given one.
import { comingLeaving } from './decision-facts'
import { factsOf } from './facts'
import { askedToMark } from './markers'
import type { ActivityProgress, Progress } from './progress'
import { type Delegation, namedFor } from './signers'

const WANTING: readonly string[] = ['examiners', 'third-examiner']

interface Hands {
  delegations: readonly Delegation[]
  managerIds: readonly string[]
}

export function unheardOf(
  { enrolment, facts, activities }: Pick<Progress, 'enrolment' | 'facts' | 'activities'>,
  { delegations, managerIds }: Hands,
): ActivityProgress[] {
  // Who is leaving sits nothing to its end.
  if (comingLeaving({ state: enrolment.state, decisions: facts.decisions })) return []
  const managers = managerIds.filter((id) => id !== enrolment.trainee_id)
  return activities.filter(({ activity, status }) => {
    const wanting = status.missing.find(({ what }) => WANTING.includes(what))
    const marked = factsOf(facts, activity.id).sheets.map((sheet) => sheet.examinerId)
    if (!wanting || marked.length === 0 || status.state === 'not-applicable') return false
    const named = namedFor({ enrolment, activityId: activity.id, role: 'examiner', delegations })
    return askedToMark([named, [enrolment.mentor_id], managers], { marked, left: wanting.left ?? 1 }).length === 0
  })
}
