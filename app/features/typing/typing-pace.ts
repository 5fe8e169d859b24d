// Decides whether what has arrived of a typing run can have come from hands: what is put in at once is more than the time
// since the last message allows.
import { TYPING_CEILING } from '#app/rules/hand-speed'

/** What an input method hands over at once: a sentence, never a passage. */
const SENTENCE = 30

export interface Reached {
  /** The most characters that were right so far. */
  correct: number
  /** When the server last heard of the run. */
  at: number
}

/** More than a sentence beyond what the fastest hands type in this time. */
export function outrunsHands(characters: number, ms: number): boolean {
  return characters > SENTENCE + (TYPING_CEILING * ms) / 60_000
}

/** What was deleted and comes back is no leap; two or more leaps that pass one by one show over the whole time. */
export function followPace(startedAt: number, before: Reached, now: Reached): { reached: Reached; leapt: boolean } {
  return {
    reached: { correct: Math.max(before.correct, now.correct), at: now.at },
    leapt:
      outrunsHands(now.correct - before.correct, now.at - before.at) || outrunsHands(now.correct, now.at - startedAt),
  }
}
