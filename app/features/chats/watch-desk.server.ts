import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { findClosedBook } from '../drills/closed-book.server'
import type { DeskView } from './desk-view'
import { findDeskPulse, lookAtDesk } from './desk-view.server'

interface Watched {
  sittingId: string
  traineeId: string
  content: Content
  now: () => number
}

/** What one look brought: the desk where it is another one than before, and when to look again at the latest. */
export interface Look {
  view: DeskView | null
  isLast: boolean
  nextAt: number | null
}

/**
 * Looks at a desk again and again, for as long as somebody listens. As a rule a look is one count: the chats are played anew
 * only when something was kept or something comes by itself.
 */
export function watchDesk(db: Db, { sittingId, traineeId, content, now }: Watched): () => Promise<Look> {
  let known: { pulse: string; revision: string; nextAt: number | null } | null = null
  return async () => {
    const pulse = await findDeskPulse(db, { sittingId, traineeId })
    if (pulse === null) return { view: null, isLast: true, nextAt: null }
    const isQuiet = known?.pulse === pulse && (known.nextAt === null || known.nextAt > now())
    if (known && isQuiet) return { view: null, isLast: false, nextAt: known.nextAt }
    const at = now()
    if (await findClosedBook(db, { traineeId, now: at })) return { view: null, isLast: true, nextAt: null }
    const looked = await lookAtDesk(db, { sittingId, traineeId, content, now: at })
    if (!looked) return { view: null, isLast: true, nextAt: null }
    const { view, nextAt } = looked
    const isNews = known?.revision !== view.revision
    known = { pulse, revision: view.revision, nextAt }
    return { view: isNews ? view : null, isLast: view.state !== 'in_progress', nextAt }
  }
}
