// Decides on which day a paper may be sat whose hours were over before its gate let it begin.
import type { Blueprint } from '#app/content/blueprint'
import { addDays, instantOf, localDateOf } from '#app/rules/dates'
import { inForce, standingImprovement } from './decision-facts'
import { needsOf } from './needs'
import type { ActivityProgress, Progress } from './progress'

interface Given {
  entries: readonly ActivityProgress[]
  facts: Progress['facts']
  calendar: Pick<Progress['calendar'], 'dates'>
  zone: string
  now: number
}

/** When the gates it waits for were passed, and when its own one asked for improvement: whoever could not sit it sits it then. */
function openings(entry: ActivityProgress, { entries, facts }: Given): number[] {
  const passed = needsOf(entry, entries).flatMap((need) => {
    const gate = 'passed' in need ? inForce(facts.decisions, need.passed) : undefined
    return gate?.verdict === 'pass' ? [gate.decidedAt] : []
  })
  const improvement = entry.gateTested ? standingImprovement(facts, entry.gateTested) : undefined
  return [...passed, ...(improvement ? [improvement.decidedAt] : [])]
}

/** Null where its own day serves. From that moment on it has the hours of the plan, on whatever training day it is sat. */
export function latePaperOn(entry: ActivityProgress, window: Blueprint['window'], given: Given): string | null {
  const { until } = window
  // A second test is asked for after a first one that was sat: its days are its own, and no hours of the plan were missed.
  if (until === undefined || entry.again) return null
  const { zone, now, calendar } = given
  const closesOn = (on: string) => instantOf(on, until, zone)
  const openedAt = Math.max(0, ...openings(entry, given))
  if (openedAt < closesOn(entry.on)) return null
  const from = Math.max(openedAt, now)
  const on = localDateOf(from, zone)
  if (from < closesOn(on)) return on
  return calendar.dates.find((date) => date > on) ?? addDays(on, 1)
}
