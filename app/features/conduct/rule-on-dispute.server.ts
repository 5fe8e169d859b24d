import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertConductReply, listConductEntries, listConductReplies } from '#db/queries/conduct'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { insertCounterLine } from './counter-line.server'
import { decideRuling } from './dispute'
import { decideReversal } from './ledger'

interface RuleInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  lineId: string
  upheld: boolean
  note: string
}

/** A manager's word on a dispute: the line stands, or its points come back with a counter line. */
export function ruleOnDispute(db: Db, input: RuleInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const may = decideReach(input.viewer, 'decide:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const parties = { traineeId: enrolment.trainee_id, recorderId: input.viewer.id }
    const replies = (await listConductReplies(tx, enrolment.id)).filter((reply) => reply.entry_id === input.lineId)
    const decided = decideRuling({ traineeId: enrolment.trainee_id, actorId: input.viewer.id, replies }, input)
    if (!decided.ok) return decided
    const { actor, now, upheld } = input
    const note = input.note.trim()
    const ruling = {
      entry_id: input.lineId,
      kind: 'ruling' as const,
      note,
      upheld: upheld ? (1 as const) : (0 as const),
    }
    const id = newId()
    await insertConductReply(tx, { id, by_id: input.viewer.id, at: now, due_on: null, ...ruling })
    await appendAudit(tx, {
      actor,
      now,
      action: 'rule:conduct',
      entity: 'conduct-reply',
      entityId: id,
      enrolmentId: enrolment.id,
      reason: note,
      after: ruling,
    })
    await notify(tx, { to: enrolment.trainee_id, kind: 'conduct-ruled', payload: { upheld, note }, now })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name }
    await notify(tx, {
      to: enrolment.mentor_id,
      kind: 'conduct-dispute-ruled',
      payload: { ...about, upheld, note },
      now,
    })
    if (!upheld) return accept()
    const rows = await listConductEntries(tx, enrolment.id)
    const lines = rows.map((r) => ({ id: r.id, points: r.points, reversesId: r.reverses_id }))
    const counter = decideReversal({ ...parties, lines, ruled: true, isManager: true }, { lineId: input.lineId, note })
    // Somebody may have taken the line back meanwhile: then the points are back already.
    if (counter.ok)
      await insertCounterLine(tx, {
        actor,
        now,
        enrolment,
        recorderId: input.viewer.id,
        line: rows.find((r) => r.id === input.lineId)!,
        points: counter.value.points,
        note,
      })
    return accept()
  })
}
