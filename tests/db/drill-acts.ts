// Drills of a course with two points on every card, judged by a judge made by hand, and a mentor who rules on them.
import { type Content, onlyCourse } from '#app/content/content.server'
import type { JudgeFile } from '#app/content/judge-file'
import { answerCard, finishDrill } from '#app/features/drills/answer-card.server'
import { disputeCard } from '#app/features/drills/dispute-card.server'
import { readDrillContent } from '#app/features/drills/drill-content'
import { ruleOnCard } from '#app/features/drills/rule-on-card.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { getRulingQueue } from '#app/features/mentor-desk/ruling-queue.server'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import type { BuiltEnrolment } from '#tests/builders/enrolment'
import { aJudge } from '#tests/builders/judge'
import { DAY_MS, MINUTE_MS, NOW } from '#tests/builders/time'

/** Day 3 of a cohort without rest days, ten in the morning. */
export const DAY_3 = NOW + 2 * DAY_MS + 60 * MINUTE_MS
const MEANINGS = { yes: ['好的'], other: ['马上'] }

/** The real course with two points on every card, judged by a judge made by hand. */
export function judgedBy(file: JudgeFile): Content {
  const real = testContent()
  const must = [
    { point: '答应', says: 'yes' },
    { point: '马上', says: 'other' },
  ]
  const phrases = real.phrases.map((phrase) => ({ ...phrase, must, mustNot: [] }))
  return {
    ...real,
    phrases,
    forbidden: [],
    phraseById: new Map(phrases.map((phrase) => [phrase.id, phrase])),
    judgeFile: () => file,
    judgeVersion: file.version,
  }
}

export const content = judgedBy(aJudge(MEANINGS, 'first'))
export const later = judgedBy(aJudge({ yes: ['没有这句'], other: ['也没有'] }, 'second'))
export const OPEN = '好的，马上吗？'
export const FINE = '好的，马上'
export const LACKS = '马上'

export async function begun(
  db: Db,
  enrolment: BuiltEnrolment,
  activityId: string | undefined = 'D03-2',
  given = content,
) {
  const started = await startDrill(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now: DAY_3,
    content: given,
    enrolmentId: enrolment.id,
    setId: 'S2',
    activityId,
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

/** Answers the cards in order with these replies and ends the drill. */
export async function played(db: Db, enrolment: BuiltEnrolment, replies: readonly string[], given = content) {
  const drillId = await begun(db, enrolment, 'D03-2', given)
  const actor = { id: enrolment.trainee.id, requestId: null }
  const { cards } = readDrillContent((await drillOf(db, drillId)).cards)
  for (const [position, reply] of replies.entries()) {
    const now = DAY_3 + (position + 1) * 10_000
    const { code } = cards[position]!
    const answered = await answerCard(db, { actor, now, content: given, drillId, position, code, reply })
    if (!answered.ok) throw new Error(answered.reason)
  }
  if (replies.length < cards.length) await finishDrill(db, { actor, now: DAY_3 + 5 * MINUTE_MS, drillId })
  return drillId
}

export function drillOf(db: Db, id: string) {
  return db.selectFrom('drill').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export function questionsOf(db: Db, drillId: string) {
  return db.selectFrom('card_question').selectAll().where('drill_id', '=', drillId).orderBy('position').execute()
}

export function mentorOf(enrolment: BuiltEnrolment) {
  return { id: enrolment.mentor!.id, roles: ['mentor'] as const }
}

export function queueOf(
  db: Db,
  viewer: { id: string; roles: readonly ('mentor' | 'manager')[] },
  later: readonly string[] = [],
  given = content,
) {
  return getRulingQueue(db, { viewer, courses: onlyCourse(given), later })
}

export function disputed(db: Db, enrolment: BuiltEnrolment, drillId: string, subject: string, position = 0) {
  const actor = { id: enrolment.trainee.id, requestId: null }
  const reason = '意思说到了'
  return disputeCard(db, { actor, now: DAY_3 + 6 * MINUTE_MS, drillId, position, subject, reason })
}

export function ruling(
  db: Db,
  enrolment: BuiltEnrolment,
  questionId: string,
  isYes: boolean,
  note: string | null = null,
) {
  const viewer = mentorOf(enrolment)
  const actor = { id: viewer.id, requestId: null }
  return ruleOnCard(db, { actor, viewer, now: DAY_3 + 10 * MINUTE_MS, questionId, isYes, note })
}

/** Ten cards: these replies first, the rest fine. */
export const ten = (...first: readonly string[]) => [...first, ...Array.from({ length: 10 - first.length }, () => FINE)]
/** So many open ones that a mark of 80 hangs on them. */
export const HANGING = ten(...Array.from({ length: 6 }, () => OPEN))
