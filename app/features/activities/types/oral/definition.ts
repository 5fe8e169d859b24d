// An oral exam: every examiner has marked the sheet, and a third one where two lie far apart.
import { z } from 'zod'
import { defineType } from '../../activity-type'
import { describeOral } from './describe'
import { inOrder, missingExaminers } from './examiners'

export const oralType = defineType('oral', {
  heldAs: () => 'exams',
  takesGaps: true,
  examined: () => true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    return missingExaminers(percents, settings.examiners)
  },
  next: () => 'other',
  describe: describeOral,
})
