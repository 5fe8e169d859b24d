// Own study along a checklist; lessons named beside it are part of it.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, tickedField } from '../../entry-forms'
import { describeStudy } from './describe'

const StudyRecord = z.looseObject({ ticked: z.array(z.string()).default([]) })

export const studyType = defineType('study', {
  record: z.strictObject({
    ticked: z.array(z.string()).max(200).default([]),
    note: z.string().max(LONGEST.studyNote).default(''),
  }),
  missing: (input) => {
    const ticked = StudyRecord.safeParse(input.facts.record?.data ?? {}).data?.ticked.length ?? 0
    return [
      ...missingLessons(input),
      ...when(ticked < input.checklistItems, { what: 'checklist', left: input.checklistItems - ticked }),
    ]
  },
  next: () => 'trainee',
  writes: {
    form: z.object({ ticked: tickedField, note: optionalText(LONGEST.studyNote) }),
    desk: { ticked: null, note: 'note' },
  },
  describe: describeStudy,
})
