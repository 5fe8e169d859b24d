// Live work: a logged window, every price change confirmed by the mentor, and the mentor's sheet (R5) with the daily state.
import { z } from 'zod'
import { CLOCK, wholeNumber } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, safeText, yuanField } from '../../entry-forms'
import { describeLive } from './describe'
import { decideLog } from './log-times'
import { APPROVALS, decidePriceChange, type PriceChange, priceChangesAllowed } from './price-changes'

const LiveForm = z
  .object({
    account: safeText(LONGEST.shopAccount),
    from: CLOCK,
    to: CLOCK,
    chats: wholeNumber(BOUNDS.chats),
    meanReplySeconds: wholeNumber(BOUNDS.replySeconds),
    note: optionalText(LONGEST.note),
  })
  .refine((log) => log.to > log.from, { path: ['to'], message: 'form.time-order' })

const PriceChangeForm = z
  .object({
    orderRef: z
      .string({ error: 'form.order-tail' })
      .trim()
      .regex(/^\d{4,8}$/, 'form.order-tail'),
    before: yuanField,
    after: yuanField,
    reason: safeText(LONGEST.priceReason),
    approval: z.enum(APPROVALS).default('none'),
    approvedBy: optionalText(LONGEST.shownName),
  })
  .refine((change) => change.after < change.before, { path: ['after'], message: 'form.price-not-lower' })
  .refine((change) => change.approval === 'none' || change.approvedBy !== '', {
    path: ['approvedBy'],
    message: 'form.required',
  })

export const liveType = defineType('live', {
  heldAs: () => 'customers',
  tookPlace: 'live-log',
  takesGaps: true,
  record: z.strictObject({
    account: z.string().max(LONGEST.shopAccount).default(''),
    from: z.string().max(5).default(''),
    to: z.string().max(5).default(''),
    chats: wholeNumber(BOUNDS.chats).default(0),
    meanReplySeconds: wholeNumber(BOUNDS.replySeconds).default(0),
    note: z.string().max(LONGEST.note).default(''),
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
    desk: {
      account: 'live.account',
      from: 'live.from',
      to: 'live.to',
      chats: 'live.chats',
      meanReplySeconds: 'live.meanReply',
      note: 'note',
    },
    entries: {
      'price-change': {
        form: PriceChangeForm,
        cap: priceChangesAllowed,
        holds: (data, { earlier, shop }) =>
          decidePriceChange(data as unknown as PriceChange, earlier, shop.policies?.priceChange),
      },
    },
    holds: (record, moment) => decideLog(record as z.output<typeof LiveForm>, moment),
    handsIn: (record) => LiveForm.safeParse(record).success,
  },
  describe: describeLive,
})
