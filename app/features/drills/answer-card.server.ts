import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import {
  answerDrillCard,
  findDrill,
  insertDrillCards,
  listDrillCards,
  lockDrill,
  updateDrill,
} from '#db/queries/drills'
import { findEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import type { Judge } from '../quick-replies/judge/judge'
import { keepJudge, openKeptJudge } from '../quick-replies/judges.server'
import { findCodeAtHand } from '../quick-replies/phrase-library.server'
import { closeDrill, isDrillOverdue } from './close-drill.server'
import { type CardScore, decideAnswer, decideSend, nextPositions, type ShownCard, scoreCard, splitCode } from './drill'
import { type DrillContent, drillDeadline, judgedBy, readDrillContent } from './drill-content'
import { bookAtHand } from './open-book'
import { fastestReplyMs } from './pace'
import type { DrillRow } from './settle-drill.server'

interface AnswerCardInput {
  actor: Actor
  now: number
  content: Content
  drillId: string
  position: number
  code: string
  reply: string
}

interface Answered {
  finished: boolean
  /** A code was sent without a reply: nothing is recorded, and the page comes again with its text. */
  bring: string | null
}

/** The time runs on the server, from the moment the card was shown to the moment the answer arrived. */
export async function answerCard(db: Db, input: AnswerCardInput): Promise<Outcome<Answered>> {
  const judge = await openJudgeOf(db, input)
  return inTransaction(db, async (tx) => {
    const drill = await lockDrill(tx, input.drillId)
    const enrolment = drill ? await findEnrolment(tx, drill.enrolment_id) : undefined
    if (!drill || !enrolment) return refuse('not-found')
    const begun = readDrillContent(drill.cards)
    const cards = await listDrillCards(tx, drill.id)
    const row = cards.find((card) => card.position === input.position)
    const standing = {
      state: drill.state,
      ownerId: enrolment.trainee_id,
      deadlineAt: drill.deadline_at,
    }
    const shown = row ? { position: row.position, shownAt: row.shown_at, answeredAt: row.answered_at } : undefined
    const may = decideAnswer(standing, shown, input.actor.id, input.now)
    if (!may.ok && may.reason === 'deadline-passed') {
      await closeDrill(tx, drill, input)
      return accept({ finished: true, bring: null })
    }
    if (!may.ok || !row) return may.ok ? refuse('not-found') : may
    const sent = splitCode(input.code, input.reply)
    const brought = findCodeAtHand(input.content, sent.code)
    const send = decideSend(drill.mode, sent)
    if (!send.ok) return send
    if (send.value === 'bring-text') {
      if (!brought || bookAtHand({ mode: drill.mode, activityId: drill.activity_id }, begun.set) === 'none')
        return refuse('empty-reply')
      return accept({ finished: false, bring: brought.code })
    }
    const { content, bench } = await benchOf(tx, { drill, begun, judge, content: input.content })
    const card = content.cards[row.position]!
    const tookMs = Math.max(0, input.now - row.shown_at)
    const fastestMs = fastestReplyMs({ utterance: card.utterance, text: sent.text, inserted: brought?.text ?? null })
    const score: CardScore = {
      ...scoreCard(drill.mode, card, { ...input, tookMs }, bench),
      ...(drill.mode !== 'code' && tookMs < fastestMs ? { fastestMs } : {}),
    }
    const changed = await answerDrillCard(tx, drill.id, row.position, {
      answered_at: input.now,
      code: input.code,
      reply: input.reply,
      took_ms: tookMs,
      score: JSON.stringify(score),
      total: score.mark.low,
      total_high: score.mark.high,
    })
    if (changed === 0) return refuse('already-done')
    const standings = cards.map((c) => ({
      position: c.position,
      shownAt: c.shown_at,
      answeredAt: c.position === row.position ? input.now : c.answered_at,
    }))
    const next = nextPositions(drill.mode, content.cards.length, standings)
    // In practice the next customer waits until the explanation has been read (show-next).
    const paused = drill.purpose === 'practice' && drill.mode !== 'desk'
    if (next.length > 0 && !paused) await insertDrillCards(tx, rowsOf(drill.id, content, next, input.now))
    const open = standings.filter((card) => card.answeredAt === null).length
    const finished = next.length === 0 && open === 0
    if (finished) await closeDrill(tx, drill, input)
    else await moveDeadline(tx, { drill, content, cards: standings, now: input.now })
    return accept({ finished, bring: null })
  })
}

/** The judge of this drill, opened before anybody is kept waiting; null where only codes are asked for. */
async function openJudgeOf(db: Db, { drillId, content, now }: AnswerCardInput): Promise<Judge | null> {
  const drill = await findDrill(db, drillId)
  if (!drill || drill.mode === 'code') return null
  const begun = readDrillContent(drill.cards)
  if (begun.judge === undefined) await keepJudge(db, content, now)
  return begun.judge === null ? null : openKeptJudge(db, begun.judge ?? content.judgeVersion, content)
}

/**
 * What the replies of a drill are judged by: what it was frozen with at its start, whatever was deployed since. One begun
 * before replies were judged by meaning is finished under the judge of today, and keeps that.
 */
async function benchOf(
  tx: Tx,
  {
    drill,
    begun,
    judge,
    content,
  }: Pick<Touched, 'drill'> & { begun: DrillContent; judge: Judge | null; content: Content },
) {
  if (begun.judge !== undefined || drill.mode === 'code')
    return { content: begun, bench: { judge, forbidden: begun.forbidden ?? [], time: begun.time } }
  const { forbidden, phraseById, judgeVersion } = content
  const judged = judgedBy(begun, { judge: judgeVersion, forbidden, phraseById })
  await updateDrill(tx, drill.id, { cards: JSON.stringify(judged) })
  return { content: judged, bench: { judge, forbidden, time: judged.time } }
}

interface Touched {
  drill: DrillRow
  content: DrillContent
  cards: readonly ShownCard[]
  now: number
}

/** Whoever is at work is not away: see `drillDeadline`. */
async function moveDeadline(tx: Tx, { drill, content, cards, now }: Touched): Promise<void> {
  const answered = new Set(cards.filter((card) => card.answeredAt !== null).map((card) => card.position))
  const course = { startedAt: drill.started_at, activityId: drill.activity_id, answered }
  await updateDrill(tx, drill.id, { deadline_at: drillDeadline(content, course, now) })
}

function rowsOf(drillId: string, content: DrillContent, positions: readonly number[], now: number) {
  return positions.map((position) => ({
    drill_id: drillId,
    position,
    intent_id: content.cards[position]!.intentId,
    shown_at: now,
  }))
}

interface StepInput {
  actor: Actor
  now: number
  drillId: string
}

/** The next practice card: its time starts now. Asking twice shows no second one. */
export function showNextCard(db: Db, input: StepInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const drill = await lockDrill(tx, input.drillId)
    const enrolment = drill ? await findEnrolment(tx, drill.enrolment_id) : undefined
    if (!drill || enrolment?.trainee_id !== input.actor.id) return refuse('not-found')
    if (drill.state !== 'in_progress') return refuse('already-done')
    if (isDrillOverdue(drill, input.now)) return refuse('deadline-passed')
    const content = readDrillContent(drill.cards)
    const cards = await listDrillCards(tx, drill.id)
    const shown = cards.map((c) => ({ position: c.position, shownAt: c.shown_at, answeredAt: c.answered_at }))
    const next = nextPositions(drill.mode, content.cards.length, shown)
    if (next.length > 0) await insertDrillCards(tx, rowsOf(drill.id, content, next, input.now))
    await moveDeadline(tx, { drill, content, cards: shown, now: input.now })
    return accept()
  })
}

/** Ends early: what was not answered counts as nothing. */
export function finishDrill(db: Db, input: StepInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const drill = await lockDrill(tx, input.drillId)
    const enrolment = drill ? await findEnrolment(tx, drill.enrolment_id) : undefined
    if (!drill || enrolment?.trainee_id !== input.actor.id) return refuse('not-found')
    if (drill.state !== 'in_progress') return refuse('already-done')
    await closeDrill(tx, drill, input)
    return accept()
  })
}
