import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry, withdrawConfirmedEntry } from '#db/queries/activities'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { lockActivityCase } from '../activities/activity-case.server'
import { findStations } from '../activities/course-lookup'
import { aheadOf } from '../activities/moment'
import { notifySignersWhenReady } from '../activities/notify-signers.server'
import { STATION } from '../activities/types/warehouse/stations'
import { type Actor, appendAudit } from '../audit/audit.server'
import { decideStation, type StationMove } from './station'

interface StationInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  station: string
  move: StationMove
}

/** One station of the tour, signed by whoever leads it, or taken back by the same person. */
export function signStation(db: Db, input: StationInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, delegations, progress } = found.value
    const { activity, status } = entry
    const { viewer, now, station, move } = input
    const stations = activity.type === 'warehouse' ? findStations(input.content, activity.settings.checklist) : []
    const decided = decideStation(
      {
        activity,
        enrolment,
        delegations,
        person: viewer,
        state: enrolment.state,
        status,
        facts,
        ahead: aheadOf({ ...entry, zone: enrolment.zone, today: progress.calendar.today, now }),
        stations: stations.map(({ id }) => id),
      },
      station,
      move,
    )
    if (!decided.ok) return decided
    const id = decided.value ?? newId()
    if (decided.value === null)
      await insertEntry(tx, {
        id,
        enrolment_id: enrolment.id,
        activity_id: activity.id,
        kind: STATION,
        data: JSON.stringify({ station }),
        // The line is the trainee's and another's to confirm: the database holds the two apart.
        created_by: enrolment.trainee_id,
        created_at: now,
        state: 'confirmed',
        closed_by: viewer.id,
        closed_at: now,
      })
    else if ((await withdrawConfirmedEntry(tx, id)) === 0) return refuse('already-done')
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: move === 'sign' ? 'sign:station' : 'take-back:station',
      entity: 'activity-entry',
      entityId: id,
      enrolmentId: enrolment.id,
      after: { activityId: activity.id, station },
    })
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}
