// Remedial training: every module built from the missed topics is finished.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeRemedial } from './describe'

export const remedialType = defineType('remedial', {
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ enrolment }) => {
    const open = enrolment.remedial.filter((m) => m.doneAt === null).length
    return [
      // Which modules there are follows from the next-step plan.
      ...when(enrolment.remedial.length === 0, { what: 'decision' }),
      ...when(open > 0, { what: 'module', left: open }),
    ]
  },
  next: (missing) => (missing.some(({ what }) => what === 'decision') ? 'other' : 'trainee'),
  describe: describeRemedial,
})
