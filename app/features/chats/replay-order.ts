// Decides in which order a replay tells what happened: turn by turn, each with what was said and done while it lasted.
import type { DeskDeed, DeskLine, ReplayPassage, ReplaySeat } from './desk-view'

export type ReplayMoment = { at: number; line: DeskLine } | { at: number; deed: DeskDeed }

/** Turns that had begun by a moment, with what of them had happened by then; a turn of which nothing had is left out. */
export function turnsOf(
  { passages, lines, deeds }: Pick<ReplaySeat, 'passages' | 'lines' | 'deeds'>,
  until: number,
): { passage: ReplayPassage; moments: ReplayMoment[] }[] {
  const all: ReplayMoment[] = [
    ...lines.map((line) => ({ at: line.at, line })),
    ...deeds.map((deed) => ({ at: deed.at, deed })),
  ]
  const moments = all.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
  return passages
    .map((passage, n) => {
      const ends = passages[n + 1]?.from ?? Number.POSITIVE_INFINITY
      return { passage, moments: moments.filter(({ at }) => at >= passage.from && at < ends) }
    })
    .filter((turn) => turn.moments.length > 0)
}
