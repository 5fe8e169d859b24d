// Decides what the sign forms may send; the rule in sign-off.ts has the last word under the lock.
import { z } from 'zod'
import type { ActivityType } from '#app/content/activity-settings'
import { SIGNER_ROLES } from '#app/content/plan'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { DATE, ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { optionalText } from '../activities/entry-forms'
import { LIVE_COMMENT_LENGTH, shortestComment, VERDICTS } from './sign-off'

/** An empty date field means no date. */
export const optionalDate = z
  .preprocess((value) => (value === '' ? undefined : value), DATE.optional())
  .transform((value) => value ?? null)

/** Whoever records something before its planned hour says that it took place, and when. */
export const momentFields = { tookPlace: z.literal('yes').optional(), tookPlaceOn: optionalDate }

interface Moment {
  tookPlace?: unknown
  tookPlaceOn?: unknown
}

export function momentIssue(form: Moment, context: z.core.$RefinementCtx): void {
  if (form.tookPlace && form.tookPlaceOn === null)
    context.addIssue({ code: 'custom', path: ['tookPlaceOn'], message: 'form.date' })
}

/** The date is filled in beforehand; only the tick makes it the recorder's word. */
export function dateOfMoment({ tookPlace, tookPlaceOn }: Moment): string | null {
  return tookPlace && typeof tookPlaceOn === 'string' ? tookPlaceOn : null
}

/** Read first: the course of the enrolment knows what kind of activity it is, and so what the rest must hold. */
export const SignedPlace = z.object({ enrolmentId: ID, activityId: ID })

export interface SignFormRules {
  typeOf: (activityId: string) => ActivityType | undefined
  today: string
}

export function signForm({ typeOf, today }: SignFormRules) {
  return SignedPlace.extend({
    slot: z.enum(SIGNER_ROLES),
    verdict: z.enum(VERDICTS),
    revision: z.int().min(0).max(10_000),
    comment: optionalText(LONGEST.signComment),
    redoByOn: optionalDate,
    ...momentFields,
  })
    .superRefine((form, context) => {
      const shortest = shortestComment({ type: typeOf(form.activityId) ?? 'lecture' }, form.verdict)
      if (isTooShort(form.comment, shortest))
        context.addIssue(
          shortest === LIVE_COMMENT_LENGTH
            ? { code: 'custom', path: ['comment'], message: 'form.comment-short' }
            : { ...tooShort(form.comment, shortest), path: ['comment'] },
        )
      if (form.redoByOn !== null && form.redoByOn < today)
        context.addIssue({ code: 'custom', path: ['redoByOn'], message: 'form.date-passed' })
      momentIssue(form, context)
    })
    .transform(({ tookPlace, tookPlaceOn, ...form }) => ({
      ...form,
      tookPlaceOn: dateOfMoment({ tookPlace, tookPlaceOn }),
    }))
}

/** The field that a refusal is said beside. */
export const BESIDE_THE_FIELD = {
  'not-begun': 'tookPlace',
  'took-place-day': 'tookPlaceOn',
  'before-its-day': 'tookPlace',
  'date-passed': 'redoByOn',
  'date-too-far': 'redoByOn',
} as const

/** Names the tap by its moment, as the notice after it does. */
export const UndoForm = z.object({ signedAt: z.int().min(0) })

const PICK = /^[\w-]{1,60} D\d{2}-\d{1,2} [a-z-]{2,20} \d{1,5}$/

/** “Sign the chosen ones”: each value names enrolment, activity, slot and the revision seen. */
export const BatchForm = z.object({
  pick: z
    .array(z.string().max(200).regex(PICK))
    .min(1, 'form.choose')
    .max(60)
    .transform((picks) =>
      picks.map((pick) => {
        const [enrolmentId = '', activityId = '', slot = '', revision = '0'] = pick.split(' ')
        return { enrolmentId, activityId, slot, revision: Number(revision) }
      }),
    ),
})
