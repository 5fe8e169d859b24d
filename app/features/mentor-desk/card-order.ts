// Decides in which order cards stand: by the moment that is said on them. Of a hearing that is its day alone, and on one day
// names decide: an order by the minute would tell whose the paper is that lies beside it under a code.

interface Card {
  traineeName: string
  title: string
  day: number
  /** Epoch ms, as it is said. */
  since: number
}

/** The longest wait first. */
export function bySaidMoment(one: Card, other: Card): number {
  return (
    one.since - other.since ||
    one.traineeName.localeCompare(other.traineeName) ||
    one.day - other.day ||
    one.title.localeCompare(other.title)
  )
}
