// A written exam: begun, handed in, marked and released. The final and the retake are heard as well (plan D22-1, R1).
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { inOrder, missingExaminers } from '../oral/examiners'
import { describeExam } from './describe'

export const examType = defineType('exam', {
  heldAs: () => 'exams',
  elsewhere: true,
  examined: (settings) => 'rubric' in settings,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => {
    const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
    const written =
      !best || best.state === 'in_progress'
        ? [{ what: 'attempt' as const }]
        : when(best.state !== 'released', { what: 'release' })
    if (!('rubric' in settings)) return written
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    return [...written, ...missingExaminers(percents, settings.examiners)]
  },
  next: (missing) => (missing.some((m) => m.what === 'attempt') ? 'trainee' : 'other'),
  describe: describeExam,
})
