// Decides who waits for whom, and since when: the queue of everybody who is not the trainee. Papers have a list of their own,
// since whoever marks them may not know whose they are.

import type { SignerRole } from '#app/content/plan'
import { instantOf } from '#app/rules/dates'
import type { ActivityFacts, EntryFact } from './facts'
import { factsOf } from './facts'
import { askedToMark } from './markers'
import type { ActivityProgress, Progress } from './progress'
import { countingFacts } from './second-test'
import { actsFor, type Delegation, isMentorOf, namedFor, partInSlot } from './signers'

export type WaitingKind = 'accept' | 'sign' | 'sheet' | 'confirm' | 'answer' | 'gap' | 'debrief' | 'look'

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
  now: number,
): WaitingItem[] {
  const { enrolment, calendar } = progress
  const { activity, status } = entry
  if (status.state === 'not-applicable' || status.state === 'locked' || status.state === 'held') return []
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
  const counting = countingFacts(facts, entry.again ?? null)
  const sitting = { enrolment, entry, facts: counting, delegations, isDue: now >= planned }
  if (wantsMarkFrom(sitting, person) || wantsSheetFrom(entry, acts)) items.push(item('sheet'))
  if (lacks('debrief') && !lacks('mentor-sheet') && (acts('mentor') || acts('manager'))) items.push(item('debrief'))
  const onlySignatures = status.missing.length > 0 && status.missing.every((m) => m.what === 'sign')
  if (onlySignatures && status.state !== 'not-yet')
    for (const missing of status.missing) {
      const slot = missing.slot as SignerRole
      if (signs(slot)) items.push(item('sign', { slot }))
    }
  return items
}

interface Sitting {
  enrolment: Progress['enrolment']
  entry: ActivityProgress
  facts: ActivityFacts
  delegations: readonly Delegation[]
  /** Its planned hour has come. */
  isDue: boolean
}

const EXAMINERS_MISSING: readonly string[] = ['examiners', 'third-examiner']

/**
 * An examiner is asked once there is something to hear: at the planned hour, or when the written part of the same exam is
 * handed in. Named people come first, then the mentor, then a manager; so it is with the third, and who has marked is through.
 */
function wantsMarkFrom({ enrolment, entry, facts, delegations, isDue }: Sitting, person: Person): boolean {
  const { activity, status } = entry
  const wanting = status.missing.find((m) => EXAMINERS_MISSING.includes(m.what))
  if (!wanting) return false
  const isHeld = activity.type === 'exam' ? facts.attempts.some((a) => a.state !== 'in_progress') : isDue
  if (!isHeld) return false
  const named = namedFor({ enrolment, activityId: activity.id, role: 'examiner', delegations })
  const mentor = enrolment.mentor_id === person.id && !isMentorOf(person, enrolment) ? null : enrolment.mentor_id
  const managers = person.roles.includes('manager') ? [person.id] : []
  const marked = facts.sheets.map((s) => s.examinerId)
  return askedToMark([named, [mentor], managers], { marked, left: wanting.left ?? 1 }).includes(person.id)
}

/** Live days ask the mentor once the trainee's log is in; the other rubrics ask whoever leads. */
function wantsSheetFrom(
  { activity, status }: ActivityProgress,
  acts: (role: ActivityProgress['activity']['leader']) => boolean,
): boolean {
  const lacks = (what: string) => status.missing.some((m) => m.what === what)
  if (!lacks('mentor-sheet')) return false
  if (activity.type === 'live') return !lacks('live-log') && acts('mentor')
  return acts(activity.leader)
}

/** Everything that waits for this person in these enrolments, the longest wait first. */
export function listWaiting(
  progress: readonly Progress[],
  person: Person,
  delegations: readonly Delegation[],
  now: number,
): WaitingItem[] {
  return progress
    .filter((p) => p.enrolment.trainee_id !== person.id)
    .flatMap((p) => p.activities.flatMap((entry) => itemsOfActivity(p, entry, person, delegations, now)))
    .sort((a, b) => a.since - b.since)
}
