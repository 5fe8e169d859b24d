// Live work: a logged window, every price change confirmed by the mentor, and the mentor's sheet (R5) with the daily state.
import { z } from 'zod'
import { CLOCK } from '#app/rules/field-forms'
import { defineType, missingLessons, when } from '../../activity-type'
import { countField, optionalText, safeText, yuanField } from '../../entry-forms'
import { describeLive } from './describe'
import { priceChangesAllowed } from './price-changes'

const LiveForm = z.object({
  account: safeText(60),
  from: CLOCK,
  to: CLOCK,
  chats: countField(999),
  meanReplySeconds: countField(9999),
  note: optionalText(2000),
})

const PriceChangeForm = z
  .object({
    orderRef: z
      .string({ error: 'form.order-tail' })
      .trim()
      .regex(/^\d{4,8}$/, 'form.order-tail'),
    before: yuanField,
    after: yuanField,
    reason: safeText(300),
  })
  .refine((change) => change.before !== change.after, { path: ['after'], message: 'form.same-price' })

export const liveType = defineType('live', {
  heldAs: () => 'customers',
  takesGaps: true,
  record: z.strictObject({
    account: z.string().max(60).default(''),
    from: z.string().max(5).default(''),
    to: z.string().max(5).default(''),
    chats: z.int().min(0).max(999).default(0),
    meanReplySeconds: z.int().min(0).max(9999).default(0),
    note: z.string().max(2000).default(''),
  }),
  missing: (input) => {
    const { facts } = input
    const logged = facts.record?.status === 'submitted' || facts.record?.status === 'done'
    const unconfirmed = facts.entries.filter((e) => e.kind === 'price-change' && e.state === 'open').length
    return [
      ...missingLessons(input),
      ...when(!logged, { what: 'live-log' }),
      ...when(unconfirmed > 0, { what: 'confirm-price', left: unconfirmed }),
      ...when(!facts.sheets.some((s) => s.rubricId === 'R5'), { what: 'mentor-sheet' }),
    ]
  },
  next: (missing) =>
    missing.some((m) => m.what === 'live-log' || m.what === 'lesson' || m.what === 'self-check') ? 'trainee' : 'other',
  writes: {
    form: LiveForm,
    entries: {
      'price-change': {
        form: PriceChangeForm,
        cap: priceChangesAllowed,
      },
    },
    handsIn: (record) => LiveForm.safeParse(record).success,
  },
  describe: describeLive,
})
