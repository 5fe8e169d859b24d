// Decides who may sign which slot of an activity, and whether a signature may be given, refused or taken back.

import type { Activity, SignerRole } from '#app/content/plan'
import { decideDateAhead } from '#app/rules/date-bounds'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { isFresh } from '#app/rules/undo-window'
import type { EnrolmentState } from '#db/tables/cohorts'
import { type ActivityStatus, canBeRedone, isWaived } from '../activities/activity-state'
import type { Missing } from '../activities/activity-type'
import { decideBegun } from '../activities/begun'
import type { SignOffFact } from '../activities/facts'
import { type Ahead, aheadOf, decideMoment, type MomentCase } from '../activities/moment'
import type { TestedGate } from '../activities/second-test'
import { asksAcceptance, partInSlot, type SlotQuestion as SlotPart } from '../activities/signers'
import { isFinalState } from '../cohorts/enrolment-states'

export const VERDICTS = ['signed', 'not_yet', 'withdrawn'] as const
export type SignVerdict = (typeof VERDICTS)[number]

/** "Not yet" and "withdrawn" must say why; a live day is signed with what was seen (R5). */
export const REASON_LENGTH = 4
export const LIVE_COMMENT_LENGTH = 20

export interface Signer {
  id: string
  roles: readonly string[]
}

export interface SlotQuestion extends SlotPart {
  activity: Pick<Activity, 'id' | 'signers' | 'settings'>
  signer: Signer
}

/** Whether this person may fill the slot, and as whom: in their own name, or standing in for the one the plan names. */
export function decideSlot(question: SlotQuestion): Outcome<{ standsIn: boolean }> {
  const { activity, slot, enrolment, signer } = question
  if (signer.id === enrolment.trainee_id) return refuse('self-signing')
  if (!activity.signers.includes(slot)) return refuse('invalid-reference')
  const part = partInSlot(signer, question)
  return part ? accept({ standsIn: part.standsIn }) : refuse('not-allowed')
}

/** What has to be done before anybody signs. The mentor's acceptance is itself a signature and blocks no other; each agrees for themselves. */
export function ownPartOf(missing: readonly Missing[]): Missing[] {
  return missing.filter((m) => m.what !== 'sign' && m.what !== 'accept-mentor' && m.what !== 'agreement')
}

export interface SignCommand {
  slot: SignerRole
  verdict: SignVerdict
  comment: string
  /** YYYY-MM-DD; only with "not yet". */
  redoByOn: string | null
  /** YYYY-MM-DD; the signer says that it took place before its planned hour. Nothing is taken back with it. */
  tookPlaceOn: string | null
  /** The revision the signer saw; 0 when the slot was empty. */
  expectedRevision: number
}

export interface SignCase extends Omit<SlotQuestion, 'slot' | 'activity'>, Omit<MomentCase, 'activity'> {
  activity: Pick<Activity, 'id' | 'signers' | 'settings' | 'type' | 'start'>
  gateTested?: TestedGate | null
  state: EnrolmentState
  status: ActivityStatus
  newest: Pick<SignOffFact, 'revision' | 'verdict' | 'signerId'> | undefined
  /** A signed promotion rests on the newest signature. */
  promotedUpon: boolean
}

export interface DecidedSignOff {
  revision: number
  comment: string | null
  redoByOn: string | null
  tookPlaceOn: string | null
  standsIn: boolean
}

/** Its planned hour is still to come. Nobody waits for an hour to accept a trainee. */
export function aheadInSlot(
  given: Parameters<typeof aheadOf>[0] & { activity: Pick<Activity, 'settings'> },
  slot: SignerRole,
): Ahead | null {
  return slot === 'mentor' && asksAcceptance(given.activity) ? null : aheadOf(given)
}

function decideSigningMoment(given: SignCase, { slot, verdict, tookPlaceOn }: SignCommand): Outcome<string | null> {
  if (verdict === 'withdrawn' || aheadInSlot(given, slot) === null) return accept(null)
  return decideMoment(given, tookPlaceOn)
}

export function decideSignOff(given: SignCase, command: SignCommand): Outcome<DecidedSignOff> {
  const slot = decideSlot({ ...given, slot: command.slot })
  if (!slot.ok) return slot
  if (isFinalState(given.state) || given.status.state === 'not-applicable') return refuse('wrong-state')
  const current = given.newest?.revision ?? 0
  if (command.expectedRevision !== current) return refuse('stale')
  if (!mayReplace(given.newest, given.signer)) return refuse('not-allowed')
  if (given.promotedUpon && given.newest?.verdict === 'signed' && command.verdict !== 'signed')
    return refuse('promoted-upon')
  const shortest = shortestComment(given.activity, command.verdict)
  const comment = command.comment.trim()
  if ([...comment].length < shortest) return refuse('comment-needed', String(shortest))
  const fits = decideVerdict(given, command)
  if (!fits.ok) return fits
  const moment = decideSigningMoment(given, command)
  if (!moment.ok) return moment
  return accept({
    revision: current + 1,
    comment: comment === '' ? null : comment,
    redoByOn: command.verdict === 'not_yet' ? command.redoByOn : null,
    tookPlaceOn: moment.value,
    standsIn: slot.value.standsIn,
  })
}

/** What somebody signed stands: only they and a manager may take it back or sign over it. */
export function mayReplace(newest: Pick<SignOffFact, 'verdict' | 'signerId'> | undefined, signer: Signer): boolean {
  return newest?.verdict !== 'signed' || newest.signerId === signer.id || signer.roles.includes('manager')
}

function decideVerdict(
  { activity, gateTested, status, newest, today }: SignCase,
  { verdict, redoByOn }: SignCommand,
): Outcome {
  if (verdict === 'withdrawn') return newest && newest.verdict !== 'withdrawn' ? accept() : refuse('wrong-state')
  const begun = decideBegun(status)
  if (!begun.ok) return begun
  if (verdict === 'signed') return ownPartOf(status.missing).length === 0 ? accept() : refuse('evidence-missing')
  if (!canBeRedone(activity, gateTested)) return refuse('invalid-reference')
  if (isWaived(status)) return refuse('wrong-state')
  return redoByOn === null ? accept() : decideDateAhead(redoByOn, today)
}

/** What a manager has waived is asked of nobody, so nothing of it is done again. */
export function maySayNotYet({
  activity,
  gateTested,
  status,
}: Pick<SignCase, 'gateTested'> & { activity: Pick<Activity, 'type'>; status: Pick<ActivityStatus, 'mark'> }): boolean {
  return canBeRedone(activity, gateTested) && !isWaived(status)
}

/** In characters as people count them. */
export function shortestComment(activity: Pick<Activity, 'type'>, verdict: SignVerdict): number {
  if (verdict !== 'signed') return REASON_LENGTH
  return activity.type === 'live' ? LIVE_COMMENT_LENGTH : 0
}

/** How one choice of “sign the chosen ones” is written in a form; BatchForm reads it. */
export function pickValue(item: { enrolmentId: string; activityId: string; slot: string; revision: number }): string {
  return `${item.enrolmentId} ${item.activityId} ${item.slot} ${item.revision}`
}

/** A slip of the thumb needs no reason, as long as it is seen at once; later it is taken back as anything else that was signed. */
export function decideUndo({
  newest,
  signerId,
  state,
  promotedUpon,
  now,
}: {
  newest: Pick<SignOffFact, 'revision' | 'verdict' | 'signerId' | 'signedAt'> | undefined
  signerId: string
  state: EnrolmentState
  promotedUpon: boolean
  now: number
}): Outcome<DecidedSignOff> {
  if (newest?.verdict !== 'signed' || newest.signerId !== signerId) return refuse('stale')
  if (isFinalState(state)) return refuse('wrong-state')
  if (promotedUpon) return refuse('promoted-upon')
  if (!isFresh(newest.signedAt, now)) return refuse('undo-late')
  return accept({ revision: newest.revision + 1, comment: null, redoByOn: null, tookPlaceOn: null, standsIn: false })
}
