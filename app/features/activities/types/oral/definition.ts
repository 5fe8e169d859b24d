// An oral exam: every examiner has marked the sheet, and a third one where two lie far apart.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeOral } from './describe'
import { examinersLeft, inOrder } from './examiners'

export const oralType = defineType('oral', {
  takesGaps: true,
  examined: () => true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    const left = examinersLeft(percents, settings.examiners)
    return when(left > 0, { what: 'examiners', left })
  },
  next: () => 'other',
  describe: describeOral,
})
