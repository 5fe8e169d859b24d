// Decides whether a form is fresh to somebody: no family of it was met before.
import type { Item } from '#app/content/item'

export interface DisjointProof {
  /** Families the form shares with those seen; 0 proves a fresh form. */
  overlap: number
  sharedFamilies: string[]
  formFamilies: number
  seenFamilies: number
}

/** Stored with a retake form (blueprint §4). */
export function proveDisjoint(form: readonly Item[], familiesSeen: ReadonlySet<string>): DisjointProof {
  const families = [...new Set(form.map((item) => item.family))]
  const sharedFamilies = families.filter((family) => familiesSeen.has(family)).sort()
  return {
    overlap: sharedFamilies.length,
    sharedFamilies,
    formFamilies: families.length,
    seenFamilies: familiesSeen.size,
  }
}
