// Decides which news goes into a notice that nobody has read yet: of one drill a kind of notice stands once, and counts.
import type { Notice } from './notice'

/** What the same kind of news is about; null where each stands for itself. */
function drillOf({ kind, payload }: Notice): string | null {
  switch (kind) {
    case 'drill-failed':
    case 'drill-passed':
    case 'drill-reopened':
    case 'card-dispute-ruled':
    case 'card-dispute-reopened':
    case 'card-ruling-corrected':
      return payload.drillId
    case 'own-ruling-corrected':
      return payload.drillId ?? null
    default:
      return null
  }
}

export function mayFold(news: Notice): boolean {
  return drillOf(news) !== null
}

const upheldIn = ({ upheld, times = 1, timesUpheld }: { upheld: boolean; times?: number; timesUpheld?: number }) =>
  timesUpheld ?? (upheld ? times : 0)

/** The news with what the unread notice told already; null where that is about something else. */
export function foldInto(unread: Notice, news: Notice): Notice['payload'] | null {
  if (unread.kind !== news.kind || !mayFold(news) || drillOf(unread) !== drillOf(news)) return null
  const countOf = ({ payload }: Notice) => ('times' in payload ? (payload.times ?? 1) : 1)
  const times = countOf(unread) + countOf(news)
  if (news.kind === 'card-dispute-ruled' && unread.kind === news.kind)
    return { ...news.payload, times, timesUpheld: upheldIn(unread.payload) + upheldIn(news.payload) }
  if (
    news.kind === 'card-dispute-reopened' ||
    news.kind === 'card-ruling-corrected' ||
    news.kind === 'own-ruling-corrected'
  )
    return { ...news.payload, times }
  // How a drill stands is said by the newest word alone.
  return news.payload
}
