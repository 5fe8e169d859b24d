// Decides what the trainee may still write in an activity: the day, the branch, the signatures and the caps.
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { AGREED } from '../cohorts/agreement'
import { isFinalState } from '../cohorts/enrolment-states'
import { type ActivityStatus, isWaived } from './activity-state'
import type { WritableEntry } from './activity-type'
import { ASKED, isBeside } from './asking'
import { refuseUnmet } from './begun'
import type { ActivityFacts, EntryFact } from './facts'
import type { ActivityProgress, Progress } from './progress'
import { isSecret } from './progress'
import { definitionOf } from './registry'

export interface TraineeActivity {
  actorId: string | null
  traineeId: string
  enrolmentState: EnrolmentState
  entry: ActivityProgress
  facts: ActivityFacts
  calendar: Progress['calendar']
}

export function isOpenOn(calendar: Progress['calendar'], day: number): boolean {
  return day <= calendar.currentDay || calendar.unlockedDays.has(day)
}

/** What was read and confirmed has grown since: it is confirmed once more. */
function isReadAgain({ entry, facts }: Pick<TraineeActivity, 'entry' | 'facts'>): boolean {
  const handedIn = facts.record?.status === 'submitted' || facts.record?.status === 'done'
  return handedIn && entry.status.missing.some(({ what }) => what === 'acknowledge-gaps')
}

/** Whether there is a button to hand in: once, and again where more has come. */
export function mayHandIn(work: Pick<TraineeActivity, 'entry' | 'facts'>): boolean {
  const { record } = work.facts
  const { writes } = definitionOf(work.entry.activity)
  if (writes?.handsIn === undefined || isNothingToRead(work)) return false
  return (record?.status !== 'submitted' && record?.status !== 'done') || isReadAgain(work)
}

function isNothingToRead({ entry }: Pick<TraineeActivity, 'entry'>): boolean {
  return (
    entry.activity.type === 'debrief' &&
    entry.status.missing.some(({ what }) => what === 'release' || what === 'gaps-none')
  )
}

interface Written {
  /** Where something opens before the activity's own day. */
  fromDay?: number
  /** The kind of the entry that is added, where it is one. */
  adds?: string
}

/** What holds for every kind of writing. */
export function decideWrite(work: TraineeActivity, { fromDay = work.entry.day, adds }: Written = {}): Outcome {
  const { status, on, day } = work.entry
  if (work.actorId !== work.traineeId || status.state === 'not-applicable') return refuse('not-found')
  if (isFinalState(work.enrolmentState)) return refuse('wrong-state')
  if (!isOpenOn(work.calendar, Math.min(day, fromDay))) return refuse('day-locked', on)
  // Questions, notes and lessons of a held row go on where it says so itself: what opens early is not held.
  if (status.state === 'held' && fromDay >= day) return refuseUnmet(status)
  // A rule that says something else by now is signed once more, beside what was signed; so is a list that has grown.
  // With another mentor both agree anew, though the first one's signature stands: that word is added, and nothing else is touched.
  const isOwed = status.missing.some(
    ({ what }) => what === 'acknowledge-again' || (what === 'agreement' && adds === AGREED.trainee),
  )
  if (isOwed || isReadAgain(work)) return accept()
  // What somebody has signed is evidence: it is not changed under the signature.
  if (status.state === 'done' || work.facts.signOffs.some((s) => s.verdict === 'signed')) return refuse('already-done')
  return accept()
}

/** Beside the work one may ask as long as one is trained: also where it is held, handed in or signed. */
function decideAsk(work: TraineeActivity): Outcome {
  const { status, on, day } = work.entry
  if (work.actorId !== work.traineeId || status.state === 'not-applicable') return refuse('not-found')
  if (isFinalState(work.enrolmentState)) return refuse('wrong-state')
  return isOpenOn(work.calendar, day) ? accept() : refuse('day-locked', on)
}

export function decideRecord(work: TraineeActivity, expectedRevision: number): Outcome {
  const may = decideWrite(work)
  if (!may.ok) return may
  if (!definitionOf(work.entry.activity).writes?.form) return refuse('wrong-state')
  return (work.facts.record?.revision ?? 0) === expectedRevision ? accept() : refuse('stale')
}

export function writableEntryOf(work: Pick<TraineeActivity, 'entry'>, kind: string): WritableEntry | undefined {
  if (isBeside(work.entry.activity.type, kind)) return ASKED
  const entries = definitionOf(work.entry.activity).writes?.entries
  return entries && Object.hasOwn(entries, kind) ? entries[kind] : undefined
}

export function countEntries(facts: ActivityFacts, kind: string): number {
  return facts.entries.filter((e) => e.kind === kind && e.state !== 'withdrawn').length
}

export function decideAddEntry(work: TraineeActivity, kind: string): Outcome {
  const rule = writableEntryOf(work, kind)
  if (!rule) return refuse('wrong-state')
  const { settings, type } = work.entry.activity
  const may = isBeside(type, kind)
    ? decideAsk(work)
    : decideWrite(work, { fromDay: rule.fromDay?.(settings), adds: kind })
  if (!may.ok) return may
  const cap = rule.cap(settings)
  return countEntries(work.facts, kind) < cap ? accept() : refuse('limit-reached', String(cap))
}

/** Only one's own, and only while nobody has confirmed, answered or closed it. */
export function decideWithdrawEntry(work: TraineeActivity, found: EntryFact | undefined): Outcome {
  if (!found || found.createdBy !== work.actorId) return refuse('not-found')
  const rule = writableEntryOf(work, found.kind)
  if (!rule) return refuse('not-found')
  const { settings, type } = work.entry.activity
  const may = isBeside(type, found.kind) ? decideAsk(work) : decideWrite(work, { fromDay: rule.fromDay?.(settings) })
  if (!may.ok) return may
  if (rule.permanent) return refuse('wrong-state')
  return found.state === 'open' ? accept() : refuse('already-done')
}

/** Handing in again after a "not yet" is open to every type: it says "I have redone it, please look again". */
export function decideSubmit(work: TraineeActivity, expectedRevision: number, record: unknown): Outcome {
  const may = decideWrite(work)
  if (!may.ok) return may
  if (isSecret(work.entry)) return refuse('wrong-state')
  if ((work.facts.record?.revision ?? 0) !== expectedRevision) return refuse('stale')
  const { activity } = work.entry
  const { settings } = activity
  const handsIn = definitionOf(activity).writes?.handsIn
  if (work.entry.status.state === 'not-yet')
    return !handsIn || handsIn(record, work.facts, settings) ? accept() : refuse('evidence-missing')
  if (!handsIn) return refuse('wrong-state')
  if (isNothingToRead(work)) return refuse('evidence-missing')
  if (!mayHandIn(work)) return refuse('already-done')
  return handsIn(record, work.facts, settings) ? accept() : refuse('evidence-missing')
}

/** The trainee's part is there and nobody has to do anything but sign. */
export function isReadyToSign(status: ActivityStatus): boolean {
  if (status.state === 'not-yet' || isWaived(status)) return false
  return status.missing.length > 0 && status.missing.every((m) => m.what === 'sign')
}
