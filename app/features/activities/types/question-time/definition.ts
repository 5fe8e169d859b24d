// Questions of the day before: each is answered, or dated.
import { z } from 'zod'
import { defineType, missingLessons, when } from '../../activity-type'
import { ASKED } from '../../asking'
import { describeQuestionTime } from './describe'

export const questionTimeType = defineType('question-time', {
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: (input) => {
    const { facts } = input
    const unanswered = facts.entries.filter((e) => e.kind === 'question' && e.state === 'open' && !e.dueOn)
    const touched =
      facts.entries.some((e) => e.kind === 'question') ||
      facts.record?.status === 'submitted' ||
      facts.record?.status === 'done'
    return [
      ...missingLessons(input),
      ...when(!touched, { what: 'record' }),
      ...when(unanswered.length > 0, { what: 'answers', left: unanswered.length }),
    ]
  },
  next: (missing) => (missing.some((m) => m.what === 'answers') && missing.length === 1 ? 'other' : 'trainee'),
  writes: {
    form: z.object({ note: z.literal('').default('') }),
    desk: { note: null },
    entries: {
      question: {
        ...ASKED,
        fromDay: (settings) => settings.fromDay,
      },
    },
    handsIn: () => true,
  },
  describe: describeQuestionTime,
})
