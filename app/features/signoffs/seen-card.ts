// Decides whether a card somebody still has on the screen was dealt with meanwhile: a page names the slot and the revision it showed.
import { SIGNER_ROLES, type SignerRole } from '#app/content/plan'

export interface SeenCard {
  slot: SignerRole
  revision: number
}

export function seenCard({ slot, revision }: SeenCard): string {
  return `${slot}.${revision}`
}

export function readSeenCard(text: string | null): SeenCard | null {
  const [, wanted, revision] = /^([a-z-]{2,20})\.(\d{1,5})$/.exec(text ?? '') ?? []
  const slot = SIGNER_ROLES.find((role) => role === wanted)
  return slot ? { slot, revision: Number(revision) } : null
}

/** What stands in the slot now, when it is newer than the card. */
export function newerThan<Row extends { slot: SignerRole; revision: number }>(
  seen: SeenCard,
  history: readonly Row[],
): Row | null {
  const newest = history
    .filter((row) => row.slot === seen.slot)
    .reduce<Row | null>((latest, row) => (latest && latest.revision > row.revision ? latest : row), null)
  return newest && newest.revision > seen.revision ? newest : null
}
