import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { lockDrill } from '#db/queries/drills'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import {
  findCardQuestion,
  findCardRuling,
  findStandingRuling,
  insertCardRuling,
  lockCardQuestion,
  markQuestionAnswered,
} from '#db/queries/rulings'
import { inTransaction, type Tx } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { isInFavour, type RulingSubject } from '../quick-replies/rulings'
import { decideRuling, decideUndoRuling } from './card-question'
import { readDrillContent } from './drill-content'
import { type DrillRow, settleDrill } from './settle-drill.server'

export interface Acting {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
}

/** The drill first, as everywhere, so that two people ruling at once come one after the other. */
export async function lockCase(tx: Tx, questionId: string) {
  const seen = await findCardQuestion(tx, questionId)
  const locked = seen && (await lockEnrolment(tx, seen.enrolment_id))
  const drill = locked && (await lockDrill(tx, seen.drill_id))
  const question = drill && (await lockCardQuestion(tx, questionId))
  const enrolment = question && (await findEnrolment(tx, question.enrolment_id))
  return drill && question && enrolment ? { drill, question, enrolment } : null
}

interface RuleInput extends Acting {
  questionId: string
  isYes: boolean
  note: string | null
}

/** Says what the machine could not, or whether the trainee is right; answers the ruling's id. */
export function ruleOnCard(db: Db, input: RuleInput): Promise<Outcome<string>> {
  return inTransaction(db, async (tx) => {
    const found = await lockCase(tx, input.questionId)
    if (!found) return refuse('not-found')
    const { drill, question, enrolment } = found
    const subject = question.subject as RulingSubject
    const { isYes, now, actor } = input
    const note = input.note?.trim() || null
    const decided = decideRuling({
      person: input.viewer,
      enrolment,
      question: { subject, origin: question.origin, answeredAt: question.answered_at },
      isYes,
      note,
    })
    if (!decided.ok) return decided
    const before = await findStandingRuling(tx, question.id)
    const by = { ruledBy: input.viewer.id, now }
    const id = await keepRuling(tx, { questionId: question.id, isYes, note, ...by, supersedes: before?.id ?? null })
    await appendAudit(tx, {
      actor,
      now,
      action: 'rule:card',
      entity: 'drill',
      entityId: drill.id,
      enrolmentId: enrolment.id,
      ...(note === null ? {} : { reason: note }),
      after: { position: question.position, subject, isYes, origin: question.origin },
    })
    await settleDrill(tx, drill, { actor, now, enrolment })
    if (question.origin === 'dispute')
      await notify(tx, {
        to: enrolment.trainee_id,
        kind: 'card-dispute-ruled',
        payload: { ...aboutDrill(drill), upheld: isInFavour(subject, isYes), note },
        now,
      })
    return accept(id)
  })
}

interface KeptRuling {
  questionId: string
  /** Null takes the one before back: the question is open again. */
  isYes: boolean | null
  note: string | null
  ruledBy: string
  now: number
  supersedes: string | null
}

/** Never an edit: a ruling is added, and stands in the place of what it supersedes. Answers its id. */
export async function keepRuling(tx: Tx, { questionId, isYes, now, ...ruling }: KeptRuling): Promise<string> {
  const id = newId()
  await insertCardRuling(tx, {
    id,
    question_id: questionId,
    is_yes: isYes === null ? null : isYes ? 1 : 0,
    note: ruling.note,
    ruled_by: ruling.ruledBy,
    ruled_at: now,
    supersedes: ruling.supersedes,
  })
  await markQuestionAnswered(tx, questionId, isYes === null ? null : now)
  return id
}

export function givenRuling(row: NonNullable<Awaited<ReturnType<typeof findCardRuling>>>) {
  return {
    id: row.id,
    isYes: row.is_yes === null ? null : row.is_yes === 1,
    ruledBy: row.ruled_by,
    ruledAt: row.ruled_at,
  }
}

export function aboutDrill(drill: Pick<DrillRow, 'id' | 'cards'>) {
  return { drillId: drill.id, title: readDrillContent(drill.cards).set.title }
}

/** A slip of the thumb: the question is open again, and both stand on record. */
export function undoRuling(db: Db, { actor, viewer, now, rulingId }: Acting & { rulingId: string }): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const ruling = await findCardRuling(tx, rulingId)
    const found = ruling && (await lockCase(tx, ruling.question_id))
    if (!ruling || !found) return refuse('not-found')
    const { drill, question, enrolment } = found
    const decided = decideUndoRuling({
      personId: viewer.id,
      ruling: givenRuling(ruling),
      standingId: (await findStandingRuling(tx, question.id))?.id,
      now,
    })
    if (!decided.ok) return decided
    const by = { ruledBy: viewer.id, now }
    await keepRuling(tx, { questionId: question.id, isYes: null, note: null, ...by, supersedes: ruling.id })
    await appendAudit(tx, {
      actor,
      now,
      action: 'undo:card-ruling',
      entity: 'drill',
      entityId: drill.id,
      enrolmentId: enrolment.id,
      before: { position: question.position, subject: question.subject, isYes: ruling.is_yes === 1 },
    })
    await settleDrill(tx, drill, { actor, now, enrolment })
    // What was told of it has gone out and is taken back by a second notice.
    if (question.origin === 'dispute')
      await notify(tx, {
        to: enrolment.trainee_id,
        kind: 'card-dispute-reopened',
        payload: aboutDrill(drill),
        now,
      })
    return accept()
  })
}
