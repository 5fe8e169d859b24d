// Three timed runs of typing; the best counts.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const typingType = defineActivityType({
  type: 'typing',
  settings: z.strictObject({ runs: z.int().min(1), minutes: z.int().min(1), passSpeed: z.int() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => {
    const finished = facts.typing.filter((run) => run.finishedAt !== null).length
    return when(finished < settings.runs, { what: 'typing', left: settings.runs - finished })
  },
  next: () => 'trainee',
})
