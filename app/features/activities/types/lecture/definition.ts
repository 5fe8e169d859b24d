// A lecture: lessons read, self-checks answered, the questionnaire where the plan asks for one.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'

export const lectureType = defineActivityType({
  type: 'lecture',
  settings: z.strictObject({ questionnaire: z.string().optional() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.settings.questionnaire !== undefined && !input.facts.questionnaire, { what: 'questionnaire' }),
  ],
  next: () => 'trainee',
  own: { form: z.object({ note: optionalText(2000) }) },
})
