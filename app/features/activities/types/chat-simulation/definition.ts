// The practical exam: several customers at once at the desk, a call, and the sheets of examiners who read what came of it.
import { z } from 'zod'
import { defineType, type Missing } from '../../activity-type'
import { inOrder, missingExaminers } from '../oral/examiners'
import { describeChatSimulation } from './describe'

export const chatSimulationType = defineType('chat-simulation', {
  heldAs: () => 'exams',
  elsewhere: true,
  examined: () => true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }): Missing[] => {
    const isSat = facts.chats[0]?.state === 'finished'
    const percents = inOrder(facts.sheets.filter((s) => s.rubricId === settings.rubric)).map((s) => s.percent)
    return [...(isSat ? [] : [{ what: 'chats' as const }]), ...missingExaminers(percents, settings.examiners)]
  },
  next: (missing) => (missing.some((m) => m.what === 'chats') ? 'trainee' : 'other'),
  describe: describeChatSimulation,
})
