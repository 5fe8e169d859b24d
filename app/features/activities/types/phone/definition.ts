// A phone test: role-play calls marked on the sheet.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const phoneType = defineActivityType({
  type: 'phone',
  settings: z.strictObject({ rubric: z.string(), cards: z.int(), examiners: z.int().min(1), passPercent: z.int() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => {
    const examiners = facts.sheets.filter((s) => s.rubricId === settings.rubric).length
    return when(examiners < settings.examiners, { what: 'examiners', left: settings.examiners - examiners })
  },
  next: () => 'other',
})
