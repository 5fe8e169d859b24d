// Decides what has to be there before the final, and before the decision that rests on it: everything the plan put first, or a waiver by name.
import type { PlanRole } from '#app/content/plan'
import { conductStanding } from '#app/rules/conduct-points'
import { type ActivityStatus, isBeingMarked } from './activity-state'
import type { Missing } from './activity-type'
import { attendanceOf } from './attendance'
import { type EnrolmentFacts, factsOf, isPassed, type WaiverFact } from './facts'
import { type ActivityProgress, byTime, isSecret } from './progress'
import { waitedForRole } from './waited-for'

export interface Precondition {
  /** What a waiver names: an activity's id, `attendance`, `conduct` or `appeals`. */
  subject: string
  what: 'activity' | 'gate' | 'attendance' | 'conduct' | 'appeals'
  title: string | null
  day: number | null
  state: 'met' | 'missing' | 'waived'
  /** The activity was sent back. */
  notYet: boolean
  missing: readonly Missing[]
  /** Who has the next move; null where nobody of the plan has one. */
  next: PlanRole | null
  /** How many: days not attended, points of conduct, appeals. */
  count: number | null
  /** Its day has come. */
  due: boolean
  /** A gate, an appeal and a paper under way are settled, never waived; nor is the final itself. */
  waivable: boolean
  waiver: WaiverFact | null
}

interface Given {
  facts: EnrolmentFacts
  /** Local date of the trainee. */
  today: string
}

function nextOf({ next, missing }: ActivityStatus, leader: PlanRole): PlanRole | null {
  return next === 'trainee' ? 'trainee' : (waitedForRole(missing, leader) ?? null)
}

/** What is to come when everything before it is there, and is itself never waived. */
export function asksForAll({ activity }: ActivityProgress): boolean {
  return activity.needs?.some((need) => 'ready' in need) ?? false
}

/** The final with all its parts: what is asked of it is never waived. */
function isOfFinal(entry: ActivityProgress, final: ActivityProgress | undefined): boolean {
  const { gate } = entry.activity
  return asksForAll(entry) || (gate !== undefined && gate === final?.activity.gate)
}

function ofActivity(entry: ActivityProgress, facts: EnrolmentFacts, final: ActivityProgress | undefined): Precondition {
  const { activity, day, status } = entry
  const isGate = activity.type === 'decision' && activity.holds !== undefined
  const met =
    activity.type === 'decision' && isGate
      ? status.state === 'done' && isPassed(facts, activity.settings.decision)
      : status.state === 'done'
  const waivable = !isGate && !isOfFinal(entry, final) && !isBeingMarked(status)
  const waiver = waivable && !met ? waiverOf(activity.id, facts) : null
  return {
    subject: activity.id,
    what: isGate ? 'gate' : 'activity',
    title: activity.title,
    day,
    state: met ? 'met' : waiver ? 'waived' : 'missing',
    notYet: status.state === 'not-yet',
    missing: status.missing,
    next: isGate ? 'manager' : nextOf(status, activity.leader),
    count: null,
    due: status.state !== 'locked',
    waivable,
    waiver,
  }
}

function waiverOf(subject: string, facts: EnrolmentFacts): WaiverFact | null {
  return facts.waived.find((w) => w.subject === subject) ?? null
}

/** Something that is no row of the plan: met, missing, or waived by its name. */
function ofWhole(
  what: 'attendance' | 'conduct' | 'appeals',
  { met, count, waivable, facts }: { met: boolean; count: number; waivable: boolean; facts: EnrolmentFacts },
): Precondition {
  const waiver = waivable && !met ? waiverOf(what, facts) : null
  return {
    subject: what,
    what,
    title: null,
    day: null,
    state: met ? 'met' : waiver ? 'waived' : 'missing',
    notYet: false,
    missing: [],
    next: 'manager',
    count,
    due: true,
    waivable,
    waiver,
  }
}

/** Of the row `before` itself nothing is asked; of the rows before it, all that are on this trainee's way. */
export function listPreconditions(
  before: ActivityProgress,
  entries: readonly ActivityProgress[],
  given: Given,
): Precondition[] {
  return listOf(
    entries.filter((entry) => byTime(entry, before) < 0),
    given,
  )
}

/** Before the promotion the same, and the final itself with all its parts, the practical one too, and signatures. */
export function listPromotionPreconditions(entries: readonly ActivityProgress[], given: Given): Precondition[] {
  const final = entries.find(asksForAll)
  return listOf(
    entries.filter((entry) => !final || byTime(entry, final) <= 0 || isOfFinal(entry, final)),
    given,
  )
}

function listOf(entries: readonly ActivityProgress[], { facts, today }: Given): Precondition[] {
  const rows = entries.filter((entry) => entry.status.state !== 'not-applicable').sort(byTime)
  const final = entries.find(asksForAll)
  const waived = new Set(facts.waived.map(({ subject }) => subject))
  // Who sits the final late was no day absent for it: the exam itself says whether it was sat.
  const absent = attendanceOf(
    rows.filter((entry) => !waived.has(entry.activity.id) && !isOfFinal(entry, final)),
    today,
  )
  const { points, standing } = conductStanding(facts.conductPoints)
  return [
    ofWhole('appeals', { met: facts.openAppeals === 0, count: facts.openAppeals, waivable: false, facts }),
    ...rows.map((entry) => ofActivity(entry, facts, final)),
    ofWhole('attendance', {
      met: absent.present === absent.due,
      count: absent.due - absent.present,
      waivable: true,
      facts,
    }),
    ofWhole('conduct', { met: standing !== 'talk', count: points, waivable: true, facts }),
  ]
}

/** As every page shows them: what is missing first; what cannot be there yet is only counted. */
export interface PreconditionList {
  missing: Precondition[]
  waived: Precondition[]
  met: number
  toCome: number
}

export function sortPreconditions(all: readonly Precondition[]): PreconditionList {
  const missing = all.filter((p) => p.state === 'missing')
  return {
    missing: missing.filter((p) => p.due),
    waived: all.filter((p) => p.state === 'waived'),
    met: all.filter((p) => p.state === 'met').length,
    toCome: missing.filter((p) => !p.due).length,
  }
}

function veiled(all: readonly Precondition[], entries: readonly ActivityProgress[]): Precondition[] {
  const secret = new Set(entries.filter(isSecret).map(({ activity }) => activity.id))
  return all.map((p) => (secret.has(p.subject) ? { ...p, missing: [], notYet: false, next: 'mentor' } : p))
}

/** What the trainee reads before the promotion, of a secret check no more than before the final. */
export function ownPromotionPreconditions(entries: readonly ActivityProgress[], given: Given): Precondition[] {
  return veiled(listPromotionPreconditions(entries, given), entries)
}

/**
 * What the trainee reads before the final; of a secret check no more than that it is not finished. Once it was begun nothing is
 * missing before it any more: what is missing then holds up the promotion, which Today says. Null where nothing of the kind is asked.
 */
export function ownPreconditions(
  before: ActivityProgress,
  entries: readonly ActivityProgress[],
  given: Given,
): PreconditionList | null {
  if (!asksForAll(before)) return null
  const list = sortPreconditions(veiled(listPreconditions(before, entries, given), entries))
  const isBegun = factsOf(given.facts, before.activity.id).attempts.length > 0
  return isBegun ? { ...list, missing: [] } : list
}
