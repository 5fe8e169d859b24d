// Decides who waits for whom, and since when: the queue of everybody who is not the trainee.

import type { SignerRole } from '#app/content/plan'
import { instantOf } from '#app/rules/dates'
import type { ActivityFacts, EntryFact } from './facts'
import { factsOf } from './facts'
import type { ActivityProgress, Progress } from './progress'
import { countingFacts } from './second-test'
import { actsFor, type Delegation, partInSlot } from './signers'

export type WaitingKind =
  | 'accept'
  | 'sign'
  | 'sheet'
  | 'confirm'
  | 'answer'
  | 'gap'
  | 'debrief'
  | 'mark'
  | 'release'
  | 'look'

export interface WaitingItem {
  enrolmentId: string
  traineeName: string
  activityId: string
  title: string
  day: number
  kind: WaitingKind
  /** Which signature, for `sign` and `accept`. */
  slot: SignerRole | null
  /** How many entries, for `confirm`, `answer` and `gap`; else 1. */
  count: number
  /** Epoch ms. */
  since: number
}

interface Person {
  id: string
  roles: readonly string[]
}

/** The last thing that happened, or the planned hour when nothing carries a time. */
export function lastMoveAt(facts: ActivityFacts, fallback: number): number {
  const moments = [
    facts.record?.doneAt,
    ...facts.entries.map((e) => Math.max(e.createdAt, e.closedAt ?? 0)),
    ...facts.attempts.map((a) => a.releasedAt ?? a.startedAt),
    ...facts.drills.map((d) => d.startedAt),
    ...facts.typing.map((t) => t.finishedAt),
    ...facts.sheets.map((s) => s.madeAt),
    ...facts.signOffs.map((s) => s.signedAt),
  ].filter((at): at is number => typeof at === 'number' && at > 0)
  return moments.length > 0 ? Math.max(...moments) : fallback
}

/** Gaps and questions that nobody has dated, or whose date has come. */
export function isPressing(entry: Pick<EntryFact, 'state' | 'dueOn'>, today: string): boolean {
  return entry.state === 'open' && (entry.dueOn === null || entry.dueOn <= today)
}

function itemsOfActivity(
  progress: Progress,
  entry: ActivityProgress,
  person: Person,
  delegations: readonly Delegation[],
): WaitingItem[] {
  const { enrolment, calendar } = progress
  const { activity, status } = entry
  if (status.state === 'not-applicable' || status.state === 'locked') return []
  const facts = factsOf(progress.facts, activity.id)
  const acts = (role: Parameters<typeof actsFor>[1]['role']) =>
    actsFor(person, { enrolment, activityId: activity.id, role, delegations })
  const planned = instantOf(entry.on, activity.start, enrolment.zone)
  const item = (kind: WaitingKind, more: Partial<WaitingItem> = {}): WaitingItem => ({
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    activityId: activity.id,
    title: activity.title,
    day: entry.day,
    kind,
    slot: null,
    count: 1,
    since: lastMoveAt(facts, planned),
    ...more,
  })
  const several = (kind: WaitingKind, entries: readonly EntryFact[]) =>
    entries.length === 0
      ? []
      : [item(kind, { count: entries.length, since: Math.min(...entries.map((e) => e.createdAt)) })]
  const lacks = (what: string) => status.missing.some((m) => m.what === what)

  const items: WaitingItem[] = []
  const signs = (slot: SignerRole) => partInSlot(person, { enrolment, activity, slot, delegations })?.asked ?? false
  if (lacks('accept-mentor') && signs('mentor')) items.push(item('accept', { slot: 'mentor' }))
  if (acts('mentor'))
    items.push(
      ...several(
        'confirm',
        facts.entries.filter((e) => e.kind === 'price-change' && e.state === 'open'),
      ),
    )
  if (acts('mentor') || (activity.type === 'question-time' && acts(activity.leader)))
    items.push(
      ...several(
        'answer',
        facts.entries.filter((e) => e.kind === 'question' && isPressing(e, calendar.today)),
      ),
    )
  if (acts('mentor'))
    items.push(
      ...several(
        'gap',
        facts.entries.filter((e) => e.kind === 'gap' && isPressing(e, calendar.today)),
      ),
    )
  if (facts.typingHeld > 0 && acts('mentor')) items.push(item('look', { count: facts.typingHeld }))
  if (wantsSheetFrom(entry, countingFacts(facts, entry.again ?? null), person, acts)) items.push(item('sheet'))
  if (lacks('debrief') && !lacks('mentor-sheet') && (acts('mentor') || acts('manager'))) items.push(item('debrief'))
  items.push(...markItems(facts, { marks: acts('mentor'), releases: acts('manager') }, item))
  const onlySignatures = status.missing.length > 0 && status.missing.every((m) => m.what === 'sign')
  if (onlySignatures && status.state !== 'not-yet')
    for (const missing of status.missing) {
      const slot = missing.slot as SignerRole
      if (signs(slot)) items.push(item('sign', { slot }))
    }
  return items
}

/** Live days ask the mentor once the trainee's log is in; the other rubrics ask whoever leads. */
function wantsSheetFrom(
  { activity, status }: ActivityProgress,
  facts: ActivityFacts,
  person: Person,
  acts: (role: ActivityProgress['activity']['leader']) => boolean,
): boolean {
  const lacks = (what: string) => status.missing.some((m) => m.what === what)
  if (lacks('examiners')) return acts('examiner') && !facts.sheets.some((s) => s.examinerId === person.id)
  if (!lacks('mentor-sheet')) return false
  if (activity.type === 'live') return !lacks('live-log') && acts('mentor')
  return acts(activity.leader)
}

function markItems(
  facts: ActivityFacts,
  may: { marks: boolean; releases: boolean },
  item: (kind: WaitingKind, more?: Partial<WaitingItem>) => WaitingItem,
): WaitingItem[] {
  const [newest] = facts.attempts
  if (newest?.state === 'submitted' || newest?.state === 'expired') return may.marks ? [item('mark')] : []
  return newest?.state === 'graded' && may.releases ? [item('release')] : []
}

/** Everything that waits for this person in these enrolments, the longest wait first. */
export function listWaiting(
  progress: readonly Progress[],
  person: Person,
  delegations: readonly Delegation[],
): WaitingItem[] {
  return progress
    .filter((p) => p.enrolment.trainee_id !== person.id)
    .flatMap((p) => p.activities.flatMap((entry) => itemsOfActivity(p, entry, person, delegations)))
    .sort((a, b) => a.since - b.since)
}
