import { type Content, type Courses, courseOf } from '#app/content/content.server'
import { groupsOf } from '#app/content/meaning'
import { isFresh } from '#app/rules/undo-window'
import { findDrill, findDrillCard } from '#db/queries/drills'
import {
  findCardQuestion,
  findCardRuling,
  findStandingRuling,
  hasOpenQuestion,
  listOpenQuestions,
} from '#db/queries/rulings'
import type { DbOrTx } from '#db/transaction'
import { canSomewhere, type Viewer } from '../accounts/permissions'
import { owesReason, partInRuling } from '../drills/card-question'
import type { DeckCard } from '../drills/deck'
import { isJudged, readCardScore } from '../drills/drill'
import { readDrillContent } from '../drills/drill-content'
import { textsFor } from '../quick-replies/case-facts'
import { viewCase } from '../quick-replies/case-view'
import { nameGaps } from '../quick-replies/phrase-gaps'
import type { RulingSubject } from '../quick-replies/rulings'
import { inTurn } from './put-off'
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
  /** Why a word is not said, in the words of its card; empty for everything else. */
  why: string
  /** The machine asserts nothing here. */
  isUnsure: boolean
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
    const isUnsure = point?.answer === 'open'
    return { subject, what, name: point?.point ?? name, saw: point?.saw ?? '', why: '', isUnsure }
  }
  const list = what === 'hard' ? judgement?.hard : what === 'soft' ? judgement?.soft : undefined
  const fault = list?.find((one) => one.kind === name)
  const why = what === 'word' ? (judgement?.words.find(({ word }) => word === name)?.why ?? '') : (fault?.inCase ?? '')
  return { subject, what, name, saw: fault?.saw ?? '', why, isUnsure: fault?.sure === false }
}

interface QueueInput {
  viewer: Reader
  courses: Courses
  /** Questions that are put off in this sitting. */
  later: readonly string[]
}

/** One card at a time: nothing of what a ruling does to the mark. */
export async function getRulingQueue(db: DbOrTx, { viewer, courses, later }: QueueInput) {
  const waiting = (await listAsked(db, viewer)).sort(
    (a, b) =>
      Number(b.part.asked) - Number(a.part.asked) ||
      WEIGHT(a.question) - WEIGHT(b.question) ||
      a.question.asked_at - b.question.asked_at,
  )
  const [first] = inTurn(waiting, later, ({ question }) => question.id)
  return { left: waiting.length, card: first ? await cardOf(db, courses, first) : null }
}
export type RulingCard = NonNullable<Awaited<ReturnType<typeof getRulingQueue>>['card']>

/** What counts as saying the point, one group of meanings or another; empty for what is no point, or is told in words of today. */
function meansOf({ what, subject }: NamedSubject, { must }: DeckCard, { meaningsInWords }: Content): string[][] {
  const point = what === 'point' ? must[Number(subject.replace('point ', ''))] : undefined
  if (!point) return []
  const groups = groupsOf(point.says).map((group) => group.flatMap((id) => meaningsInWords[id] ?? []))
  return groups.filter((group) => group.length > 0)
}

async function cardOf(
  db: DbOrTx,
  courses: Courses,
  { question, enrolment, part }: Awaited<ReturnType<typeof listAsked>>[number],
) {
  const drill = await findDrill(db, question.drill_id)
  const row = await findDrillCard(db, question.drill_id, question.position)
  if (!drill || row?.score == null) return null
  const { set, cards } = readDrillContent(drill.cards)
  const card = cards[question.position]!
  const content = courseOf(courses, enrolment.course_id)
  const named = nameSubject(question.subject as RulingSubject, row.score)
  const asked = { subject: named.subject, origin: question.origin }
  return {
    questionId: question.id,
    traineeName: enrolment.trainee_name,
    title: set.title,
    intent: card.name,
    utterance: card.utterance,
    shown: card.case ? viewCase(card.case, row.shown_at) : null,
    reply: row.reply ?? '',
    origin: question.origin,
    reason: question.reason,
    askedAt: question.asked_at,
    standsIn: part.standsIn,
    means: meansOf(named, card, content),
    model: nameGaps(textsFor(card.texts, card.case, card.utterance)[0] ?? '', content.slots),
    owesReason: { yes: owesReason(asked, true), no: owesReason(asked, false) },
    ...named,
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
