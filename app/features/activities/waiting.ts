// Decides who waits for whom, and since when: the queue of everybody who is not the trainee. Papers have a list of their own,
// since whoever marks them may not know whose they are.

import type { Activity, SignerRole } from '#app/content/plan'
import { instantOf } from '#app/rules/dates'
import { isWaived } from './activity-state'
import { isBeside } from './asking'
import type { ActivityFacts, EntryFact } from './facts'
import { factsOf } from './facts'
import { askedToMark } from './markers'
import { CASE_SHEET, openPieces } from './piece'
import { type ActivityProgress, type Progress, plannedAt } from './progress'
import { countingFacts, sittingBegan } from './second-test'
import { actsFor, type Delegation, isMentorOf, namedFor, partInSlot } from './signers'

export type WaitingKind =
  | 'accept'
  | 'sign'
  | 'sheet'
  | 'confirm'
  | 'answer'
  | 'gap'
  | 'debrief'
  | 'look'
  | 'stations'
  | 'pieces'

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

/** When the work itself was last moved on: a signature, a gap or a question beside it make it no newer. */
function lastMoveAt(facts: ActivityFacts, type: Activity['type']): number | null {
  const isWork = ({ kind }: EntryFact) => kind !== 'gap' && !isBeside(type, kind)
  const moments = [
    facts.record?.doneAt,
    ...facts.entries.filter(isWork).map((e) => Math.max(e.createdAt, e.closedAt ?? 0)),
    ...facts.attempts.map((a) => a.releasedAt ?? a.handedInAt ?? a.startedAt),
    ...facts.drills.map((d) => d.startedAt),
    ...facts.chats.map((c) => c.finishedAt),
    ...facts.typing.map((t) => t.finishedAt),
    ...facts.sheets.map((s) => s.madeAt),
  ].filter((at): at is number => typeof at === 'number' && at > 0)
  return moments.length > 0 ? Math.max(...moments) : null
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
  const facts = factsOf(progress.facts, activity.id)
  const acts = (role: Parameters<typeof actsFor>[1]['role']) =>
    actsFor(person, { enrolment, activityId: activity.id, role, delegations })
  // A second test waits for nobody before it is open.
  const planned = Math.max(plannedAt(entry, enrolment.zone), sittingBegan(entry))
  const opened = instantOf(entry.on, '00:00', enrolment.zone)
  const item = (kind: WaitingKind, since: number, more: Partial<WaitingItem> = {}): WaitingItem => ({
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    activityId: activity.id,
    title: activity.title,
    day: entry.day,
    kind,
    slot: null,
    count: 1,
    // What a day unlocked early or a clock set back would put ahead of now has begun to wait now.
    since: Math.min(since, now),
    ...more,
  })
  const several = (kind: WaitingKind, entries: readonly EntryFact[]) =>
    entries.length === 0
      ? []
      : [
          item(kind, Math.min(...entries.map((e) => pressingSince(e, enrolment.zone))), {
            count: entries.length,
          }),
        ]
  const lacks = (what: string) => status.missing.some((m) => m.what === what)
  const moved = lastMoveAt(facts, activity.type)
  /** Nobody is kept waiting by an hour that has not come, unless something is there already. */
  const ripeAt = moved ?? (planned <= now ? planned : null)

  const items: WaitingItem[] =
    acts('mentor') || (activity.type === 'question-time' && acts(activity.leader))
      ? several(
          'answer',
          facts.entries.filter((e) => e.kind === 'question' && isPressing(e, calendar.today)),
        )
      : []
  // A question is answered wherever it was asked, also where the work itself is held back.
  if (status.state === 'not-applicable' || status.state === 'locked' || status.state === 'held') return items
  const gaps = acts('mentor')
    ? several(
        'gap',
        facts.entries.filter((e) => e.kind === 'gap' && isPressing(e, calendar.today)),
      )
    : []
  // What was seen to be missing is still to be learned.
  if (isWaived(status)) return [...items, ...gaps]
  const signs = (slot: SignerRole) => partInSlot(person, { enrolment, activity, slot, delegations })?.asked ?? false
  if (lacks('accept-mentor') && signs('mentor')) items.push(item('accept', opened, { slot: 'mentor' }))
  if (acts('mentor'))
    items.push(
      ...several(
        'confirm',
        facts.entries.filter((e) => e.kind === 'price-change' && e.state === 'open'),
      ),
    )
  items.push(...gaps)
  if (facts.typingHeld > 0 && acts('mentor'))
    items.push(item('look', Math.min(...facts.typingHeldAt), { count: facts.typingHeld }))
  const counting = countingFacts(facts, entry.again ?? null)
  const sitting = { enrolment, entry, facts: counting, delegations }
  const heldAt = heardSince(sitting, planned)
  if (heldAt !== null && heldAt <= now && wantsMarkFrom(sitting, person)) items.push(item('sheet', heldAt))
  const shownAt = activity.type === 'live' ? ripeAt : planned
  if (shownAt !== null && shownAt <= now && wantsSheetFrom(entry, acts)) items.push(item('sheet', shownAt))
  if (lacks('debrief') && !lacks('mentor-sheet') && (acts('mentor') || acts('manager')))
    items.push(item('debrief', moved ?? planned))
  const unsigned = status.missing.find((m) => m.what === 'stations')
  if (unsigned && planned <= now && acts('warehouse-guide'))
    items.push(item('stations', planned, { count: unsigned.left ?? 1 }))
  if (activity.type === 'coaching' && activity.settings.caseSheets && acts(activity.leader))
    items.push(...several('pieces', openPieces(facts, CASE_SHEET)))
  const onlySignatures = status.missing.length > 0 && status.missing.every((m) => m.what === 'sign')
  if (onlySignatures && status.state !== 'not-yet' && ripeAt !== null)
    for (const missing of status.missing) {
      const slot = missing.slot as SignerRole
      if (signs(slot)) items.push(item('sign', ripeAt, { slot }))
    }
  return items
}

/** What was put off waits from the day it was put off to. */
function pressingSince({ createdAt, dueOn }: EntryFact, zone: string): number {
  return dueOn === null ? createdAt : Math.max(createdAt, instantOf(dueOn, '00:00', zone))
}

interface Sitting {
  enrolment: Progress['enrolment']
  entry: ActivityProgress
  facts: ActivityFacts
  delegations: readonly Delegation[]
}

const EXAMINERS_MISSING: readonly string[] = ['examiners', 'third-examiner']

/** When there is something to hear: at the planned hour, or once the written part of the same exam is handed in. */
function heardSince(
  { entry: { activity, status }, facts }: Pick<Sitting, 'entry' | 'facts'>,
  planned: number,
): number | null {
  // Of a third nothing was wanted before the two lay apart.
  if (facts.sheets.length > 0 && status.missing.some(({ what }) => what === 'third-examiner'))
    return Math.max(...facts.sheets.map((s) => s.madeAt))
  // At the desk one has to have been before anybody can judge it.
  if (activity.type === 'chat-simulation') return facts.chats[0]?.finishedAt ?? null
  if (activity.type !== 'exam') return planned
  const written = facts.attempts.find((a) => a.state !== 'in_progress')
  return written ? (written.handedInAt ?? written.startedAt) : null
}

/**
 * Named people come first, then the mentor, then a manager; so it is with the third, and who has marked is through.
 */
function wantsMarkFrom({ enrolment, entry, facts, delegations }: Sitting, person: Person): boolean {
  const { activity, status } = entry
  const wanting = status.missing.find((m) => EXAMINERS_MISSING.includes(m.what))
  if (!wanting) return false
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
