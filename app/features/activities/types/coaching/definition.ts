// The mentor watches and writes a sheet; the gaps it opens are closed or dated.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeCoaching } from './describe'

export const coachingType = defineType('coaching', {
  tookPlace: 'mentor-sheet',
  takesGaps: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => [
    ...when(!facts.sheets.some((s) => s.rubricId === settings.rubric), { what: 'mentor-sheet' }),
    ...when(
      facts.entries.some((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn),
      { what: 'gaps', left: facts.entries.filter((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn).length },
    ),
  ],
  next: () => 'other',
  describe: describeCoaching,
})
