// Decides which stations of a tour are signed: each is a line of its own, the trainee's, confirmed by whoever led the way.
import type { ActivityFacts, EntryFact } from '../../facts'

export const STATION = 'station'

export function stationOf({ data }: Pick<EntryFact, 'data'>): string {
  return String((data as { station?: unknown } | null)?.station ?? '')
}

export function signedStations({ entries }: Pick<ActivityFacts, 'entries'>): ReadonlyMap<string, EntryFact> {
  return new Map(entries.filter((e) => e.kind === STATION && e.state === 'confirmed').map((e) => [stationOf(e), e]))
}

/** Whoever signed the whole tour stands for its stations: tours of before were signed as a whole. */
export function isSignedAsWhole({ signOffs }: Pick<ActivityFacts, 'signOffs'>): boolean {
  return signOffs.some((s) => s.verdict === 'signed')
}
