// An oral exam: every examiner has marked the sheet.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const oralType = defineActivityType({
  type: 'oral',
  settings: z.strictObject({ rubric: z.string(), questions: z.int(), examiners: z.int().min(1), passPercent: z.int() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => {
    const examiners = facts.sheets.filter((s) => s.rubricId === settings.rubric).length
    return when(examiners < settings.examiners, { what: 'examiners', left: settings.examiners - examiners })
  },
  next: () => 'other',
})
