// What was typed and not sent stays in this browser, for the person who typed it, until the server took it.
import type { Filled } from './form-fields'

const PREFIX = 'shifu-draft'
const KEPT_MS = 3 * 86_400_000

export interface Draft {
  keptAt: number
  filled: Filled
}

/** Somebody else who signs in on the same computer never asks for this name. */
export function draftName(personId: string, path: string, form: string): string {
  return [PREFIX, personId, path, form].join(' ')
}

/** Null when there is none, or none that can be read: a draft is a convenience, never a reason to break. */
export function findDraft(name: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null
    return draft && Date.now() - draft.keptAt < KEPT_MS ? draft : null
  } catch {
    return null
  }
}

/** False when the browser keeps nothing: its storage is full or closed. */
export function keepDraft(name: string, filled: Filled): boolean {
  try {
    localStorage.setItem(name, JSON.stringify({ keptAt: Date.now(), filled } satisfies Draft))
    return true
  } catch {
    return false
  }
}

export function discardDraft(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept, so there is nothing to discard.
  }
}

/** Old drafts go, whoever's they are. */
export function sweepDrafts(): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`${PREFIX} `) && findDraft(name) === null) localStorage.removeItem(name)
  } catch {
    // As above.
  }
}
