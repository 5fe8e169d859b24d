// A quick-reply exam or practice set, scored.
import { z } from 'zod'
import { defineType } from '../../activity-type'
import { missingOfDrill } from '../../undecided-drill'
import { describePhraseDrill } from './describe'

export const phraseDrillType = defineType('phrase-drill', {
  heldAs: ({ leader }) => (leader === 'examiner' ? 'exams' : null),
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => missingOfDrill(facts),
  next: (missing) => (missing.some((m) => m.what === 'drill') ? 'trainee' : 'other'),
  describe: describePhraseDrill,
})
