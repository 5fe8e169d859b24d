// Three timed runs of typing; the best counts.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeTyping } from './describe'

export const typingType = defineType('typing', {
  // What is only measured again waits for no decision.
  heldAs: ({ settings }) => (settings.remeasures ? null : 'exams'),
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const finished = facts.typing.filter((run) => run.finishedAt !== null).length
    const left = settings.runs - finished - facts.typingHeld
    return [
      ...when(left > 0, { what: 'typing', left }),
      ...when(facts.typingHeld > 0, { what: 'typing-held', left: facts.typingHeld }),
    ]
  },
  next: (missing) => (missing.some((m) => m.what === 'typing') ? 'trainee' : 'other'),
  describe: describeTyping,
})
