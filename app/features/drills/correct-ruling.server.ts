import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { findCardRuling, findStandingRuling } from '#db/queries/rulings'
import { inTransaction } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import type { RulingSubject } from '../quick-replies/rulings'
import { decideCorrection } from './card-question'
import { type Acting, aboutDrill, givenRuling, keepRuling, lockCase } from './rule-on-card.server'
import { settleDrill } from './settle-drill.server'

interface CorrectInput extends Acting {
  rulingId: string
  note: string | null
}

/** Says the opposite of a ruling, by another in its place: both stand on record, with who, when and why. */
export function correctRuling(db: Db, { actor, viewer, now, rulingId, note: given }: CorrectInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const ruling = await findCardRuling(tx, rulingId)
    const found = ruling && (await lockCase(tx, ruling.question_id))
    if (!ruling || !found) return refuse('not-found')
    const { drill, question, enrolment } = found
    const subject = question.subject as RulingSubject
    const note = given?.trim() || null
    const decided = decideCorrection({
      person: viewer,
      enrolment,
      question: { subject, origin: question.origin },
      ruling: givenRuling(ruling),
      standingId: (await findStandingRuling(tx, question.id))?.id,
      note,
      now,
    })
    if (!decided.ok) return decided
    const isYes = decided.value
    const by = { ruledBy: viewer.id, now }
    await keepRuling(tx, { questionId: question.id, isYes, note, ...by, supersedes: ruling.id })
    await appendAudit(tx, {
      actor,
      now,
      action: 'correct:card-ruling',
      entity: 'drill',
      entityId: drill.id,
      enrolmentId: enrolment.id,
      ...(note === null ? {} : { reason: note }),
      before: { position: question.position, subject, isYes: !isYes, ruledBy: ruling.ruled_by },
      after: { position: question.position, subject, isYes },
    })
    await settleDrill(tx, drill, { actor, now, enrolment })
    const payload = { ...aboutDrill(drill), note }
    await notify(tx, { to: enrolment.trainee_id, kind: 'card-ruling-corrected', payload, now })
    if (ruling.ruled_by !== viewer.id)
      await notify(tx, {
        to: ruling.ruled_by,
        kind: 'own-ruling-corrected',
        payload: { ...payload, traineeName: enrolment.trainee_name },
        now,
      })
    return accept()
  })
}
