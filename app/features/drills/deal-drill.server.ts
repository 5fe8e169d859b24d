import { newId } from '#db/ids'
import { insertDrill, insertDrillCards } from '#db/queries/drills'
import type { Tx } from '#db/transaction'
import { type Actor, appendAudit } from '../audit/audit.server'
import { modeOf } from './deck'
import { nextPositions } from './drill'
import { type DrillContent, drillDeadline } from './drill-content'

/** Within a week no customer says the same again. */
export const WEEK_MS = 7 * 86_400_000

interface Dealt {
  actor: Actor
  now: number
  enrolmentId: string
  activityId?: string | undefined
  purpose: 'practice' | 'exam'
  seed: string
  content: DrillContent
}

/** Writes a drill that may be begun, as it is frozen, and shows its first cards; answers its id. Call under the enrolment's lock. */
export async function dealDrill(
  tx: Tx,
  { actor, now, enrolmentId, purpose, seed, content, ...dealt }: Dealt,
): Promise<string> {
  const id = newId()
  const activityId = dealt.activityId ?? null
  const { set, cards } = content
  const mode = modeOf(set)
  await insertDrill(tx, {
    id,
    enrolment_id: enrolmentId,
    activity_id: activityId,
    set_id: set.id,
    purpose,
    mode,
    seed,
    cards: JSON.stringify(content),
    state: 'in_progress',
    started_at: now,
    deadline_at: drillDeadline(content, { startedAt: now, activityId, answered: new Set() }, now),
    pass_percent: set.passPercent,
  })
  await insertDrillCards(
    tx,
    nextPositions(mode, cards.length, []).map((position) => ({
      drill_id: id,
      position,
      intent_id: cards[position]!.intentId,
      shown_at: now,
    })),
  )
  await appendAudit(tx, {
    actor,
    now,
    action: 'start:drill',
    entity: 'drill',
    entityId: id,
    enrolmentId,
    after: { set: set.id, purpose, activity: activityId },
  })
  return id
}
