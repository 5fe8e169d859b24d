import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { countUnreadNotices } from '#db/queries/notifications'
import type { Viewer } from '../accounts/permissions'

export interface ShellFacts {
  now: number
  /** The training day, for a trainee in training. */
  day: number | null
  notices: number
}

/** What the frame around every page shows; kept to one small query. */
export async function getShellFacts(db: Db, input: { viewer: Viewer; content: Content; now: number }): Promise<ShellFacts> {
  return { now: input.now, day: null, notices: await countUnreadNotices(db, input.viewer.id) }
}
