// A mystery shopper's report: marked unseen, then debriefed. The trainee sees nothing of it before.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const mysteryType = defineActivityType({
  type: 'mystery',
  settings: z.strictObject({ rubric: z.string(), scripts: z.int().min(1) }),
  record: z.strictObject({ debriefedAt: z.int().optional(), note: z.string().max(4000).default('') }),
  missing: ({ settings, facts }) => [
    ...when(!facts.sheets.some((s) => s.rubricId === settings.rubric), { what: 'mentor-sheet' }),
    ...when(facts.record?.status !== 'submitted' && facts.record?.status !== 'done', { what: 'debrief' }),
  ],
  next: () => 'other',
})
