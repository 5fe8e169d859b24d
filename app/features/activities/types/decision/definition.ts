// A decision by the named people; elimination needs a second one.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const decisionType = defineActivityType({
  type: 'decision',
  settings: z.strictObject({
    decision: z.enum(['d1-gate', 'd3-gate', 'raised-targets', 'next-step', 'retake-pass', 'retake-fail']),
  }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ settings, enrolment }) => {
    const decision = enrolment.decisions.find((d) => d.kind === settings.decision)
    if (!decision || decision.confirmed === 'declined') return [{ what: 'decision' }]
    return when(decision.verdict === 'eliminate' && decision.confirmed === null, { what: 'confirmation' })
  },
  next: () => 'other',
})
