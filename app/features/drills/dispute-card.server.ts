import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findDrillCard, lockDrill } from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import { insertCardQuestions, listCardQuestions } from '#db/queries/rulings'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { loadWorkdays } from '../cohorts/workdays.server'
import { disputableSubjects } from '../quick-replies/rulings'
import { decideDispute } from './card-question'
import { isJudged, readCardScore } from './drill'
import { settleDrill } from './settle-drill.server'

interface DisputeInput {
  actor: Actor & { id: string }
  now: number
  drillId: string
  position: number
  subject: string
  reason: string | null
}

/**
 * The trainee thinks that one point or fault was judged wrong: a person looks, after what the machine left open itself. Until
 * then it is open in an exam too, and the verdict waits where it hangs on it.
 */
export function disputeCard(
  db: Db,
  { actor, now, drillId, position, subject, reason }: DisputeInput,
): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const drill = await lockDrill(tx, drillId)
    const enrolment = drill && (await findEnrolment(tx, drill.enrolment_id))
    const card = drill && (await findDrillCard(tx, drill.id, position))
    if (!drill || !enrolment || !card || card.score === null) return refuse('not-found')
    const score = readCardScore(card.score)
    const workdaysAfter = await loadWorkdays(tx, [enrolment])
    const asked = (await listCardQuestions(tx, drill.id)).filter((question) => question.position === position)
    const decided = decideDispute({
      personId: actor.id,
      traineeId: enrolment.trainee_id,
      state: enrolment.state,
      drill,
      subject,
      disputable: isJudged(score) && score.judgement ? disputableSubjects(score.judgement) : [],
      asked: asked.map((question) => question.subject),
      lastOn: workdaysAfter(enrolment, drill.finished_at ?? now, APPEAL_WORKDAYS),
      zone: enrolment.zone,
      now,
    })
    if (!decided.ok) return decided
    await insertCardQuestions(tx, [
      {
        id: newId(),
        drill_id: drill.id,
        position,
        enrolment_id: enrolment.id,
        subject,
        origin: 'dispute',
        reason: reason?.trim() || null,
        asked_by: actor.id,
        asked_at: now,
        answered_at: null,
      },
    ])
    await appendAudit(tx, {
      actor,
      now,
      action: 'dispute:card',
      entity: 'drill',
      entityId: drill.id,
      enrolmentId: enrolment.id,
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
      after: { position, subject },
    })
    await settleDrill(tx, drill, { actor, now, enrolment })
    return accept()
  })
}
