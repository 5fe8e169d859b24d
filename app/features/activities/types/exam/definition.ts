// A written exam: begun, handed in, marked and released.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const examType = defineActivityType({
  type: 'exam',
  settings: z.strictObject({ exam: z.string() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => {
    const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
    if (!best || best.state === 'in_progress') return [{ what: 'attempt' }]
    return when(best.state !== 'released', { what: 'release' })
  },
  next: (missing) => (missing.some((m) => m.what === 'attempt') ? 'trainee' : 'other'),
})
