// Decides about pieces of work that are handed in and read: a note sample, a case sheet. Each is a line of its own; one that
// was sent back stays as it was, and what is handed in anew is a new line.
import type { Activity, SignerRole } from '#app/content/plan'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ActivityFacts, EntryFact } from './facts'

export const NOTE_SAMPLE = 'note-sample'
export const CASE_SHEET = 'case-sheet'
const PIECES: readonly string[] = [NOTE_SAMPLE, CASE_SHEET]

/** More than this nobody reads. */
export const PIECES_MOST = 30

export function isPiece(kind: string): boolean {
  return PIECES.includes(kind)
}

/** Handed in and not sent back, or signed. */
export function standingPieces(entries: readonly EntryFact[], kind: string): EntryFact[] {
  return entries.filter((e) => e.kind === kind && (e.state === 'open' || e.state === 'confirmed'))
}

/** Whoever signed the activity has read what it rests on; what was signed before pieces were asked for stays signed. */
function isSigned({ signOffs }: Pick<ActivityFacts, 'signOffs'>): boolean {
  return signOffs.some((s) => s.verdict === 'signed')
}

/** What stands when the activity is signed was accepted with it. */
export function acceptedWith<T extends Pick<EntryFact, 'state'>>(facts: Pick<ActivityFacts, 'signOffs'>, piece: T): T {
  return piece.state === 'open' && isSigned(facts) ? { ...piece, state: 'confirmed' } : piece
}

/** How many are still to be handed in. */
export function piecesLeft(facts: ActivityFacts, kind: string, least: number | undefined): number {
  if (least === undefined || isSigned(facts)) return 0
  return Math.max(0, least - standingPieces(facts.entries, kind).length)
}

/** How many of those that are asked for nobody has signed yet. */
export function piecesUnsigned(facts: ActivityFacts, kind: string, least: number | undefined): number {
  if (least === undefined || isSigned(facts)) return 0
  const signed = standingPieces(facts.entries, kind).filter((e) => e.state === 'confirmed').length
  return Math.max(0, least - signed)
}

export function openPieces({ entries }: Pick<ActivityFacts, 'entries'>, kind: string): EntryFact[] {
  return entries.filter((e) => e.kind === kind && e.state === 'open')
}

/** Who may say something about a piece: whoever signs the activity, until it is signed. */
export function maySettlePieces(
  { signers }: Pick<Activity, 'signers'>,
  facts: Pick<ActivityFacts, 'signOffs'>,
  fills: (slot: SignerRole) => boolean,
): Outcome {
  if (!signers.some(fills)) return refuse('not-allowed')
  return isSigned(facts) ? refuse('already-done') : accept()
}
