import type { Content } from '#app/content/content.server'
import { addDays } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockEnrolment } from '#db/queries/enrolments'
import { findVisit, insertVisit, listPossibleVisitors, listVisitsTo, settleVisit } from '#db/queries/visits'
import { inTransaction } from '#db/transaction'
import { lockActivityCase } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { isFinalState } from '../cohorts/enrolment-states'
import { notify } from '../notifications/notify.server'
import { decideCallOff, decidePlanVisit, MOST_AHEAD, phaseOf } from './visit'
import { factsOfVisit } from './visit-facts'

interface PlanVisitInput {
  actor: Actor
  planner: { id: string }
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  visitorId: string | null
  scriptId: string
  fromOn: string
  untilOn: string
}

/** Only whoever plans it, and whoever plays the customer, hears of it. */
export function planVisit(db: Db, input: PlanVisitInput): Promise<Outcome<string>> {
  const { now, content, enrolmentId, activityId, visitorId, scriptId, fromOn, untilOn } = input
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, progress } = found.value
    if (entry.activity.type !== 'mystery') return refuse('invalid-reference')
    const { today } = progress.calendar
    const decided = decidePlanVisit(
      {
        today,
        traineeId: enrolment.trainee_id,
        ended: isFinalState(enrolment.state),
        debriefed: isDebriefed(facts.record),
        visits: (await listVisitsTo(tx, enrolmentId)).map(factsOfVisit),
        scripts: content.chatScripts.filter(({ form }) => form === 'mystery').map(({ id }) => id),
        people: (await listPossibleVisitors(tx, enrolment.trainee_id)).map(({ id }) => id),
        latestOn: addDays(today, MOST_AHEAD),
      },
      input,
    )
    if (!decided.ok) return decided
    const id = newId()
    await insertVisit(tx, {
      id,
      enrolment_id: enrolmentId,
      activity_id: activityId,
      visitor_id: visitorId,
      script_id: scriptId,
      from_on: fromOn,
      until_on: untilOn,
      planned_by: input.planner.id,
      planned_at: now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: 'plan:visit',
      entity: 'mystery_visit',
      entityId: id,
      enrolmentId,
      after: { activityId, visitorId, scriptId, fromOn, untilOn },
    })
    if (visitorId !== null && visitorId !== input.planner.id)
      await notify(tx, {
        to: visitorId,
        kind: 'visit-planned',
        payload: { visitId: id, traineeName: enrolment.trainee_name, fromOn, untilOn },
        now,
      })
    return accept(id)
  })
}

export function callOffVisit(
  db: Db,
  input: { actor: Actor; planner: { id: string }; now: number; today: string; enrolmentId: string; visitId: string },
): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    // The desk in which a visit begins is opened under the same lock.
    await lockEnrolment(tx, input.enrolmentId)
    const visit = await findVisit(tx, input.visitId)
    if (visit?.enrolment_id !== input.enrolmentId) return refuse('not-found')
    const may = decideCallOff(phaseOf(factsOfVisit(visit), input.today))
    if (!may.ok) return may
    const change = { called_off_by: input.planner.id, called_off_at: input.now }
    if ((await settleVisit(tx, visit.id, change)) === 0) return refuse('already-done')
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'call-off:visit',
      entity: 'mystery_visit',
      entityId: visit.id,
      enrolmentId: input.enrolmentId,
    })
    return accept()
  })
}
