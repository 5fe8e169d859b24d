// Decides who still has to say whether his mark stands, after a manager reopened two that lie apart. Until then nobody else is asked.
import { addDays, instantOf } from '#app/rules/dates'
import type { GivenMark } from './marking'

export interface Reopening {
  /** Epoch ms. */
  at: number
  /** The last day for the two, and the moment at which it is over. */
  untilOn: string
  until: number
}

/** The newest of each question. Rows oldest first; `dueOn`: by when somebody asked at that moment has to answer. */
export function reopeningsByPosition(
  rows: readonly { position: number; reopened_at: number }[],
  { dueOn, zone }: { dueOn: (at: number) => string; zone: string },
): Map<number, Reopening> {
  return new Map(
    rows.map(({ position, reopened_at: at }) => {
      const untilOn = dueOn(at)
      return [position, { at, untilOn, until: instantOf(addDays(untilOn, 1), '00:00', zone) }]
    }),
  )
}

/** Of marks that lie apart: ids of the markers who have neither changed nor confirmed theirs, while they may. */
export function stillToSay(marks: readonly GivenMark[], reopening: Reopening | null, now: number): string[] {
  if (reopening === null || now >= reopening.until) return []
  return marks.filter((mark) => mark.markedAt < reopening.at).map((mark) => mark.markerId)
}

/** Of two that lie apart: they were to look again, one of them has not, and the day for it is over. */
export function lapsedReopening(
  { marks, reopening }: { marks: readonly GivenMark[]; reopening: Reopening | null },
  now: number,
): boolean {
  return reopening !== null && now >= reopening.until && marks.some((mark) => mark.markedAt < reopening.at)
}
