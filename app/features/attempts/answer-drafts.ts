// Decides under which name an answer waits on this computer until the server has it: its person's and its paper's, so
// that several people may share a computer and nobody is shown what another wrote.
import type { SentAnswer } from './answer-forms'

/** The part of a browser's Storage that is needed. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface DraftPlace {
  personId: string
  attemptId: string
}

function prefixOf({ personId, attemptId }: DraftPlace): string {
  return `shifu-draft:${personId}:${attemptId}:`
}

/** A full or forbidden store only costs the safety net, never the exam. */
function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/** Null forgets it. */
export function keepDraft(
  storage: () => DraftStorage,
  place: DraftPlace,
  item: string,
  draft: SentAnswer | null,
): void {
  orElse(() => {
    const key = prefixOf(place) + item
    if (draft) storage().setItem(key, JSON.stringify(draft))
    else storage().removeItem(key)
  }, undefined)
}

export function readDrafts(storage: () => DraftStorage, place: DraftPlace): SentAnswer[] {
  return orElse(() => {
    const kept = storage()
    const names = Array.from({ length: kept.length }, (_, n) => kept.key(n) ?? '')
    return names
      .filter((name) => name.startsWith(prefixOf(place)))
      .flatMap((name) => orElse(() => [JSON.parse(kept.getItem(name) ?? '') as SentAnswer], []))
  }, [])
}
