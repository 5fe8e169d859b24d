// Several simulated buyers at once, scored by time and wording.
import { z } from 'zod'
import { defineActivityType, when } from '../../activity-type'

export const chatSimulationType = defineActivityType({
  type: 'chat-simulation',
  settings: z.strictObject({ set: z.string(), passPercent: z.int() }),
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ facts }) => when(!facts.drills.some((d) => d.state === 'finished'), { what: 'drill' }),
  next: () => 'trainee',
})
