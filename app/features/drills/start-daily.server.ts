import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { findOpenDrillOfSet, listRecentDecks, restartCardsShownBefore } from '#db/queries/drills'
import { findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { keepJudge } from '../quick-replies/judges.server'
import { LOST_SECONDS } from '../quick-replies/reply-time'
import { findClosedBook } from './closed-book.server'
import { DAILY_SET, dailySet } from './daily'
import { loadDaily } from './daily.server'
import { dealDrill, WEEK_MS } from './deal-drill.server'
import { dealPhrases } from './deck'
import { drillContent, utterancesIn } from './drill-content'

interface StartDailyInput {
  actor: Actor
  now: number
  content: Content
  enrolmentId: string
}

/** Deals the ten minutes of today, or leads back to those that were begun; answers the drill's id. */
export async function startDaily(db: Db, input: StartDailyInput): Promise<Outcome<string>> {
  await keepJudge(db, input.content, input.now)
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment || enrolment.trainee_id !== input.actor.id) return refuse('not-found')
    if (enrolment.ended_at !== null) return refuse('wrong-state')
    if (await findClosedBook(tx, input)) return refuse('attempt-open')
    const begun = await findOpenDrillOfSet(tx, enrolment.id, DAILY_SET)
    if (begun) {
      // Whoever comes back the next day was away, not slow.
      await restartCardsShownBefore(tx, begun.id, { before: input.now - LOST_SECONDS * 1000, now: input.now })
      return accept(begun.id)
    }
    const { cards } = (await loadDaily(tx, { ...input, enrolment })).daily
    if (cards.length === 0) return refuse('nothing-due')
    const decks = await listRecentDecks(tx, enrolment.id, { since: input.now - WEEK_MS, activityId: null })
    const seed = newId()
    const set = dailySet(cards)
    const { caseBook, products } = input.content
    const deck = dealPhrases(set, cards, { seed, caseBook, products, avoid: utterancesIn(decks) })
    return accept(
      await dealDrill(tx, { ...input, seed, purpose: 'practice', content: drillContent(input.content, set, deck) }),
    )
  })
}
