import { isFresh } from '#app/rules/undo-window'
import { findDrill, findDrillCard } from '#db/queries/drills'
import type { EnrolmentRow } from '#db/queries/enrolments'
import {
  findCardQuestion,
  findCardRuling,
  findStandingRuling,
  hasOpenQuestion,
  listOpenQuestions,
} from '#db/queries/rulings'
import type { DbOrTx } from '#db/transaction'
import { canSomewhere, type Viewer } from '../accounts/permissions'
import { partInRuling } from '../drills/card-question'
import { isJudged, readCardScore } from '../drills/drill'
import { readDrillContent } from '../drills/drill-content'
import type { RulingSubject } from '../quick-replies/rulings'
import { listReachableEnrolments } from './queue.server'

type Reader = Pick<Viewer, 'id' | 'roles'>
type OpenQuestion = Awaited<ReturnType<typeof listOpenQuestions>>[number]

/** What decides a verdict first, then what is only open, then disputes; of each the oldest. */
const WEIGHT = (question: OpenQuestion) =>
  question.origin === 'dispute' ? 2 : question.purpose === 'exam' && question.passed === null ? 0 : 1

async function listAsked(db: DbOrTx, viewer: Reader) {
  const enrolments = new Map((await listReachableEnrolments(db, viewer)).map((e) => [e.id, e]))
  if (enrolments.size === 0) return []
  return (await listOpenQuestions(db, [...enrolments.keys()])).flatMap((question) => {
    const enrolment = enrolments.get(question.enrolment_id)!
    const part = partInRuling(viewer, enrolment)
    return part ? [{ question, enrolment, part }] : []
  })
}

/** How many replies wait for this person; where somebody else is asked first, they are not counted. */
export async function countRulings(db: DbOrTx, viewer: Reader): Promise<number> {
  return (await listAsked(db, viewer)).filter(({ part }) => part.asked).length
}

/** Asked on every page, so it looks at one row only. */
export async function holdsQuestion(db: DbOrTx, viewer: Reader): Promise<boolean> {
  if (!canSomewhere(viewer, 'observe:activity')) return false
  return hasOpenQuestion(db, { personId: viewer.id, ofAll: viewer.roles.includes('manager') })
}

/** What a point or a fault is called on the card that was answered. */
export interface NamedSubject {
  subject: RulingSubject
  what: 'point' | 'hard' | 'soft' | 'word'
  name: string
  /** The words the machine saw, empty for none. */
  saw: string
}

export function nameSubject(subject: RulingSubject, scoreJson: string): NamedSubject {
  const [, what, name] = /^(point|hard|soft|word) (.*)$/s.exec(subject) as unknown as [
    string,
    NamedSubject['what'],
    string,
  ]
  const score = readCardScore(scoreJson)
  const judgement = isJudged(score) ? score.judgement : null
  if (what === 'point') {
    const point = judgement?.points[Number(name)]
    return { subject, what, name: point?.point ?? name, saw: point?.saw ?? '' }
  }
  const list = what === 'hard' ? judgement?.hard : what === 'soft' ? judgement?.soft : undefined
  return { subject, what, name, saw: list?.find((fault) => fault.kind === name)?.saw ?? '' }
}

/** One card at a time: nothing of what a ruling does to the mark. */
export async function getRulingQueue(db: DbOrTx, viewer: Reader) {
  const waiting = (await listAsked(db, viewer)).sort(
    (a, b) =>
      Number(b.part.asked) - Number(a.part.asked) ||
      WEIGHT(a.question) - WEIGHT(b.question) ||
      a.question.asked_at - b.question.asked_at,
  )
  const [first] = waiting
  return { left: waiting.length, card: first ? await cardOf(db, first.question, first.enrolment, first.part) : null }
}
export type RulingCard = NonNullable<Awaited<ReturnType<typeof getRulingQueue>>['card']>

async function cardOf(db: DbOrTx, question: OpenQuestion, enrolment: EnrolmentRow, part: { standsIn: boolean }) {
  const drill = await findDrill(db, question.drill_id)
  const row = await findDrillCard(db, question.drill_id, question.position)
  if (!drill || row?.score == null) return null
  const { set, cards } = readDrillContent(drill.cards)
  return {
    questionId: question.id,
    traineeName: enrolment.trainee_name,
    title: set.title,
    utterance: cards[question.position]!.utterance,
    reply: row.reply ?? '',
    origin: question.origin,
    reason: question.reason,
    askedAt: question.asked_at,
    standsIn: part.standsIn,
    ...nameSubject(question.subject as RulingSubject, row.score),
  }
}

/** What the last tap said, as long as it stands and can be taken back. */
export async function findJustRuled(db: DbOrTx, { viewer, now }: { viewer: Reader; now: number }, id: string | null) {
  const ruling = id ? await findCardRuling(db, id) : undefined
  if (!ruling || ruling.ruled_by !== viewer.id || ruling.is_yes === null) return null
  if ((await findStandingRuling(db, ruling.question_id))?.id !== ruling.id) return null
  const question = await findCardQuestion(db, ruling.question_id)
  const row = question && (await findDrillCard(db, question.drill_id, question.position))
  if (!question || row?.score == null) return null
  return {
    rulingId: ruling.id,
    isYes: ruling.is_yes === 1,
    mayUndo: isFresh(ruling.ruled_at, now),
    ...nameSubject(question.subject as RulingSubject, row.score),
  }
}
export type JustRuled = NonNullable<Awaited<ReturnType<typeof findJustRuled>>>
