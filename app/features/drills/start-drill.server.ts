import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertDrill, insertDrillCards, listRecentDecks } from '#db/queries/drills'
import { lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { keepJudge } from '../quick-replies/judges.server'
import { closeOverdueDrills } from './close-drill.server'
import { findClosedBook } from './closed-book.server'
import { drawDeck, modeOf } from './deck'
import { nextPositions } from './drill'
import { type DrillContent, drillDeadline, readDrillContent } from './drill-content'
import { findDrillEntitlement } from './entitlement.server'

const WEEK_MS = 7 * 86_400_000

interface StartDrillInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
  setId: string
  /** The plan row it belongs to; without one it is free practice. */
  activityId?: string | undefined
}

/** Deals the cards, freezes them and shows the first; answers the drill's id. */
export async function startDrill(db: Db, input: StartDrillInput): Promise<Outcome<string>> {
  await closeOverdueDrills(db, input.now, input.enrolmentId)
  const set = input.content.drillSets.find((s) => s.id === input.setId)
  if (set && modeOf(set) !== 'code') await keepJudge(db, input.content, input.now)
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    if (enrolment.ended_at !== null) return refuse('wrong-state')
    if (!set) return refuse('invalid-reference')
    // Practice in a second tab would show what the running exam drill does not allow.
    if (await findClosedBook(tx, input)) return refuse('attempt-open')
    const { activityId } = input
    const purpose =
      activityId === undefined
        ? accept<'practice' | 'exam'>('practice')
        : await findDrillEntitlement(tx, { ...input, activityId })
    if (!purpose.ok) return purpose
    const decks = await listRecentDecks(tx, enrolment.id, {
      since: input.now - WEEK_MS,
      activityId: activityId ?? null,
    })
    const avoid = new Set(decks.flatMap((json) => readDrillContent(json).cards.map((c) => c.utterance)))
    const id = newId()
    const seed = newId()
    const mode = modeOf(set)
    const content: DrillContent = {
      set,
      cards: drawDeck(set, input.content.phrases, { seed, avoid }),
      judge: mode === 'code' ? null : input.content.judgeVersion,
      forbidden: input.content.forbidden,
    }
    await insertDrill(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: input.activityId ?? null,
      set_id: set.id,
      purpose: purpose.value,
      mode,
      seed,
      cards: JSON.stringify(content),
      state: 'in_progress',
      started_at: input.now,
      deadline_at: drillDeadline(
        content,
        { startedAt: input.now, activityId: input.activityId ?? null, answered: new Set() },
        input.now,
      ),
      pass_percent: set.passPercent,
    })
    const positions = nextPositions(mode, content.cards.length, [])
    await insertDrillCards(
      tx,
      positions.map((position) => ({
        drill_id: id,
        position,
        intent_id: content.cards[position]!.intentId,
        shown_at: input.now,
      })),
    )
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: 'start:drill',
      entity: 'drill',
      entityId: id,
      enrolmentId: enrolment.id,
      after: { set: set.id, purpose: purpose.value, activity: input.activityId ?? null },
    })
    return accept(id)
  })
}
