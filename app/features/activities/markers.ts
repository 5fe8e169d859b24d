// Decides of whom independent marks are asked: of those nearest to the work first, of others only where a place stays empty.

/** Groups of people in the order in which they are asked. Who stands in several counts in the first. */
export type MarkerTiers = readonly (readonly (string | null)[])[]

/** Ids of those whose mark is wanted now: nobody who has given one, nobody of a further group while this one fills the places. */
export function askedToMark(
  tiers: MarkerTiers,
  { marked, left }: { marked: readonly string[]; left: number },
): string[] {
  const asked: string[] = []
  for (const tier of tiers) {
    if (asked.length >= left) break
    for (const id of tier) if (id !== null && !marked.includes(id) && !asked.includes(id)) asked.push(id)
  }
  return asked
}
