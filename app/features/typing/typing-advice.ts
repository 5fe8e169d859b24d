// Decides how much practice a band of typing asks for, which speed it should lead to, and by which day of the plan.
import type { Activity, Plan } from '#app/content/plan'
import { gateOfDay } from '../activities/second-test'
import type { TypingBand } from '../activities/typing-best'
import { bandLines } from './score-typing'

/** Minutes a day (R3); who types well keeps it up without, and far from the post one talks first. */
const PRACTICE_MINUTES: Record<TypingBand, number> = { excellent: 0, good: 5, pass: 10, improve: 20, far: 0 }

type TypingTest = Extract<Activity, { type: 'typing' }>

/** The test of typing and its day; null in a course without one. */
export function typingTest({ days }: Pick<Plan, 'days'>): { day: number; activity: TypingTest } | null {
  for (const { day, activities } of days)
    for (const activity of activities) if (activity.type === 'typing') return { day, activity }
  return null
}

export interface TypingAdvice {
  minutes: number
  /** The line of the next band, or of the best. */
  speed: number
  /** A day of the plan that is still to come; null where none is. */
  byDay: number | null
}

export interface AdviceInput {
  band: TypingBand
  passSpeed: number
  plan: Pick<Plan, 'days'>
  /** The day on which the typing is tested, and today. */
  testDay: number
  currentDay: number
}

export function adviseTyping(given: AdviceInput): TypingAdvice {
  const { band, passSpeed, currentDay } = given
  const lines = bandLines(passSpeed)
  const at = lines.findIndex((line) => line.band === band)
  const { speed } = lines[Math.max(at - 1, 0)]!
  const day = goalDay(given)
  return { minutes: PRACTICE_MINUTES[band], speed, byDay: day !== null && day > currentDay ? day : null }
}

/** Who is below the line has until the next gate; who passed, until the last exam that is not the final. */
function goalDay({ band, plan, testDay }: AdviceInput): number | null {
  const { days } = plan
  if (band === 'improve') return days.find(({ day, activities }) => day > testDay && gateOfDay(activities))?.day ?? null
  if (band !== 'pass') return null
  const exams = days.filter(({ activities }) => activities.some((a) => a.type === 'exam' && a.gate === undefined))
  return exams.at(-1)?.day ?? null
}
