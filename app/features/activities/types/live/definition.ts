// Live work: a logged window, every price change confirmed by the mentor, and the mentor's sheet (R5) with the daily state.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'

export const liveType = defineActivityType({
  type: 'live',
  settings: z.strictObject({ hidden: z.boolean(), maxChats: z.int().min(1), share: z.int().optional(), expectPercent: z.int(), priceChanges: z.boolean().optional() }),
  record: z.strictObject({ account: z.string().max(60).default(''), from: z.string().max(5).default(''), to: z.string().max(5).default(''), chats: z.int().min(0).max(999).default(0), meanReplySeconds: z.int().min(0).max(9999).default(0), note: z.string().max(2000).default('') }),
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
  next: (missing) => (missing.some((m) => m.what === 'live-log' || m.what === 'lesson' || m.what === 'self-check') ? 'trainee' : 'other'),
})
