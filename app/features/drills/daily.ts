// Decides what the daily ten minutes are made of: the phrases that are due, then new ones of what has been taught, as many as fit.
import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import type { Plan } from '#app/content/plan'
import { localDateOf } from '#app/rules/dates'
import type { PhraseStanding } from './phrase-schedule'

/** The ten minutes are no set of the course: they are dealt for one person and one day. */
export const DAILY_SET = 'daily'
const DAILY_MS = 10 * 60_000
/** To read how a reply went. */
const READING_MS = 20_000
const PASS_PERCENT = 80

interface Taught {
  lessons: readonly { day: number; sources: readonly string[]; phraseCodes: readonly string[] }[]
  plan: Pick<Plan, 'days'>
  drillSets: readonly DrillSet[]
  phrases: readonly Phrase[]
}

/** The day of the first lesson that speaks of a phrase, else of the first drill of the plan that may ask for it. */
export function taughtDays({ lessons, plan, drillSets, phrases }: Taught): Map<string, number> {
  const drills = plan.days.flatMap(({ day, activities }) =>
    activities.flatMap(({ settings }) => {
      const set = 'set' in settings ? drillSets.find(({ id }) => id === settings.set) : undefined
      return set ? [{ day, set }] : []
    }),
  )
  const first = (days: readonly number[]) => (days.length === 0 ? undefined : Math.min(...days))
  return new Map(
    phrases.flatMap(({ id, code, stage }) => {
      const told = lessons.filter(({ sources, phraseCodes }) => sources.includes(id) || phraseCodes.includes(code))
      const asked = drills.filter(({ set }) => set.stages[stage] !== undefined)
      const day = first(told.map((lesson) => lesson.day)) ?? first(asked.map((drill) => drill.day))
      return day === undefined ? [] : [[id, day] as const]
    }),
  )
}

export interface DailyAsked {
  phrases: readonly Phrase[]
  standings: readonly PhraseStanding[]
  taught: ReadonlyMap<string, number>
  /** The day of the trainee's plan. */
  day: number
  today: string
  zone: string
}

export interface Daily {
  /** What fits, in the order it comes. */
  cards: Phrase[]
  /** Of them the ones that come back. */
  due: number
  /** The next date on which something comes back, once nothing is due. */
  nextOn: string | null
}

export function planDaily({ phrases, standings, taught, day, today, zone }: DailyAsked): Daily {
  const standingOf = new Map(standings.map((standing) => [standing.intentId, standing]))
  const dueOn = (standing: PhraseStanding) => localDateOf(standing.dueAt, zone)
  const back = standings
    .filter((standing) => dueOn(standing) <= today)
    .sort((a, b) => a.dueAt - b.dueAt || a.lastMark - b.lastMark)
    .flatMap(({ intentId }) => phrases.find(({ id }) => id === intentId) ?? [])
  const fresh = phrases
    .filter(({ id }) => !standingOf.has(id) && (taught.get(id) ?? Number.POSITIVE_INFINITY) <= day)
    .sort((a, b) => taught.get(a.id)! - taught.get(b.id)!)
  const cards: Phrase[] = []
  let left = DAILY_MS
  for (const phrase of [...back, ...fresh]) {
    const limitMs = phrase.limitSeconds * 1000
    left -= Math.min(standingOf.get(phrase.id)?.meanMs ?? limitMs, limitMs) + READING_MS
    if (left < 0) break
    cards.push(phrase)
  }
  const ahead = standings.map(dueOn).filter((on) => on > today)
  return {
    cards,
    due: Math.min(back.length, cards.length),
    nextOn: back.length > 0 ? null : (ahead.sort()[0] ?? null),
  }
}

/** How the ten minutes of somebody are kept: with the book open, for nobody is examined. */
export function dailySet(cards: readonly Phrase[]): DrillSet {
  const stages: DrillSet['stages'] = {}
  for (const { stage } of cards) stages[stage] = (stages[stage] ?? 0) + 1
  return {
    id: DAILY_SET,
    title: '',
    cards: cards.length,
    stages,
    passPercent: PASS_PERCENT,
    mode: 'reply',
    openBook: 'phrases',
  }
}
