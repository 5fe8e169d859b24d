// Three timed runs of typing; the best counts.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeTyping } from './describe'

export const typingType = defineType('typing', {
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const finished = facts.typing.filter((run) => run.finishedAt !== null).length
    return when(finished < settings.runs, { what: 'typing', left: settings.runs - finished })
  },
  next: () => 'trainee',
  describe: describeTyping,
})
