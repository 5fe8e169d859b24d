// Decides who signs a station of a warehouse tour, and who takes that back: the guide on the way, or whoever stands in for him.
import { z } from 'zod'
import type { Activity } from '#app/content/plan'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityStatus } from '../activities/activity-state'
import { decideBegun } from '../activities/begun'
import type { ActivityFacts } from '../activities/facts'
import type { Ahead } from '../activities/moment'
import { actsFor, type RoleQuestion } from '../activities/signers'
import { isSignedAsWhole, signedStations } from '../activities/types/warehouse/stations'
import { isFinalState } from '../cohorts/enrolment-states'

export const StationForm = z.object({ station: z.string().min(1).max(60), move: z.enum(['sign', 'take-back']) })
export type StationMove = z.output<typeof StationForm>['move']

export interface StationCase extends Pick<RoleQuestion, 'enrolment' | 'delegations'> {
  activity: Pick<Activity, 'id' | 'type'>
  person: { id: string; roles: readonly string[] }
  state: EnrolmentState
  status: Pick<ActivityStatus, 'state'>
  facts: Pick<ActivityFacts, 'entries' | 'signOffs'>
  /** Set before the planned hour: a station is signed on the way, so it asks for its day alone. */
  ahead: Ahead | null
  /** Ids of the stations there are. */
  stations: readonly string[]
}

/** Whether this person signs stations here at all. */
export function maySignStations({
  activity,
  person,
  state,
  status,
  facts,
  ahead,
  enrolment,
  delegations,
}: StationCase): Outcome {
  if (person.id === enrolment.trainee_id) return refuse('self-signing')
  if (activity.type !== 'warehouse') return refuse('invalid-reference')
  if (!actsFor(person, { enrolment, delegations, activityId: activity.id, role: 'warehouse-guide' }))
    return refuse('not-allowed')
  if (isFinalState(state) || status.state === 'not-applicable') return refuse('wrong-state')
  const begun = decideBegun(status)
  if (!begun.ok) return begun
  if (ahead && !ahead.maySay) return refuse('before-its-day', ahead.fromOn)
  // What the head signed is evidence: nothing is changed under the signature.
  return isSignedAsWhole(facts) ? refuse('already-done') : accept()
}

/** Answers the line that is taken back, or null where one is to be written. */
export function decideStation(given: StationCase, station: string, move: StationMove): Outcome<string | null> {
  const may = maySignStations(given)
  if (!may.ok) return may
  if (!given.stations.includes(station)) return refuse('invalid-reference')
  const line = signedStations(given.facts).get(station)
  if (move === 'sign') return line ? refuse('already-done') : accept(null)
  if (!line) return refuse('already-done')
  return line.closedBy === given.person.id ? accept(line.id) : refuse('not-allowed')
}
