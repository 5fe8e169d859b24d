// Decides what is talked over in a debrief: gaps that were written down, and papers that have their result.
import type { ActivityOf } from '#app/content/plan'
import type { AttemptFact, EnrolmentFacts, EntryFact } from '../../facts'

export interface Findings {
  gaps: readonly EntryFact[]
  /** Papers with their result, the newest first; one that was sat again stands beside the first. */
  papers: readonly (AttemptFact & { activityId: string })[]
  /** A paper is still to be marked or released. */
  isMarking: boolean
  /** Neither a gap nor a paper. */
  isEmpty: boolean
}

export function findingsOf(
  { id, settings }: Pick<ActivityOf<'debrief'>, 'id' | 'settings'>,
  { activities }: Pick<EnrolmentFacts, 'activities'>,
): Findings {
  const sources = [id, ...settings.gapsFrom].flatMap((source) => {
    const own = activities.get(source)
    return own ? [{ source, own }] : []
  })
  const gaps = sources.flatMap(({ own }) => own.entries.filter((entry) => entry.kind === 'gap'))
  const attempts = sources.flatMap(({ source, own }) => own.attempts.map((paper) => ({ ...paper, activityId: source })))
  const papers = attempts
    .filter(({ state }) => state === 'released')
    .sort((a, b) => (b.releasedAt ?? 0) - (a.releasedAt ?? 0))
  return {
    gaps,
    papers,
    isMarking: attempts.some(({ state }) => state !== 'released' && state !== 'in_progress'),
    isEmpty: gaps.length + papers.length === 0,
  }
}

/** How much has come that was not there at this moment: who has read the list has read it as it was then. */
export function newsSince({ gaps, papers }: Findings, at: number): number {
  const isNews = (came: number | null) => came !== null && came > at
  return (
    gaps.filter(({ createdAt }) => isNews(createdAt)).length +
    papers.filter(({ releasedAt }) => isNews(releasedAt)).length
  )
}
