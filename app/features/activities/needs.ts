// Decides what has to be there before an activity may begin: one table, made of the plan's own rows, asked by every page and door.
import type { Need } from '#app/content/plan'
import type { Unmet } from './activity-state'
import { type EnrolmentFacts, factsOf, isPassed } from './facts'
import { listPreconditions } from './preconditions'
import type { ActivityProgress } from './progress'
import { definitionOf } from './registry'

/** Nothing of this kind missing: the exam, drill or test has been taken. */
const SITTING = ['attempt', 'drill', 'chats', 'typing', 'typing-held', 'examiners', 'third-examiner']

interface Given {
  facts: EnrolmentFacts
  /** Local date of the trainee. */
  today: string
}

/** The row's own needs, and what rows of earlier days hold back of its kind. */
export function needsOf({ activity, day }: ActivityProgress, entries: readonly ActivityProgress[]): Need[] {
  const heldAs = definitionOf(activity).heldAs?.(activity) ?? null
  const held = entries.flatMap(({ activity: other, day: earlier }): Need[] => {
    if (heldAs === null || earlier >= day || !other.holds?.includes(heldAs)) return []
    return [other.type === 'decision' ? { passed: other.settings.decision } : { sat: other.id }]
  })
  return [...held, ...(activity.needs ?? [])]
}

function unmetOf(need: Need, entry: ActivityProgress, entries: readonly ActivityProgress[], given: Given): Unmet[] {
  if ('ready' in need) {
    const left = listPreconditions(entry, entries, given).filter((p) => p.state === 'missing').length
    return left > 0 ? [{ what: 'ready', left }] : []
  }
  if ('passed' in need) {
    const gate = entries.find(
      ({ activity }) => activity.type === 'decision' && activity.settings.decision === need.passed,
    )
    if (!gate || isPassed(given.facts, need.passed)) return []
    return [{ what: 'passed', activityId: gate.activity.id, title: gate.activity.title }]
  }
  if ('happened' in need) return unmetSession(need.happened, entries, given)
  const [what, activityId] = 'sat' in need ? (['sat', need.sat] as const) : (['learned', need.learned] as const)
  const other = entries.find(({ activity }) => activity.id === activityId)
  if (!other || !asksForIt(other, given)) return []
  const met =
    what === 'sat'
      ? !other.status.missing.some((m) => SITTING.includes(m.what))
      : other.status.state === 'done' || other.status.state === 'waiting'
  return met ? [] : [{ what, activityId, title: other.activity.title }]
}

/** On another branch of the story it can never be met, so it asks for nothing; nor does what a manager has waived. */
function asksForIt({ activity, status }: ActivityProgress, { facts }: Given): boolean {
  return status.state !== 'not-applicable' && !facts.waived.some(({ subject }) => subject === activity.id)
}

/** Of several sessions one is enough; where none has been, the last of them is named. */
function unmetSession(ids: readonly string[], entries: readonly ActivityProgress[], given: Given): Unmet[] {
  const sessions = entries.filter((entry) => ids.includes(entry.activity.id) && asksForIt(entry, given))
  const tookPlace = ({ activity, status }: ActivityProgress) =>
    !status.missing.some(({ what }) => what === definitionOf(activity).tookPlace)
  const last = sessions.at(-1)
  if (!last || sessions.some(tookPlace)) return []
  return [{ what: 'happened', activityId: last.activity.id, title: last.activity.title }]
}

/** A sitting that has begun goes on to its end. */
function isUnderWay({ activity }: ActivityProgress, facts: EnrolmentFacts): boolean {
  const own = factsOf(facts, activity.id)
  return (
    own.attempts.some((a) => a.state === 'in_progress') ||
    own.drills.some((d) => d.state === 'in_progress') ||
    own.chats.some((c) => c.state === 'in_progress') ||
    own.typing.some((t) => t.finishedAt === null)
  )
}

/** Every row with what it still needs; a row that could be begun now and lacks something is held. */
export function holdActivities(entries: readonly ActivityProgress[], given: Given): ActivityProgress[] {
  return entries.map((entry) => {
    const { status } = entry
    if (status.state !== 'locked' && status.state !== 'open' && status.state !== 'started') return entry
    // A second test is earned by the first one; what that one needed is behind it.
    if (isUnderWay(entry, given.facts) || entry.again) return entry
    const unmet = needsOf(entry, entries).flatMap((need) => unmetOf(need, entry, entries, given))
    if (unmet.length === 0) return entry
    return { ...entry, status: { ...status, unmet, state: status.state === 'locked' ? 'locked' : 'held' } }
  })
}
