// Decides whether the hours of a log can be: a log tells what was, so it ends by now.
import { instantOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { WritingMoment } from '../../activity-type'

/** On a day unlocked before its date the hours are today's. */
export function decideLogTimes({ to }: { to: string }, { on, today, now, zone, clock }: WritingMoment): Outcome {
  return instantOf(on < today ? on : today, to, zone) > now ? refuse('time-ahead', clock) : accept()
}
