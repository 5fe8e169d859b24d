import { z } from 'zod'
import { ID, NOTE, REASON, TRAINING_DATE } from '#app/rules/field-forms'
import { BOUNDS } from '#app/rules/field-limits'
import { SHOWN_NAME } from '../accounts/account-forms'
import { REST_PATTERNS } from './rest-patterns'
import { ENCODINGS } from './roster-file'

/** Where there is one course, there is nothing to choose and no field. */
export function cohortForm(courseIds: readonly string[]) {
  const [first, ...others] = courseIds
  const course = z.enum(courseIds, { error: 'form.choose' })
  return z.object({
    /** Whoever wants to see the dates first may; a new cohort moves nobody's. */
    step: z.enum(['preview', 'save']).default('save'),
    name: SHOWN_NAME,
    courseId: first !== undefined && others.length === 0 ? course.default(first) : course,
    startOn: TRAINING_DATE,
    restPattern: z.enum(REST_PATTERNS, { error: 'form.choose' }),
    /** Mentors and delegates are taken over from this cohort. */
    copyFrom: ID.optional(),
  })
}

const YEAR = z.coerce.number().int().min(2020).max(2100)

/** Shown first with the dates it would lead to, saved only at the second step and only if nothing changed in between. */
const TWO_STEPS = { step: z.enum(['preview', 'save']), reason: REASON }
const ON_COHORT = { ...TWO_STEPS, revision: z.coerce.number().int().min(1) }

export const CalendarForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('basics'),
    ...ON_COHORT,
    name: SHOWN_NAME,
    startOn: TRAINING_DATE,
    restPattern: z.enum(REST_PATTERNS, { error: 'form.choose' }),
  }),
  z.object({ kind: z.literal('set-day'), ...ON_COHORT, on: TRAINING_DATE, dayKind: z.enum(['closed', 'open']) }),
  z.object({ kind: z.literal('clear-day'), ...ON_COHORT, on: TRAINING_DATE }),
  z.object({ kind: z.literal('take-year'), ...ON_COHORT, year: YEAR, fromOn: TRAINING_DATE }),
])
export type CalendarCommand = z.output<typeof CalendarForm>

export const MentorsForm = z.object({ intent: z.literal('mentors'), mentors: z.array(ID).max(100).default([]) })

export const DELEGATE_ROLES = [
  'lecturer',
  'examiner',
  'hr',
  'warehouse-head',
  'warehouse-guide',
  'aftersales-guide',
  'mystery-shopper',
] as const
export type DelegateRole = (typeof DELEGATE_ROLES)[number]

export const DelegatesForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('name'),
    role: z.enum(DELEGATE_ROLES),
    personId: ID,
    activities: z.array(ID, { error: 'form.choose' }).min(1, { error: 'form.choose' }).max(200),
  }),
  z.object({ intent: z.literal('end'), delegationId: ID }),
])

export const MemberForm = z.object({
  personId: ID,
  joinedOn: TRAINING_DATE,
  mentorId: ID,
  /** Only who has been through training before needs one; the use case says so. */
  whyAgain: NOTE.default(''),
})

/** How a roster is to be read; what is not understood is no wish. */
export const RosterWishForm = z.object({
  sheet: z.string().min(1).max(100).optional().catch(undefined),
  encoding: z.enum(ENCODINGS).optional().catch(undefined),
  withHidden: z.literal('on').optional().catch(undefined),
})

export const PlanMoveForm = z.object({
  enrolments: z.array(ID).max(500).default([]),
  cohort: z.literal('on').optional(),
  planVersion: ID,
  reason: REASON,
})

export const LeaveForm = z
  .object({ ...TWO_STEPS, fromOn: TRAINING_DATE, toOn: TRAINING_DATE })
  .refine((v) => v.toOn >= v.fromOn, { path: ['toOn'], error: 'form.date-order' })
export const CancelLeaveForm = z.object({ ...TWO_STEPS, leaveId: ID })
/** A trainee somebody is asked to take over. */
export const TakenTrainee = z.object({ enrolmentId: ID })
export const DeclineTraineeForm = TakenTrainee.extend({ reason: REASON })

export const TakeBackOfferForm = z.object({ reason: REASON })
export const MentorChangeForm = z.object({ mentorId: ID, reason: REASON })
const DAY = z.coerce
  .number({ error: 'form.choose' })
  .int({ error: 'form.choose' })
  .min(BOUNDS.day.min, { error: 'form.choose' })
  .max(BOUNDS.day.max, { error: 'form.choose' })
export const UnlockForm = z.object({ day: DAY, reason: REASON })
const EXTRA_PERCENT = z.coerce
  .number({ error: 'form.extra-percent' })
  .int({ error: 'form.extra-percent' })
  .min(BOUNDS.extraPercent.min, { error: 'form.extra-percent' })
  .max(BOUNDS.extraPercent.max, { error: 'form.extra-percent' })
export const ExtraTimeForm = z.object({ percent: EXTRA_PERCENT, reason: REASON })
export const AdjustIntent = z
  .enum(['leave', 'cancel-leave', 'mentor', 'mentor-back', 'unlock', 'extra-time'])
  .catch('leave')

export const HolidayForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set'), on: TRAINING_DATE, kind: z.enum(['rest', 'work']), name: SHOWN_NAME }),
  z.object({ intent: z.literal('remove'), on: TRAINING_DATE }),
  z.object({
    intent: z.literal('confirm-year'),
    year: YEAR,
    checked: z.literal('on', { error: 'form.year-unchecked' }),
  }),
])
