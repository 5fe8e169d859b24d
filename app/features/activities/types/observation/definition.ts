// Watching chats or calls: a number of annotated notes.
import { z } from 'zod'
import { defineActivityType, missingLessons, when } from '../../activity-type'
import { safeText } from '../../entry-forms'

export const observationType = defineActivityType({
  type: 'observation',
  settings: z.strictObject({
    notes: z.int().min(1),
    kind: z.enum(['chats', 'calls']),
    transcripts: z.array(z.string()).optional(),
  }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => {
    const notes = input.facts.entries.filter((e) => e.kind === 'note' && e.state !== 'withdrawn').length
    return [
      ...missingLessons(input),
      ...when(notes < input.settings.notes, { what: 'notes', left: input.settings.notes - notes }),
    ]
  },
  next: () => 'trainee',
  own: {
    entries: {
      note: { form: z.object({ source: safeText(120), saw: safeText(1000), why: safeText(1000) }), cap: () => 60 },
    },
  },
})
