import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { listRecentDecks } from '#db/queries/drills'
import { lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { keepJudge } from '../quick-replies/judges.server'
import { closeOverdueDrills } from './close-drill.server'
import { findClosedBook } from './closed-book.server'
import { dealDrill, WEEK_MS } from './deal-drill.server'
import { drawDeck, modeOf } from './deck'
import { drillContent, utterancesIn } from './drill-content'
import { findDrillEntitlement } from './entitlement.server'

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
    const seed = newId()
    const { caseBook, products } = input.content
    const deck = { seed, caseBook, products, avoid: utterancesIn(decks) }
    const id = await dealDrill(tx, {
      ...input,
      seed,
      purpose: purpose.value,
      content: drillContent(input.content, set, drawDeck(set, input.content.phrases, deck)),
    })
    return accept(id)
  })
}
