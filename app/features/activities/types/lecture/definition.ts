// A lecture: lessons read, self-checks answered, the questionnaire where the plan asks for one.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'
import { describeLecture } from './describe'

export const lectureType = defineType('lecture', {
  record: z.strictObject({ note: z.string().max(LONGEST.note).default('') }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.activity.settings.questionnaire !== undefined && !input.facts.questionnaire, {
      what: 'questionnaire',
    }),
  ],
  next: () => 'trainee',
  writes: { form: z.object({ note: optionalText(LONGEST.note) }), desk: { note: 'note' } },
  describe: describeLecture,
})
