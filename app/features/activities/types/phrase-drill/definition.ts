// A quick-reply exam or practice set, scored.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describePhraseDrill } from './describe'

export const phraseDrillType = defineType('phrase-drill', {
  heldAs: ({ leader }) => (leader === 'examiner' ? 'exams' : null),
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => when(!facts.drills.some((d) => d.state === 'finished'), { what: 'drill' }),
  next: () => 'trainee',
  describe: describePhraseDrill,
})
