// An oral exam: every examiner has marked the sheet, and a third one where two lie far apart.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'
import { examinersLeft, inOrder } from './examiners'

export const oralType = defineActivityType({
  type: 'oral',
  settings: z.strictObject({ rubric: z.string(), questions: z.int(), examiners: z.int().min(1), passPercent: z.int() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => {
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    const left = examinersLeft(percents, settings.examiners)
    return when(left > 0, { what: 'examiners', left })
  },
  next: () => 'other',
})
