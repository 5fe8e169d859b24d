// Several simulated buyers at once, scored by time and wording.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeChatSimulation } from './describe'

export const chatSimulationType = defineType('chat-simulation', {
  elsewhere: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => when(!facts.drills.some((d) => d.state === 'finished'), { what: 'drill' }),
  next: () => 'trainee',
  describe: describeChatSimulation,
})
