import type { Content } from '#app/content/content.server'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { localDateOf } from '#app/rules/dates'
import { listDrillCards } from '#db/queries/drills'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listCardQuestions, listRulings } from '#db/queries/rulings'
import type { DbOrTx } from '#db/transaction'
import { isFinalState } from '../cohorts/enrolment-states'
import { loadWorkdays } from '../cohorts/workdays.server'
import { textsFor } from '../quick-replies/case-facts'
import { type CaseView, viewCase } from '../quick-replies/case-view'
import { nameGaps } from '../quick-replies/phrase-gaps'
import type { RulingSubject } from '../quick-replies/rulings'
import { REPLY_PARTS, type ReplyMark, type ReplyParts } from '../quick-replies/score-reply'
import { cardStanding } from './card-standing'
import { type CardScore, type EarlierCardScore, isJudged, readCardScore } from './drill'
import { readDrillContent } from './drill-content'
import { type ExplainedCard, explainCard, type Matter } from './explain-card'
import type { DrillRow } from './settle-drill.server'

export interface CardFeedback {
  position: number
  intent: string
  utterance: string
  /** What was known of the customer; null in drills begun before cards had cases. */
  shown: CaseView | null
  code: string
  /** Codes that count as well. */
  alsoRight: string[]
  givenCode: string
  reply: string
  tookMs: number
  limitSeconds: number
  /** The shop's own line when this drill began; null where none was drawn. */
  breachSeconds: number | null
  /** What it is worth now, with everything open counted against and for the writer. */
  low: number
  high: number
  /** What the lower mark is made of now; null where nothing was judged by meaning. */
  parts: ReplyParts | null
  /** What the machine had given, where people have ruled since and it comes to something else. */
  machine: ReplyMark | null
  score: CardScore | EarlierCardScore
  /** Null where nothing was judged by meaning. */
  explained: ExplainedCard | null
  explain: string
  texts: string[]
}

interface FeedbackInput {
  drill: DrillRow
  enrolment: EnrolmentRow
  content: Content
  now: number
  /** Read by whose drill it is: nobody else disputes anything of it. */
  isOwn: boolean
}

async function loadMatters(db: DbOrTx, drillId: string): Promise<(Matter & { position: number })[]> {
  const [questions, rulings] = [await listCardQuestions(db, drillId), await listRulings(db, drillId)]
  const laterThan = (id: string) => rulings.find((row) => row.supersedes === id)
  return questions.map((question) => {
    const own = rulings.filter((row) => row.question_id === question.id && row.is_yes !== null)
    const standing = own.find((row) => !laterThan(row.id))
    return {
      position: question.position,
      subject: question.subject as RulingSubject,
      origin: question.origin,
      reason: question.reason,
      ruling: standing ? saidIn(standing) : null,
      // A slip that was taken back within its minute was never anybody's word.
      corrected: own.filter((row) => laterThan(row.id)?.is_yes != null).map(saidIn),
    }
  })
}

function saidIn(row: Awaited<ReturnType<typeof listRulings>>[number]) {
  return { isYes: row.is_yes === 1, note: row.note, rulerName: row.ruler_name, at: row.ruled_at }
}

function isOtherMark(one: ReplyMark, other: ReplyMark): boolean {
  return (
    one.low !== other.low ||
    one.high !== other.high ||
    REPLY_PARTS.some((part) => one.parts[part] !== other.parts[part])
  )
}

/** Every answered card with its mark, why, and what people have ruled. */
export async function listFeedback(
  db: DbOrTx,
  { drill, enrolment, content, now, isOwn }: FeedbackInput,
): Promise<CardFeedback[]> {
  const { cards, time } = readDrillContent(drill.cards)
  const matters = await loadMatters(db, drill.id)
  const workdaysAfter = await loadWorkdays(db, [enrolment])
  const lastOn = workdaysAfter(enrolment, drill.finished_at ?? now, APPEAL_WORKDAYS)
  const isExam = drill.purpose === 'exam'
  const isInTime = !isExam || localDateOf(now, enrolment.zone) <= lastOn
  const mayDispute = isOwn && isInTime && !isFinalState(enrolment.state)
  return (await listDrillCards(db, drill.id)).flatMap((row) => {
    const card = cards[row.position]!
    if (row.answered_at === null || row.score === null) return []
    const score = readCardScore(row.score)
    const own = matters.filter(({ position }) => position === row.position)
    const rulings = own.flatMap(({ subject, ruling }) => (ruling ? [{ subject, isYes: ruling.isYes }] : []))
    const disputed = own.flatMap(({ subject, origin, ruling }) =>
      isExam && origin === 'dispute' && ruling === null ? [subject] : [],
    )
    const tookMs = row.took_ms ?? 0
    const { limitSeconds } = card
    const sent = { code: row.code, reply: row.reply, tookMs, limitSeconds }
    const ruled = cardStanding(score, sent, { rulings, disputed: [] })
    const { low, high, parts } = cardStanding(score, sent, { rulings, disputed })
    const judgement = isJudged(score) ? score.judgement : null
    const mark = isJudged(score) ? score.mark : null
    return [
      {
        position: row.position,
        intent: card.name,
        utterance: card.utterance,
        shown: card.case ? viewCase(card.case, row.shown_at) : null,
        code: card.code,
        alsoRight: card.alsoRight ?? [],
        givenCode: row.code ?? '',
        reply: row.reply ?? '',
        tookMs,
        limitSeconds,
        breachSeconds: time?.breachSeconds ?? null,
        low,
        high,
        parts,
        machine: mark && ruled.parts && isOtherMark(mark, { ...ruled, parts: ruled.parts }) ? mark : null,
        score,
        explained: judgement ? explainCard(judgement, own, mayDispute) : null,
        explain: card.explain,
        texts: textsFor(card.texts, card.case, card.utterance).map((text) => nameGaps(text, content.slots)),
      },
    ]
  })
}
