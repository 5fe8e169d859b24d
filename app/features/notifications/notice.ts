// Decides which notices exist, and what each carries; the words are in i18n/notices.
import { z } from 'zod'

const id = z.string().max(60)
const text = z.string().max(4000)
const on = z.string().max(10)
/** Left out for one. */
const times = z.int().optional()

const activity = { activityId: id, title: text }
const trainee = { enrolmentId: id, traineeName: text }
/** A paper may be marked blind: the name is a code then, and nothing beside it leads to the person. */
const paper = { traineeName: text, attemptId: id, title: text }

/** One line per kind. Trainees get those with `activityId` alone; those about somebody carry the enrolment too. */
export const NOTICES = {
  'sign-wanted': z.object({ ...trainee, ...activity, slot: text }),
  signed: z.object({ ...activity, slot: text, signerName: text }),
  'not-yet': z.object({ ...activity, slot: text, signerName: text, comment: text, redoByOn: on.nullable() }),
  'sign-withdrawn': z.object({ ...activity, slot: text, signerName: text, comment: text }),
  'question-asked': z.object({ ...trainee, ...activity, question: text }),
  'question-answered': z.object({ ...activity, question: text }),
  'confirm-wanted': z.object({ ...trainee, ...activity }),
  'price-confirmed': z.object({ ...activity, orderRef: text }),
  'price-refused': z.object({ ...activity, orderRef: text, comment: text }),
  'piece-back': z.object({ ...activity, comment: text }),
  'review-assigned': z.object({ ...activity }),
  'gap-opened': z.object({ ...activity, gap: text }),
  'gap-closed': z.object({ ...activity, gap: text }),
  'gap-withdrawn': z.object({ ...activity, gap: text, comment: text }),
  'sheet-recorded': z.object({ ...activity }),
  'oral-marked': z.object({ ...activity }),
  'practical-marked': z.object({ ...activity }),
  'third-sheet-wanted': z.object({ ...trainee, ...activity }),
  /** Nobody can be asked to be the third. */
  'third-sheet-unasked': z.object({ ...trainee, ...activity, cohortId: id }),
  debriefed: z.object({ ...activity }),
  /** To whoever plays the customer; the trainee hears nothing. */
  'visit-planned': z.object({ visitId: id, traineeName: text, fromOn: on, untilOn: on }),
  'visit-begun': z.object({ visitId: id, traineeName: text }),
  'marking-wanted': z.object(paper),
  /** `untilOn`: the two were to look again by then, and did not both. */
  'third-mark-wanted': z.object({ ...paper, untilOn: on.optional() }),
  /** `on`: the last day for looking again; of reopenings before there was one it is not known. */
  'marks-reopened': z.object({ ...paper, position: z.int(), reason: text, on: on.optional() }),
  'release-wanted': z.object(paper),
  /** `next`: what follows from a result that was not passed, by its key in i18n/failed-steps; told from the day that this was known. */
  'result-released': z.object({
    attemptId: id,
    title: text,
    passed: z.boolean().nullable(),
    /** The exam has an oral part as well. */
    written: z.boolean().optional(),
    next: text.optional(),
    on: on.nullish(),
  }),
  'drill-failed': z.object({ drillId: id, title: text }),
  'drill-passed': z.object({ drillId: id, title: text }),
  // Several of one drill that nobody had read are one that counts (folded-notice); the note is the newest one's.
  'card-dispute-ruled': z.object({
    drillId: id,
    title: text,
    upheld: z.boolean(),
    note: text.nullable(),
    times,
    timesUpheld: times,
  }),
  'card-dispute-reopened': z.object({ drillId: id, title: text, times }),
  'card-ruling-corrected': z.object({ drillId: id, title: text, note: text.nullable(), times }),
  // Those told before notices were folded do not say of which drill.
  'own-ruling-corrected': z.object({
    drillId: id.optional(),
    traineeName: text,
    title: text,
    note: text.nullable(),
    times,
  }),
  'drill-reopened': z.object({ drillId: id, title: text }),
  // Appeals filed before they had a date and a page of their own lack both.
  'appeal-filed': z.object({ ...paper, appealId: id.optional(), on: on.optional() }),
  'reviewer-wanted': z.object({ ...paper, appealId: id, on }),
  'review-asked': z.object({ traineeName: text, appealId: id, title: text, reason: text, on: on.nullable() }),
  'appeal-settled': z.object({ traineeName: text, appealId: id, title: text, upheld: z.boolean() }),
  // Answers given before the notice told what changed and what follows lack the rest.
  'appeal-answered': z.object({
    attemptId: id,
    title: text,
    upheld: z.boolean(),
    percentBefore: z.number().nullish(),
    percent: z.number().nullish(),
    passedBefore: z.boolean().optional(),
    passed: z.boolean().optional(),
    next: text.optional(),
    on: on.nullish(),
  }),
  'appeal-waived': z.object({ ...trainee, title: text }),
  'voiding-proposed': z.object({ traineeName: text, voidingId: id, title: text, reason: text }),
  'voiding-answered': z.object({
    traineeName: text,
    voidingId: id,
    title: text,
    confirmerName: text,
    agreed: z.boolean(),
    note: text,
  }),
  'voiding-second-asked': z.object({ traineeName: text, voidingId: id, title: text, reason: text }),
  'paper-voided': z.object({ examId: id, title: text, reason: text }),
  'decision-wanted': z.object({ ...trainee, kind: text }),
  'gate-waits': z.object({ ...trainee, kind: text, sinceOn: on, on, dueOn: on.optional() }),
  'confirmation-wanted': z.object({ ...trainee, decisionId: id, kind: text }),
  'second-person-asked': z.object({ traineeName: text, decisionId: id, kind: text, reason: text }),
  'proposal-declined': z.object({ ...trainee, decisionId: id, kind: text, confirmerName: text, note: text }),
  /** A result that changed, if it was one: another stage has none. */
  'proposal-lapsed': z.object({
    ...trainee,
    decisionId: id,
    kind: text,
    title: text.nullable(),
    before: z.number().nullable(),
    after: z.number().nullable(),
  }),
  'plan-lapsed': z.object({ decisionId: id, kind: text }),
  'mentee-plan-lapsed': z.object({ ...trainee, decisionId: id, kind: text }),
  /** `endsOn`: of one that ends the training, which nobody is asked to acknowledge. */
  'decision-made': z.object({ decisionId: id, kind: text, endsOn: text.optional() }),
  'decision-superseded': z.object({ decisionId: id, kind: text }),
  'mentee-decision-superseded': z.object({ ...trainee, decisionId: id, kind: text }),
  /** `to`: null where it is open again. */
  'decision-ground-changed': z.object({
    ...trainee,
    decisionId: id,
    kind: text,
    title: text,
    from: z.number(),
    to: z.number().nullable(),
  }),
  'decision-acknowledged': z.object({ ...trainee, decisionId: id, kind: text, refused: z.boolean() }),
  'refusal-recorded': z.object({ decisionId: id, kind: text, note: text }),
  'remedial-opened': z.object({ activityId: id }),
  'plan-owned': z.object({ ...trainee, on }),
  'makeup-failed': z.object({ ...trainee, ...activity }),
  /** Of a test of a gate that has no paper. */
  'test-result': z.object({ ...activity, passed: z.boolean(), next: text.optional(), on: on.nullish() }),
  'retake-opens': z.object({ examId: id, on }),
  'leaving-recorded': z.object({ decisionId: id }),
  'leaving-affirmed': z.object({ ...trainee, decisionId: id }),
  'leaving-decided': z.object({ decisionId: id, on }),
  'mentee-leaving-decided': z.object({ ...trainee, decisionId: id, on }),
  'leaving-denied': z.object({ ...trainee, decisionId: id }),
  'leaving-asked': z.object({ ...trainee, on }),
  'leaving-record-void': z.object({ decisionId: id }),
  /** `decisionId`: of what had been recorded of it. */
  'leaving-taken-back': z.object({ ...trainee, decisionId: id.optional() }),
  'probation-ends': z.object({ ...trainee, on }),
  'personnel-probation-ends': z.object({ ...trainee, on }),
  promoted: z.object({ on }),
  'plan-changed': z.object({ reason: text }),
  /** `rules`: titles of those that say something else now. */
  'terms-changed': z.object({ reason: text, rules: z.array(text).optional() }),
  'content-changed': z.object({ courseTitle: text, affected: z.int() }),
  'holiday-moved': z.object({ on }),
  'second-test-opened': z.object({ ...activity, lastOn: on.optional() }),
  'second-test-due': z.object({ decisionId: id, title: text, lastOn: on.optional() }),
  'day-unlocked': z.object({ day: z.int(), unlockedBy: text }),
  'mentor-assigned': z.object({ mentorName: text }),
  'mentee-assigned': z.object({ ...trainee }),
  'mentor-accepted': z.object({ mentorName: text }),
  'mentee-offered': z.object({ ...trainee }),
  'mentee-offer-ended': z.object({ ...trainee }),
  'mentee-leaving': z.object({ ...trainee, mentorName: text }),
  'mentee-stays': z.object({ ...trainee }),
  'mentee-handed-over': z.object({ traineeName: text, mentorName: text }),
  'mentor-changing': z.object({ mentorName: text }),
  'mentor-stays': z.object({ mentorName: text }),
  'hand-over-accepted': z.object({ ...trainee, mentorName: text }),
  'hand-over-declined': z.object({ ...trainee, mentorName: text, reason: text }),
  'delegate-gone': z.object({ cohortId: id, cohortName: text, personName: text, trainees: z.array(text) }),
  'conduct-recorded': z.object({ points: z.number(), note: text }),
  /** `things`: titles of activities, `attendance` or `conduct`. */
  waived: z.object({ activityId: id, things: z.array(text), reason: text, managerName: text }),
  'waiver-withdrawn': z.object({ activityId: id, things: z.array(text), reason: text, managerName: text }),
  'own-conduct-low': z.object({ points: z.number(), limit: z.number(), month: text.optional() }),
  'conduct-low': z.object({ ...trainee, points: z.number(), limit: z.number(), month: text.optional() }),
  'conduct-answered': z.object({ ...trainee, note: text }),
  'conduct-disputed': z.object({ ...trainee, note: text, dueOn: on }),
  'conduct-ruled': z.object({ upheld: z.boolean(), note: text }),
  'conduct-dispute-ruled': z.object({ ...trainee, upheld: z.boolean(), note: text }),
  'feedback-arrived': z.object({ ...activity, cohortId: id, voices: z.int() }),
} as const

export type NoticeKind = keyof typeof NOTICES
export type NoticePayload<K extends NoticeKind> = z.output<(typeof NOTICES)[K]>
export type Notice = { [K in NoticeKind]: { kind: K; payload: NoticePayload<K> } }[NoticeKind]

/** About papers and hearings that are marked without a name: the minute beside another card would tell whose they are. */
const NAMELESS: readonly NoticeKind[] = ['marking-wanted', 'third-mark-wanted', 'marks-reopened', 'third-sheet-wanted']

export function isDayOnly(kind: NoticeKind): boolean {
  return NAMELESS.includes(kind)
}

export const NOTICE_KINDS = Object.keys(NOTICES) as NoticeKind[]

/** A stored row back into a notice; null for one that no longer fits the catalogue, which the list then leaves out. */
export function readNotice(kind: string, payload: string): Notice | null {
  if (!Object.hasOwn(NOTICES, kind)) return null
  const parsed = NOTICES[kind as NoticeKind].safeParse(JSON.parse(payload))
  return parsed.success ? ({ kind, payload: parsed.data } as Notice) : null
}
