import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listActiveManagers } from '#db/queries/activities'
import { insertConductReply, listConductEntries, listConductReplies } from '#db/queries/conduct'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideReply, decideWords } from './dispute'
import { loadTerms } from './workdays.server'

interface ReplyInput {
  actor: Actor
  personId: string
  now: number
  enrolmentId: string
  lineId: string
  kind: 'answer' | 'dispute'
  note: string
}

/** The trainee's own words to a line stay beside it for good; a dispute asks a manager for a ruling as well. */
export function replyToLine(db: Db, input: ReplyInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const [rows, replies, terms] = [
      await listConductEntries(tx, enrolment.id),
      await listConductReplies(tx, enrolment.id),
      await loadTerms(tx, enrolment),
    ]
    const { kind, now } = input
    const line = rows.find((row) => row.id === input.lineId)
    const decided = decideReply(
      {
        traineeId: enrolment.trainee_id,
        actorId: input.personId,
        line: line && {
          isCounter: line.reverses_id !== null,
          countered: rows.some((row) => row.reverses_id === line.id),
        },
        replies: replies.filter((reply) => reply.entry_id === input.lineId),
        today: localDateOf(now, enrolment.zone),
        disputeUntilOn: terms.disputeUntilOn(line?.recorded_at ?? now),
      },
      kind,
    )
    if (!decided.ok) return decided
    const worded = decideWords(input.note)
    if (!worded.ok) return worded
    const note = input.note.trim()
    const dueOn = kind === 'dispute' ? terms.ruledByOn(now) : null
    const reply = { entry_id: input.lineId, kind, note, upheld: null, due_on: dueOn }
    const id = newId()
    await insertConductReply(tx, { id, by_id: input.personId, at: now, ...reply })
    await appendAudit(tx, {
      actor: input.actor,
      now,
      action: kind === 'dispute' ? 'dispute:conduct' : 'answer:conduct',
      entity: 'conduct-reply',
      entityId: id,
      enrolmentId: enrolment.id,
      reason: note,
      after: reply,
    })
    const about = { enrolmentId: enrolment.id, traineeName: enrolment.trainee_name, note }
    const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((to) => to !== enrolment.trainee_id)
    if (dueOn === null) await notify(tx, { to: enrolment.mentor_id, kind: 'conduct-answered', payload: about, now })
    else
      await notify(tx, {
        to: [...managers, enrolment.mentor_id],
        kind: 'conduct-disputed',
        payload: { ...about, dueOn },
        now,
      })
    return accept()
  })
}
