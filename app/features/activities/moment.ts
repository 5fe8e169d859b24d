// Decides when what an activity is about may be recorded: nothing before it happened unless the recorder says so, and never of
// a day before the one the plan gives it or on which it was opened ahead (D-7).
import type { Activity } from '#app/content/plan'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { type ActivityProgress, plannedAt } from './progress'

export interface MomentCase {
  activity: Pick<Activity, 'start'>
  /** The date the plan gives it. */
  on: string
  /** The date on which its day was opened ahead. */
  openedOn?: ActivityProgress['openedOn']
  satAt?: ActivityProgress['satAt']
  /** The trainee's training days. */
  dates: readonly string[]
  zone: string
  /** The trainee's local date. */
  today: string
  now: number
}

export interface Ahead {
  /** Its planned moment, epoch ms. */
  until: number
  /** The first day on which it may have taken place. */
  fromOn: string
  /** From that day on the recorder may say that it took place early. */
  maySay: boolean
}

/** Null once its planned hour has come, or it was sat where the house itself saw it. */
export function aheadOf(given: Omit<MomentCase, 'dates'>): Ahead | null {
  const { on, openedOn, today } = given
  const until = plannedAt(given, given.zone)
  if (given.now >= until || (given.satAt ?? Number.POSITIVE_INFINITY) <= given.now) return null
  const fromOn = openedOn && openedOn < on ? openedOn : on
  return { until, fromOn, maySay: today >= fromOn }
}

/** Answers the day it took place, where that has to be said; null from its hour on. */
export function decideMoment(given: MomentCase, tookPlaceOn: string | null): Outcome<string | null> {
  const { activity, on, today, dates } = given
  const ahead = aheadOf(given)
  if (ahead === null) return accept(null)
  if (!ahead.maySay) return refuse('before-its-day', ahead.fromOn)
  if (tookPlaceOn === null) return refuse('not-begun', on === today ? activity.start : on)
  const may = tookPlaceOn >= ahead.fromOn && tookPlaceOn <= today && dates.includes(tookPlaceOn)
  return may ? accept(tookPlaceOn) : refuse('took-place-day', ahead.fromOn)
}
