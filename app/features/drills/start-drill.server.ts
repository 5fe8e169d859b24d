import type { Content } from '#app/content/content.server'
import type { DrillSet } from '#app/content/drill-set'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertDrill, insertDrillCards, listDrillsOfActivity, listRecentDecks } from '#db/queries/drills'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import { factsOf } from '../activities/facts'
import { loadProgress } from '../activities/progress.server'
import { type Actor, appendAudit } from '../audit/audit.server'
import { decideExamDate, isDayOpen } from '../cohorts/calendar.server'
import { closeOverdueDrills } from './close-drill.server'
import { drawDeck } from './deck'
import { type DrillMode, decideStart, nextPositions } from './drill'
import { type DrillContent, drillDeadline, readDrillContent } from './drill-content'

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

export function modeOf(set: DrillSet): DrillMode {
  return (set.parallel ?? 1) > 1 ? 'desk' : set.mode
}

/** A row with a gate, or with any set but the recall practice, is an exam. */
async function purposeOf(tx: Tx, input: StartDrillInput): Promise<Outcome<'practice' | 'exam'>> {
  if (input.activityId === undefined) return accept<'practice' | 'exam'>('practice')
  const enrolment = await findEnrolment(tx, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(tx, [enrolment], input) : []
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || !entry || !('set' in entry.activity.settings)) return refuse('not-found')
  if (entry.activity.settings.set !== input.setId) return refuse('invalid-reference')
  if (!isDayOpen(progress.calendar, entry.day)) return refuse('day-locked', entry.on)
  const date = entry.activity.gate ? decideExamDate(progress.calendar) : accept()
  if (!date.ok) return date
  const purpose = modeOf(input.content.drillSets.find((s) => s.id === input.setId)!) === 'code' ? 'practice' : 'exam'
  const earlier = await listDrillsOfActivity(tx, input.enrolmentId, input.activityId)
  const notYet = factsOf(progress.facts, input.activityId).signOffs.filter((s) => s.verdict === 'not_yet')
  const may = decideStart({
    purpose,
    earlier: earlier.map((d) => ({ state: d.state, startedAt: d.started_at })),
    lastNotYetAt: notYet.length === 0 ? null : Math.max(...notYet.map((s) => s.signedAt)),
  })
  return may.ok ? accept<'practice' | 'exam'>(purpose) : may
}

/** Deals the cards, freezes them and shows the first; answers the drill's id. */
export async function startDrill(db: Db, input: StartDrillInput): Promise<Outcome<string>> {
  await closeOverdueDrills(db, input.now, input.enrolmentId)
  return inTransaction(db, async (tx) => {
    const enrolment = await lockEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    const set = input.content.drillSets.find((s) => s.id === input.setId)
    if (!set) return refuse('invalid-reference')
    const purpose = await purposeOf(tx, input)
    if (!purpose.ok) return purpose
    const decks = await listRecentDecks(tx, enrolment.id, input.now - WEEK_MS)
    const avoid = new Set(decks.flatMap((json) => readDrillContent(json).cards.map((c) => c.utterance)))
    const id = newId()
    const seed = newId()
    const content: DrillContent = { set, cards: drawDeck(set, input.content.phrases, { seed, avoid }) }
    await insertDrill(tx, {
      id,
      enrolment_id: enrolment.id,
      activity_id: input.activityId ?? null,
      set_id: set.id,
      purpose: purpose.value,
      mode: modeOf(set),
      seed,
      cards: JSON.stringify(content),
      state: 'in_progress',
      started_at: input.now,
      deadline_at: drillDeadline(content, input.now),
      pass_percent: set.passPercent,
    })
    const positions = nextPositions(modeOf(set), content.cards.length, [])
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
