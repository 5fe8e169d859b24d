// Decides what a trainee is shown of where an activity stands: a secret check looks like any other hour with customers, what lies
// ahead is nobody's turn, and of who is leaving no decision is awaited any more.
import { type ActivityStatus, isEnded } from './activity-state'
import { comingLeaving } from './decision-facts'
import { type ActivityProgress, isSecret, type Progress } from './progress'
import { isOpenOn } from './trainee-work'

type Given = Pick<Progress, 'activities' | 'calendar' | 'enrolment' | 'facts'>

export function shownStatus(entry: ActivityProgress, given: Given): ActivityStatus {
  if (isDropped(entry, given)) return { state: entry.status.state, missing: [], next: 'nobody', mark: 'dropped' }
  const shown = unveiled(entry, given)
  return shown.state === 'locked' ? { ...shown, next: 'nobody' } : shown
}

function unveiled(entry: ActivityProgress, { activities, calendar }: Given): ActivityStatus {
  // Nothing is played any more where the training is over.
  if (!isSecret(entry) || isEnded(entry.status)) return entry.status
  const sessions = (entry.status.unmet ?? []).flatMap((need) =>
    need.what === 'happened' ? activities.filter(({ activity }) => activity.id === need.activityId) : [],
  )
  // It says what the session says beside which it is made.
  const held = sessions.find(({ status }) => status.state === 'held')
  if (held) return { state: 'held', missing: [], next: 'other', unmet: held.status.unmet ?? [] }
  return { state: isOpenOn(calendar, entry.day) ? 'open' : 'locked', missing: [], next: 'other' }
}

/** Of who leaves nothing more is decided: neither the decisions of the plan nor what waits for one of them takes place. */
export function isDropped(
  { activity, status }: ActivityProgress,
  { enrolment, facts }: Pick<Given, 'enrolment' | 'facts'>,
): boolean {
  if (comingLeaving({ state: enrolment.state, decisions: facts.decisions }) === null) return false
  if (status.state === 'done' || status.state === 'not-applicable') return false
  return activity.type === 'decision' || (status.unmet ?? []).some(({ what }) => what === 'passed' || what === 'ready')
}
