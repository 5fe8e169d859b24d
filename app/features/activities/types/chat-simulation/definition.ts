// Several simulated buyers at once, scored by time and wording.
import { z } from 'zod'
import { defineType } from '../../activity-type'
import { missingOfDrill } from '../../undecided-drill'
import { describeChatSimulation } from './describe'

export const chatSimulationType = defineType('chat-simulation', {
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => missingOfDrill(facts),
  next: (missing) => (missing.some((m) => m.what === 'drill') ? 'trainee' : 'other'),
  describe: describeChatSimulation,
})
