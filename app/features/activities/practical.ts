// Decides when the practical exam may be begun: once, and once more where the promotion was put off to improve what lay below its line.
import type { ActivityOf } from '#app/content/plan'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { isFinalState } from '../cohorts/enrolment-states'
import { decideBegun } from './begun'
import { inForce } from './decision-facts'
import { type ActivityFacts, factsOf } from './facts'
import type { ActivityProgress, Progress } from './progress'
import { heardPercent, inOrder } from './types/oral/examiners'

export type PracticalEntry = ActivityProgress & { activity: ActivityOf<'chat-simulation'> }

export function isPractical(entry: ActivityProgress): entry is PracticalEntry {
  return entry.activity.type === 'chat-simulation'
}

/** Null until it has been sat to its end and every examiner has marked. */
export function practicalPercent(
  { settings }: Pick<ActivityOf<'chat-simulation'>, 'settings'>,
  { chats, sheets }: Pick<ActivityFacts, 'chats' | 'sheets'>,
): number | null {
  if (chats[0]?.state !== 'finished') return null
  const percents = inOrder(sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
  return heardPercent(percents, settings.examiners)
}

/** Answers the sitting that runs, or null where a new one may be begun. */
export function decidePractical(
  entry: PracticalEntry,
  { facts, enrolment }: Pick<Progress, 'facts' | 'enrolment'>,
): Outcome<string | null> {
  if (entry.status.state === 'not-applicable') return refuse('not-found')
  const own = factsOf(facts, entry.activity.id)
  const [last] = own.chats
  if (last?.state === 'in_progress') return accept(last.id)
  if (isFinalState(enrolment.state)) return refuse('wrong-state')
  const begun = decideBegun(entry.status)
  if (!begun.ok) return begun
  if (!last) return accept(null)
  const percent = practicalPercent(entry.activity, own)
  const asked = facts.improvements.some(({ kind, decidedAt }) => kind === 'promotion' && decidedAt > last.startedAt)
  const isPutOff = inForce(facts.decisions, 'promotion')?.verdict === 'improve' && asked
  const isBelow = percent !== null && percent < entry.activity.settings.passPercent
  return isPutOff && isBelow && entry.activity.gate === 'D22' ? accept(null) : refuse('already-done')
}
