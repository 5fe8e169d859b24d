// A decision by the named people; elimination needs a second one.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { inForce } from '../../decision-facts'
import { describeDecision } from './describe'

export const decisionType = defineType('decision', {
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, enrolment }) => {
    const decision = inForce(enrolment.decisions, settings.decision)
    if (!decision) return [{ what: 'decision' }]
    const isProposal = decision.verdict === 'eliminate' || decision.secondPerson
    return when(isProposal && decision.confirmed === null, { what: 'confirmation' })
  },
  next: () => 'other',
  describe: describeDecision,
})
