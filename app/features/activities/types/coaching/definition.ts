// The mentor watches and writes a sheet; the gaps it opens are closed or dated.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const coachingType = defineActivityType({
  type: 'coaching',
  settings: z.strictObject({ rubric: z.string() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => [
    ...when(!facts.sheets.some((s) => s.rubricId === settings.rubric), { what: 'mentor-sheet' }),
    ...when(
      facts.entries.some((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn),
      { what: 'gaps', left: facts.entries.filter((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn).length },
    ),
  ],
  next: () => 'other',
})
