// Decides whether the figures of a log can be: it tells what was, so it ends by now, within one shift and at a pace people have.
import { instantOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { WritingMoment } from '../../activity-type'

/** Nobody is at a desk for longer. */
const SHIFT_HOURS = 12
/** With several windows open, too, more chats than one in so many seconds is a slip of the keys. */
const SECONDS_A_CHAT = 20

interface LogFigures {
  from: string
  to: string
  chats: number
  meanReplySeconds: number
}

interface Fault {
  reason: 'shift-long' | 'chats-many' | 'reply-slow'
  most: number
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** The first figure that cannot be, with the most that could; an end before the start is the form's to say. */
function findFault({ from, to, chats, meanReplySeconds }: LogFigures): Fault | null {
  const seconds = (minutesOf(to) - minutesOf(from)) * 60
  if (seconds > SHIFT_HOURS * 3600) return { reason: 'shift-long', most: SHIFT_HOURS }
  const most = Math.floor(seconds / SECONDS_A_CHAT)
  if (chats > most) return { reason: 'chats-many', most }
  return meanReplySeconds > seconds ? { reason: 'reply-slow', most: seconds } : null
}

/** On a day unlocked before its date the hours are today's. */
export function decideLog(log: LogFigures, { on, today, now, zone, clock }: WritingMoment): Outcome {
  const fault = findFault(log)
  if (fault) return refuse(fault.reason, String(fault.most))
  return instantOf(on < today ? on : today, log.to, zone) > now ? refuse('time-ahead', clock) : accept()
}

/** The field beside which each refusal of a log is said. */
export const BESIDE_THE_LOG = {
  'time-ahead': 'to',
  'shift-long': 'to',
  'chats-many': 'chats',
  'reply-slow': 'meanReplySeconds',
} as const
