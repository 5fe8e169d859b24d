// Decides who may mark which sheet of an activity, who may see it before the others are in, and what the examiners agree on.

import type { Activity, PlanRole, TypedSettings } from '#app/content/plan'
import { isTooShort } from '#app/rules/at-least'
import { decideDateAhead } from '#app/rules/date-bounds'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityStatus } from '../activities/activity-state'
import { decideBegun } from '../activities/begun'
import { decideMoment, type MomentCase } from '../activities/moment'
import { definitionOf } from '../activities/registry'
import type { SecondTest } from '../activities/second-test'
import { type Delegation, isMentorOf, namedFor } from '../activities/signers'
import { examinersLeft, heardPercent, inOrder, liesApart } from '../activities/types/oral/examiners'
import { isFinalState } from '../cohorts/enrolment-states'
import { DEBRIEF_GAPS, DEBRIEF_NOTE_LENGTH } from './sheet-fields'

/** The daily state mark goes with the sheet of live work. */
export const LIVE_RUBRIC = 'R5'

/** Why somebody marks anew. */
export const WHY_LENGTH = 4

/** The rubric an activity is marked on; null for types without one. */
export function rubricOf({ type, settings }: TypedSettings): string | null {
  if (type === 'live') return LIVE_RUBRIC
  return 'rubric' in settings ? settings.rubric : null
}

/** Oral exams, and written ones that are heard as well. */
export function isHeard(activity: TypedSettings): boolean {
  return activity.type === 'oral' || (activity.type === 'exam' && rubricOf(activity) !== null)
}

/** Marked by examiners, at a sitting; the other sheets are written by whoever leads. */
export function isExamined(activity: TypedSettings): boolean {
  return definitionOf(activity).examined?.(activity.settings) ?? false
}

/** How many people mark it, each blind to the others. */
export function examinersOf(activity: Pick<Activity, 'settings'>): number {
  return 'examiners' in activity.settings ? activity.settings.examiners : 1
}

/** How many questions or role-play cards are drawn; 0 where nothing is. */
export function drawnFor({ settings }: Pick<Activity, 'settings'>): number {
  if ('questions' in settings) return settings.questions
  return 'cards' in settings ? settings.cards : 0
}

export function passPercentOf({ settings }: Pick<Activity, 'settings'>): number | null {
  if ('passPercent' in settings) return settings.passPercent
  return 'expectPercent' in settings ? settings.expectPercent : null
}

/** Oral and phone tests are marked by examiners; the other sheets by whoever leads. */
function markerRole(activity: TypedSettings & Pick<Activity, 'leader'>): PlanRole {
  if (isExamined(activity)) return 'examiner'
  return activity.type === 'live' ? 'mentor' : activity.leader
}

export interface OwnSheet {
  id: string
  examinerId: string
  revision: number
  percent: number
  madeAt: number
}

export interface SheetCase {
  activity: TypedSettings & Pick<Activity, 'id' | 'leader'>
  enrolment: { cohort_id: string; trainee_id: string; mentor_id: string | null }
  state: EnrolmentState
  status: ActivityStatus
  /** Any slot signed: the sheets behind it are closed. */
  signed: boolean
  /** What is decided on these marks is signed. */
  decidedOn: boolean
  /** Its questions or cards are drawn for this sitting. */
  drawn: boolean
  /** The newest revision per examiner. */
  sheets: readonly OwnSheet[]
  /** Of this examiner, whatever the sitting; left out where the sheets tell it. */
  lastRevision?: number
  delegations: readonly Delegation[]
  examiner: { id: string; roles: readonly string[] }
}

/** Named people first; the mentor fills a place that nobody is named for, or the third one; a manager may always mark. */
function mayMark(given: SheetCase): boolean {
  const { activity, enrolment, examiner, sheets } = given
  const isMentor = isMentorOf(examiner, enrolment)
  const role = markerRole(activity)
  if (examiner.roles.includes('manager')) return true
  if (role === 'mentor' || role === 'trainee' || role === 'system') return isMentor
  const named = namedFor({ enrolment, activityId: activity.id, role, delegations: given.delegations })
  if (named.includes(examiner.id)) return true
  const wanted = examinersOf(activity)
  const thirdWanted = liesApart(inOrder(sheets).map((s) => s.percent)) && sheets.length === wanted && wanted > 1
  return isMentor && (named.length < wanted || thirdWanted)
}

/** Answers the revision the sheet will have, and the day it tells of where it is written before its hour. */
export function decideRecordSheet(
  given: SheetCase & { moment: MomentCase },
  command: { expectedRevision: number; why: string; tookPlaceOn: string | null },
): Outcome<{ revision: number; tookPlaceOn: string | null }> {
  const may = decideMayRecord(given, command)
  if (!may.ok) return may
  // Marking again says why; the sheet before it stays below.
  const again = given.sheets.some((s) => s.examinerId === given.examiner.id)
  if (again && isTooShort(command.why.trim(), WHY_LENGTH)) return refuse('comment-needed', String(WHY_LENGTH))
  const moment = decideMoment(given.moment, command.tookPlaceOn)
  return moment.ok ? accept({ ...may.value, tookPlaceOn: moment.value }) : moment
}

/** Of the marks themselves nothing is asked yet. */
export function decideMayRecord(
  given: SheetCase,
  command: { expectedRevision: number },
): Outcome<{ revision: number }> {
  const { activity, enrolment, examiner, sheets, status } = given
  if (examiner.id === enrolment.trainee_id) return refuse('self-signing')
  if (rubricOf(activity) === null) return refuse('invalid-reference')
  const own = sheets.find((s) => s.examinerId === examiner.id)
  if (!own && !mayMark(given)) return refuse('not-allowed')
  if (isFinalState(given.state) || status.state === 'not-applicable') return refuse('wrong-state')
  const begun = decideBegun(status)
  if (!begun.ok) return begun
  if (given.decidedOn) return refuse('decided-on')
  if (given.signed) return refuse('already-done')
  const current = given.lastRevision ?? own?.revision ?? 0
  if (command.expectedRevision !== current) return refuse('stale')
  // Whoever has seen the other sheets can no longer mark blind.
  if (examinersOf(activity) > 1 && sheets.length >= examinersOf(activity)) {
    const thirdMayMark = !own && sheetsLeft(activity, sheets) > 0
    if (!thirdMayMark) return refuse('already-done')
  }
  // One examiner's place is taken; a second one may only join where the plan wants two.
  if (examinersOf(activity) === 1 && !own && sheets.length > 0 && isExamined(activity)) return refuse('already-done')
  if (status.missing.some(({ what }) => what === 'chats')) return refuse('evidence-missing')
  // What is marked is what was drawn.
  if (asksDraw(activity) && !given.drawn) return refuse('draw-first')
  return accept({ revision: current + 1 })
}

function asksDraw(activity: SheetCase['activity']): boolean {
  return isExamined(activity) && drawnFor(activity) > 0
}

/** Two have marked and lie apart. */
export function isThirdWanted({ status }: { status: Pick<ActivityStatus, 'missing'> }): boolean {
  return status.missing.some(({ what }) => what === 'third-examiner')
}

/** How many examiners have still to mark. */
export function sheetsLeft(activity: Pick<Activity, 'settings'>, sheets: readonly OwnSheet[]): number {
  return examinersLeft(
    inOrder(sheets).map((s) => s.percent),
    examinersOf(activity),
  )
}

export interface VisibilityQuestion {
  activity: Pick<Activity, 'type' | 'settings'>
  sheets: readonly OwnSheet[]
  /** A mystery report is talked over first. */
  debriefed: boolean
  viewerId: string
  traineeId: string
}

/** Ids of the sheets this person may see now. */
export function visibleSheetIds({ activity, sheets, debriefed, viewerId, traineeId }: VisibilityQuestion): string[] {
  const complete = sheetsLeft(activity, sheets) === 0
  if (viewerId === traineeId) {
    const ready = activity.type === 'mystery' ? debriefed : complete
    return ready ? sheets.map((s) => s.id) : []
  }
  // The third examiner, too, marks without having seen the other two.
  const blind = examinersOf(activity) > 1 && !complete
  return sheets.filter((s) => !blind || s.examinerId === viewerId).map((s) => s.id)
}

export type ExaminersResult =
  | { state: 'waiting'; left: number }
  /** Two lie more than 15 points apart: a third person marks, and that mark decides. */
  | { state: 'third-wanted' }
  | { state: 'decided'; percent: number; passed: boolean | null; byThird: boolean }

/** What the sheets of one activity come to. `hasZero`: some examiner gave a criterion 0, which fails an oral exam (R1). */
export function examinersResult(
  sheets: readonly { id: string; percent: number; madeAt: number; hasZero: boolean; hardFault: boolean }[],
  rule: { wanted: number; passPercent: number | null; failsOnZero: boolean },
): ExaminersResult {
  const ordered = inOrder(sheets)
  const percents = ordered.map((s) => s.percent)
  const percent = heardPercent(percents, rule.wanted)
  if (percent === null) {
    const left = examinersLeft(percents, rule.wanted)
    return ordered.length < rule.wanted ? { state: 'waiting', left } : { state: 'third-wanted' }
  }
  const byThird = ordered.length > rule.wanted
  const counted = byThird ? ordered.slice(rule.wanted, rule.wanted + 1) : ordered
  const blocked = counted.some((s) => s.hardFault || (rule.failsOnZero && s.hasZero))
  return {
    state: 'decided',
    percent,
    passed: rule.passPercent === null ? null : percent >= rule.passPercent && !blocked,
    byThird,
  }
}

/** Whoever may mark an oral or phone test may draw its questions; a second one not after its last day. What was drawn in time may be marked later. */
export function decideDraw(given: SheetCase & { again: Pick<SecondTest, 'state' | 'lastOn'> | null }): Outcome {
  const { activity, enrolment, examiner, status } = given
  if (!isExamined(activity)) return refuse('invalid-reference')
  if (examiner.id === enrolment.trainee_id) return refuse('self-signing')
  if (!mayMark(given)) return refuse('not-allowed')
  if (isFinalState(given.state) || status.state === 'not-applicable') return refuse('wrong-state')
  if (given.again?.state === 'over') return refuse('second-test-over', given.again.lastOn)
  return decideBegun(status)
}

type DebriefCase = SheetCase & { debriefed: boolean }

/** A mystery report is talked over once, when the sheet is there; by the mentor, a manager, or whoever played the customer. */
export function decideMayDebrief(given: DebriefCase): Outcome {
  const { activity, enrolment, examiner, status, sheets } = given
  if (activity.type !== 'mystery') return refuse('invalid-reference')
  if (examiner.id === enrolment.trainee_id) return refuse('self-signing')
  const isMentor = isMentorOf(examiner, enrolment)
  if (!isMentor && !mayMark(given)) return refuse('not-allowed')
  if (isFinalState(given.state) || status.state === 'not-applicable') return refuse('wrong-state')
  if (given.debriefed) return refuse('already-done')
  return sheets.length === 0 ? refuse('evidence-missing') : accept()
}

export function decideDebrief(
  given: DebriefCase,
  command: { note: string; gaps: readonly { dueOn: string | null; closed: boolean }[]; today: string },
): Outcome {
  const may = decideMayDebrief(given)
  if (!may.ok) return may
  if (command.gaps.length === 0) return refuse('gaps-needed')
  if (command.gaps.length > DEBRIEF_GAPS) return refuse('limit-reached', String(DEBRIEF_GAPS))
  for (const { dueOn, closed } of command.gaps) {
    if (closed === (dueOn !== null)) return refuse('gap-open')
    const dated = dueOn === null ? accept() : decideDateAhead(dueOn, command.today)
    if (!dated.ok) return dated
  }
  return [...command.note.trim()].length < DEBRIEF_NOTE_LENGTH
    ? refuse('comment-needed', String(DEBRIEF_NOTE_LENGTH))
    : accept()
}
