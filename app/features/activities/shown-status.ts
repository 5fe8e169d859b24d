// Decides what a trainee is shown of where an activity stands: a secret check looks like any other hour with customers.
import { type ActivityStatus, isEnded } from './activity-state'
import { type ActivityProgress, isSecret, type Progress } from './progress'
import { isOpenOn } from './trainee-work'

export function shownStatus(
  entry: ActivityProgress,
  { activities, calendar }: Pick<Progress, 'activities' | 'calendar'>,
): ActivityStatus {
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
