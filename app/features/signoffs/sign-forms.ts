// Decides what the sign forms may send; the rule in sign-off.ts has the last word under the lock.
import { z } from 'zod'
import type { ActivityType } from '#app/content/activity-settings'
import { SIGNER_ROLES } from '#app/content/plan'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { DATE, ID } from '#app/rules/field-forms'
import { optionalText } from '../activities/entry-forms'
import { LIVE_COMMENT_LENGTH, shortestComment, VERDICTS } from './sign-off'

/** An empty date field means no date. */
export const optionalDate = z
  .preprocess((value) => (value === '' ? undefined : value), DATE.optional())
  .transform((value) => value ?? null)

export interface SignFormRules {
  typeOf: (activityId: string) => ActivityType | undefined
  today: string
}

export function signForm({ typeOf, today }: SignFormRules) {
  return z
    .object({
      enrolmentId: ID,
      activityId: ID,
      slot: z.enum(SIGNER_ROLES),
      verdict: z.enum(VERDICTS),
      revision: z.int().min(0).max(10_000),
      comment: optionalText(1000),
      redoByOn: optionalDate,
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
    })
}

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
