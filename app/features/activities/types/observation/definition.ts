// Watching chats or calls: a number of annotated notes.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { safeText } from '../../entry-forms'
import { describeObservation } from './describe'

export const observationType = defineType('observation', {
  takesGaps: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => {
    const notes = input.facts.entries.filter((e) => e.kind === 'note' && e.state !== 'withdrawn').length
    return [
      ...missingLessons(input),
      ...when(notes < input.activity.settings.notes, { what: 'notes', left: input.activity.settings.notes - notes }),
    ]
  },
  next: () => 'trainee',
  writes: {
    entries: {
      note: {
        form: z.object({
          source: safeText(LONGEST.observedSource),
          saw: safeText(LONGEST.observed),
          why: safeText(LONGEST.observed),
        }),
        cap: () => 60,
      },
    },
  },
  describe: describeObservation,
})
