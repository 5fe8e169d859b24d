// Decides from which day nobody has to wait any more for an appeal against what a decision rests on.
import type { Plan } from '#app/content/plan'
import { localDateOf } from '#app/rules/dates'
import type { AppealDays, AttemptFact } from './facts'

export interface AppealedPaper extends Pick<AttemptFact, 'kind' | 'releasedAt' | 'passed'> {
  activityId: string
  appeal: AppealDays
}

interface Given {
  plan: Pick<Plan, 'days'>
  /** The newest of an activity first. */
  papers: readonly AppealedPaper[]
  zone: string
  /** The last day of appealing against what was released on this date. */
  appealUntil: (releasedOn: string) => string
}

/** After a first test more time is asked for as a rule, and that can be decided at once; after these the training may end. */
const MAY_END: readonly AttemptFact['kind'][] = ['makeup', 'final', 'retake']

/** An answer, also one that raised the mark, is what the decision waits for; else the days of asking, unless none is wanted. */
function settledOn({ kind, appeal, releasedAt, passed }: AppealedPaper, { zone, appealUntil }: Given): string | null {
  if (appeal.dueOn !== null) return appeal.dueOn
  if (appeal.answeredAt !== null) return localDateOf(appeal.answeredAt, zone)
  if (releasedAt === null || passed !== false || !MAY_END.includes(kind)) return null
  if (appeal.waivedAt !== null) return localDateOf(appeal.waivedAt, zone)
  return appealUntil(localDateOf(releasedAt, zone))
}

/** The papers of a gate are the newest of its own day; what follows a failed retake rests on the final and the retake. */
function groundsOf(kind: string, { plan, papers }: Given): AppealedPaper[] {
  if (kind === 'retake-fail') return papers.filter((paper) => paper.kind === 'final' || paper.kind === 'retake')
  const day = plan.days.find(({ activities }) =>
    activities.some((activity) => activity.type === 'decision' && activity.settings.decision === kind),
  )
  return (day?.activities ?? []).flatMap(({ id }) => papers.find(({ activityId }) => activityId === id) ?? [])
}

/** Null where there is nothing to wait for. */
export function appealsSettledOn(kind: string, given: Given): string | null {
  const days = groundsOf(kind, given).flatMap((paper) => settledOn(paper, given) ?? [])
  return days.sort().at(-1) ?? null
}

/** Nobody has to decide before everything may be decided. */
export function dueFrom(sinceOn: string, settled: string | null): string {
  return settled !== null && settled > sinceOn ? settled : sinceOn
}
