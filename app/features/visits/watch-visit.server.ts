import type { Db } from '#db/connect'
import type { VisitView } from './visit-view'
import { findVisitPulse, findVisitView } from './visits.server'

type Asked = Omit<Parameters<typeof findVisitView>[1], 'now' | 'today'> & {
  now: () => number
  todayOf: (at: number) => string
}

/** Looks at a visit again and again, as `watchDesk` does at a desk: the chat is played anew only when something happened or is due. */
export function watchVisit(db: Db, { now, todayOf, ...asked }: Asked) {
  let known: { pulse: string; revision: string; nextAt: number | null } | null = null
  return async (): Promise<{ view: VisitView | null; isLast: boolean; nextAt: number | null }> => {
    const pulse = await findVisitPulse(db, asked.visitId)
    if (pulse === null) return { view: null, isLast: true, nextAt: null }
    const at = now()
    if (known?.pulse === pulse && (known.nextAt === null || known.nextAt > at))
      return { view: null, isLast: false, nextAt: known.nextAt }
    const view = await findVisitView(db, { ...asked, now: at, today: todayOf(at) })
    if (!view) return { view: null, isLast: true, nextAt: null }
    const isNews = known?.revision !== view.revision
    known = { pulse, revision: view.revision, nextAt: view.nextAt }
    return { view: isNews ? view : null, isLast: view.state !== 'in_progress', nextAt: view.nextAt }
  }
}
