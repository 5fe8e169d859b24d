// A written exam: begun, handed in, marked and released. The final and the retake are heard as well (plan D22-1, R1).
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'
import { examinersLeft, inOrder } from '../oral/examiners'

const OralPart = { rubric: z.string(), questions: z.int().min(1), examiners: z.int().min(1), passPercent: z.int() }

export const examType = defineActivityType({
  type: 'exam',
  settings: z.union([z.strictObject({ exam: z.string(), ...OralPart }), z.strictObject({ exam: z.string() })]),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, facts }) => {
    const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
    const written =
      !best || best.state === 'in_progress'
        ? [{ what: 'attempt' as const }]
        : when(best.state !== 'released', { what: 'release' })
    if (!('rubric' in settings)) return written
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    const left = examinersLeft(percents, settings.examiners)
    return [...written, ...when(left > 0, { what: 'examiners', left })]
  },
  next: (missing) => (missing.some((m) => m.what === 'attempt') ? 'trainee' : 'other'),
})
