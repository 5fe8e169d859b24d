// A phone test: role-play calls marked on the sheet.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describePhone } from './describe'

export const phoneType = defineType('phone', {
  heldAs: () => 'exams',
  takesGaps: true,
  examined: () => true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const examiners = facts.sheets.filter((s) => s.rubricId === settings.rubric).length
    return when(examiners < settings.examiners, { what: 'examiners', left: settings.examiners - examiners })
  },
  next: () => 'other',
  describe: describePhone,
})
