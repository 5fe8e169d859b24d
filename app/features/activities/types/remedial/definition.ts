// Remedial training: every module built from the missed topics is finished.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const remedialType = defineActivityType({
  type: 'remedial',
  settings: z.strictObject({ hours: z.number().min(0) }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ enrolment }) => {
    const open = enrolment.remedial.filter((m) => m.doneAt === null).length
    return [
      ...when(enrolment.remedial.length === 0, { what: 'record' }),
      ...when(open > 0, { what: 'module', left: open }),
    ]
  },
  next: () => 'trainee',
})
