// Decides where somebody's conduct points stand: ten at the start of each month, a word at five, a talk with the manager at two.

/** Everybody begins each month with ten (S-003-35). */
export const CONDUCT_START = 10
/** S-003-36: a word at five or less, a talk with the manager at two or less. */
export const CONDUCT_WARNING = 5
export const CONDUCT_TALK = 2

/** `sum`: of one month, deductions negative. */
export function conductStanding(sum: number): { points: number; standing: 'good' | 'warning' | 'talk' } {
  const points = CONDUCT_START + sum
  return { points, standing: points <= CONDUCT_TALK ? 'talk' : points <= CONDUCT_WARNING ? 'warning' : 'good' }
}

interface DatedLine {
  id: string
  points: number
  /** YYYY-MM-DD */
  occurredOn: string
  reversesId: string | null
}

/** YYYY-MM */
export function monthOf(on: string): string {
  return on.slice(0, 7)
}

/** By month, the earliest first. A counter line counts in the month of the line that it takes back. */
export function sumByMonth(lines: readonly DatedLine[]): Map<string, number> {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const months = new Map<string, number>()
  for (const line of [...lines].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn))) {
    const month = monthOf((byId.get(line.reversesId ?? '') ?? line).occurredOn)
    months.set(month, (months.get(month) ?? 0) + line.points)
  }
  return new Map([...months].sort(([a], [b]) => a.localeCompare(b)))
}

/** What a decision about the whole training looks at: the month that went worst, which no new month wipes out. */
export function worstMonth(sums: readonly number[]): number {
  return sums.length === 0 ? 0 : Math.min(...sums)
}
