// Phone work: a masked call log with purpose, outcome and promise.
import { z } from 'zod'
import { DATE, ID } from '#app/rules/field-forms'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, safeText } from '../../entry-forms'
import { describeCalls } from './describe'
import { CALL_OUTCOMES } from './outcomes'
import { decideReviewCall, reviewsLeft } from './reviews'

const CallForm = z.object({
  last4: z
    .string({ error: 'form.last-four' })
    .trim()
    .regex(/^\d{4}$/, 'form.last-four'),
  purpose: safeText(LONGEST.callPurpose),
  outcome: z.enum(CALL_OUTCOMES, { error: 'form.choose' }),
  promise: optionalText(LONGEST.callPromise),
  dueOn: DATE.optional(),
  /** The review it was about, where reviews are assigned. */
  review: ID.optional(),
  clean: z.literal('yes').optional(),
})

export const callsType = defineType('calls', {
  heldAs: () => 'customers',
  tookPlace: 'call-log',
  takesGaps: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(!input.facts.entries.some((e) => e.kind === 'call' && e.state !== 'withdrawn'), { what: 'call-log' }),
    ...when(reviewsLeft(input.facts) > 0, { what: 'reviews', left: reviewsLeft(input.facts) }),
  ],
  next: () => 'trainee',
  writes: {
    entries: {
      call: {
        form: CallForm,
        cap: (settings) => settings.cap,
        holds: (data, { earlier }) => decideReviewCall(data, earlier),
      },
    },
  },
  describe: describeCalls,
})
