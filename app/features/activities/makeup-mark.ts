// Decides what is said of an exam whose make-up is open or being marked: its first paper is through, and it is not.
import type { Blueprint } from '#app/content/blueprint'
import type { ActivityStatus, StateMark } from './activity-state'
import { type EnrolmentFacts, factsOf } from './facts'
import { makeupOf } from './failed-step'
import type { ActivityProgress } from './progress'

type Papers = readonly Pick<Blueprint, 'id' | 'kind' | 'activity'>[]

export function isMadeUp({ mark }: Pick<ActivityStatus, 'mark'>): boolean {
  return mark === 'makeup-open' || mark === 'makeup-marking'
}

/** The same status, with the make-up as what is open; a gate's second test has words of its own. */
export function withMakeup(
  { activity, status, gateTested }: Pick<ActivityProgress, 'activity' | 'status' | 'gateTested'>,
  facts: EnrolmentFacts,
  papers: Papers,
): ActivityStatus {
  if (activity.type !== 'exam' || gateTested || status.mark || makeupOf(activity.id, papers) === null) return status
  const { attempts } = factsOf(facts, activity.id)
  const makeup = attempts.find(({ kind }) => kind === 'makeup')
  const isFailed = attempts.find(({ state }) => state === 'released')?.passed === false
  if (!isFailed || makeup?.state === 'released') return status
  const isOpen = makeup === undefined || makeup.state === 'in_progress'
  const mark: StateMark = isOpen ? 'makeup-open' : 'makeup-marking'
  return { ...status, mark, next: isOpen ? 'trainee' : 'other' }
}
