// A phone test: role-play calls marked on the sheet, by a third person too where two examiners lie far apart.
import { z } from 'zod'
import { defineType } from '../../activity-type'
import { inOrder, missingExaminers } from '../oral/examiners'
import { describePhone } from './describe'

export const phoneType = defineType('phone', {
  heldAs: () => 'exams',
  takesGaps: true,
  examined: () => true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    return missingExaminers(percents, settings.examiners)
  },
  next: () => 'other',
  describe: describePhone,
})
