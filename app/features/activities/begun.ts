// Decides whether something may be begun now, by the state it has been given: every door asks here.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ActivityStatus } from './activity-state'

/** What is held back answers with what it waits for. */
export function refuseUnmet({ unmet }: Pick<ActivityStatus, 'unmet'>): Outcome {
  const [first] = unmet ?? []
  if (!first) return accept()
  return first.what === 'ready' ? refuse('needs-ready', String(first.left)) : refuse('needs-first', first.title)
}

/** Its day has come, and what it needs is there. */
export function decideBegun(status: Pick<ActivityStatus, 'state' | 'unmet'>): Outcome {
  if (status.state === 'locked') return refuse('day-locked')
  return status.state === 'held' ? refuseUnmet(status) : accept()
}
