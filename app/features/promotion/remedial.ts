// Decides what remedial training is made of and when its steps may be taken (D22-2, D23-2): only the topics that were missed.

import type { Item } from '#app/content/item'
import type { Activity } from '#app/content/plan'
import { daysBetween } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { seededRandom } from '../exam-forms/seeded-random'
import type { TopicResult } from '../grading/score-attempt'

/** Topics below the line, the most lost points first. A paper below its line has at least one. */
export function weakTopics(topics: readonly TopicResult[], passPercent: number): TopicResult[] {
  return topics
    .filter((t) => t.percent < passPercent)
    .sort((a, b) => b.max - b.points - (a.max - a.points) || (a.topic < b.topic ? -1 : 1))
}

/** In the order in which they are learned: the topic with the lowest mark of the final first. */
export function worstFirst<T extends { topic: string }>(modules: readonly T[], topics: readonly TopicResult[]): T[] {
  const percentOf = ({ topic }: T) => topics.find((t) => t.topic === topic)?.percent ?? 100
  return [...modules].sort((a, b) => percentOf(a) - percentOf(b) || (a.topic < b.topic ? -1 : 1))
}

const SHORTEST_MODULE = 20
const LONGEST_MODULE = 120

/** A plan without remedial training of its own gives a day of it. */
const USUAL_HOURS = 6

/** The hours that the trainee's plan gives to remedial training. */
export function remedialHours(rows: readonly { activity: Activity }[]): number {
  for (const { activity } of rows) if (activity.type === 'remedial') return activity.settings.hours
  return USUAL_HOURS
}

/** The hours the plan gives, shared out by lost points, in steps of ten minutes. */
export function planModules(weak: readonly TopicResult[], hours: number): { topic: string; minutes: number }[] {
  const lost = weak.reduce((sum, t) => sum + (t.max - t.points), 0)
  return weak.map((t) => {
    const share = lost === 0 ? 1 / weak.length : (t.max - t.points) / lost
    const minutes = Math.round((share * hours * 60) / 10) * 10
    return { topic: t.topic, minutes: Math.min(LONGEST_MODULE, Math.max(SHORTEST_MODULE, minutes)) }
  })
}

export interface ModuleState {
  startedAt: number | null
  doneAt: number | null
  minutesPlanned: number
  minutesDone: number
  quizPercent: number | null
}

export interface RemedialCase {
  state: EnrolmentState
  /** The plan has been read, or its refusal is on record. */
  planAcknowledged: boolean
  dayOpen: boolean
  opensOn: string
  now: number
}

export function decideStart(given: RemedialCase, module: ModuleState): Outcome {
  if (given.state !== 'final_failed') return refuse('wrong-state')
  if (!given.planAcknowledged) return refuse('acknowledgement-missing')
  if (!given.dayOpen) return refuse('day-locked', given.opensOn)
  return module.startedAt === null ? accept() : refuse('already-done')
}

function decideWork({ state }: RemedialCase, module: ModuleState): Outcome {
  if (state !== 'final_failed' || module.startedAt === null) return refuse('wrong-state')
  return module.doneAt === null ? accept() : refuse('already-done')
}

const MINUTES_A_DAY = 12 * 60

/** Nobody has worked longer on a module than it has been open, nor on all of them longer than since the first, nor than anybody works in a day. */
export function decideMinutes(
  given: RemedialCase & { today: string; all: readonly (ModuleState & { startedOn: string | null })[] },
  module: ModuleState,
  minutes: number,
): Outcome<{ minutesDone: number }> {
  const open = decideWork(given, module)
  if (!open.ok) return open
  const minutesDone = module.minutesDone + minutes
  const elapsed = Math.floor((given.now - module.startedAt!) / 60_000)
  const first = Math.min(...given.all.flatMap(({ startedAt }) => startedAt ?? []))
  const begun = given.all.flatMap(({ startedOn }) => startedOn ?? []).sort()
  const days = daysBetween(begun[0] ?? given.today, given.today) + 1
  const sum = given.all.reduce((total, one) => total + one.minutesDone, 0)
  const sinceFirst = Math.floor((given.now - first) / 60_000)
  const left = Math.max(0, Math.min(elapsed - module.minutesDone, sinceFirst - sum, days * MINUTES_A_DAY - sum))
  return minutes > left ? refuse('minutes-too-many', String(left)) : accept({ minutesDone })
}

export function decideQuiz(given: RemedialCase, module: ModuleState): Outcome {
  return decideWork(given, module)
}

/** What a module still lacks before it can be marked done. */
export function moduleLacks(module: ModuleState, quizPass: number): { minutes: number; quiz: boolean } {
  return {
    minutes: Math.max(0, module.minutesPlanned - module.minutesDone),
    quiz: module.quizPercent === null || module.quizPercent < quizPass,
  }
}

export function decideFinish(given: RemedialCase, module: ModuleState, quizPass: number): Outcome {
  const open = decideWork(given, module)
  if (!open.ok) return open
  const lacks = moduleLacks(module, quizPass)
  return lacks.minutes > 0 || lacks.quiz ? refuse('evidence-missing') : accept()
}

/** The quiz is made of what can be scored at once on a plain form. */
export type QuizItem = Extract<Item, { type: 'single' | 'multiple' | 'truefalse' }>
export const QUIZ_LENGTH = 10

/** Practice items of the topic, drawn by the seed; the same seed asks the same again. */
export function drawQuiz(items: readonly (Item & { topic: string })[], topic: string, seed: string): QuizItem[] {
  const fitting = items.filter((item) => item.pool === 'P' && item.topic === topic && isQuizItem(item)) as (QuizItem & {
    topic: string
  })[]
  return seededRandom(`remedial:${topic}:${seed}`).shuffle(fitting).slice(0, QUIZ_LENGTH)
}

function isQuizItem(item: Item): item is QuizItem {
  return item.type === 'single' || item.type === 'multiple' || item.type === 'truefalse'
}

/** Chosen parts as the form sends them: option numbers, or `true` and `false`. */
export function isQuizAnswerRight(item: QuizItem, chosen: readonly string[]): boolean {
  if (item.type === 'truefalse') return chosen.length === 1 && chosen[0] === String(item.answer)
  const right = item.options.flatMap((option, n) => (option.correct ? [String(n)] : []))
  return new Set(chosen).size === right.length && right.every((n) => chosen.includes(n))
}

export function scoreQuiz(items: readonly QuizItem[], chosen: (itemId: string) => readonly string[]): number {
  const right = items.filter((item) => isQuizAnswerRight(item, chosen(item.id))).length
  return items.length === 0 ? 0 : Math.round((right / items.length) * 1000) / 10
}
