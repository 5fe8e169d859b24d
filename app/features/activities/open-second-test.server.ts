import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry } from '#db/queries/activities'
import { inTransaction } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { lockActivityCase } from './activity-case.server'
import { gateOfDay, OPENED_EARLY } from './second-test'
import { actsFor } from './signers'

interface OpenSecondTestInput {
  actor: Actor & { id: string }
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  /** Any test of the gate: they are opened together. */
  activityId: string
  reason: string
}

/** Opens the second tests of a gate before their date, on the mentor's word. */
export function openSecondTest(db: Db, input: OpenSecondTestInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, progress, delegations } = found.value
    const { activity, day, again } = entry
    if (!actsFor(input.viewer, { enrolment, activityId: activity.id, role: 'mentor', delegations }))
      return refuse('not-allowed')
    const gate = gateOfDay(progress.plan.days.find((d) => d.day === day)?.activities ?? [])
    if (!again || !gate || enrolment.state !== 'in_training') return refuse('wrong-state')
    if (again.state !== 'ahead') return refuse('already-done')
    await insertEntry(tx, {
      id: newId(),
      enrolment_id: enrolment.id,
      activity_id: gate.activityId,
      kind: OPENED_EARLY,
      data: JSON.stringify({ decisionId: again.decisionId, reason: input.reason }),
      created_by: input.actor.id,
      created_at: input.now,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'open:second-test',
      entity: 'decision',
      entityId: again.decisionId,
      enrolmentId: enrolment.id,
      reason: input.reason,
      before: { opensOn: again.opensOn },
      after: { opensOn: progress.calendar.today, gate: again.gate },
    })
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'second-test-opened',
      payload: { activityId: activity.id, title: activity.title, lastOn: again.lastOn },
      now: input.now,
    })
    return accept()
  })
}
