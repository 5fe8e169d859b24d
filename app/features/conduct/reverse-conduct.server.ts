import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listConductEntries, listConductReplies } from '#db/queries/conduct'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import type { Actor } from '../audit/audit.server'
import { insertCounterLine } from './counter-line.server'
import { decideReversal } from './ledger'

interface ReverseConductInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  enrolmentId: string
  lineId: string
  note: string
}

/** Nothing is erased: a counter line takes the points back and says why. */
export function reverseConduct(db: Db, input: ReverseConductInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const may = decideReach(input.viewer, 'adjust:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const rows = await listConductEntries(tx, enrolment.id)
    const replies = await listConductReplies(tx, enrolment.id)
    const decided = decideReversal(
      {
        traineeId: enrolment.trainee_id,
        recorderId: input.viewer.id,
        ruled: replies.some((reply) => reply.entry_id === input.lineId && reply.kind === 'ruling'),
        isManager: decideReach(input.viewer, 'decide:enrolment', relationOf(enrolment)).ok,
        lines: rows.map((r) => ({ id: r.id, points: r.points, reversesId: r.reverses_id })),
      },
      input,
    )
    if (!decided.ok) return decided
    const { actor, now, note } = input
    const line = rows.find((r) => r.id === input.lineId)!
    const { points } = decided.value
    await insertCounterLine(tx, { actor, now, enrolment, recorderId: input.viewer.id, line, points, note })
    return accept()
  })
}
