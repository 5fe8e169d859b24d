// Decides what a typing run is worth (R3): correct characters per minute, accuracy, band.
import { countShared, TYPING_CEILING } from '#app/rules/hand-speed'
import type { TypingBand } from '../activities/typing-best'

export interface TypingScore {
  correct: number
  /** Correct characters per minute, one decimal. */
  speed: number
  /** Correct ÷ typed, in percent, one decimal. */
  accuracy: number
  band: TypingBand
  /** Beyond what hands can do: counts only once somebody has looked. */
  held: boolean
}

/** Marks that one keyboard has and another has not, or that an input method turns into each other. */
const SAME_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[“”„「」『』]/g, '"'],
  [/[‘’]/g, "'"],
  [/[—–−‐‑]/g, '-'],
  [/[×✕*]/g, 'x'],
  [/[·•・。]/g, '.'],
  [/、/g, ','],
  [/[〜∼]/g, '~'],
]

function foldTyped(text: string): string[] {
  const folded = text.normalize('NFKC').replace(/\s+/g, '')
  return [...SAME_MARKS.reduce((so, [marks, one]) => so.replace(marks, one), folded)]
}

/** Characters typed right, by their alignment with the beginning of the passage. */
export function countCorrect(passage: string, typed: string): number {
  return countShared(foldTyped(passage), foldTyped(typed))
}

/** Below this somebody is far from the post. */
export const FAR_SPEED = 40

interface BandLine {
  band: TypingBand
  speed: number
  accuracy: number
}

/** The best band first; `passSpeed` is a setting of the plan. */
export function bandLines(passSpeed: number): BandLine[] {
  return [
    { band: 'excellent', speed: 80, accuracy: 97 },
    { band: 'good', speed: 65, accuracy: 95 },
    { band: 'pass', speed: passSpeed, accuracy: 93 },
    { band: 'improve', speed: FAR_SPEED, accuracy: 90 },
    { band: 'far', speed: 0, accuracy: 0 },
  ]
}

/** Below the accuracy floor of a band counts one band lower. */
export function typingBand(speed: number, accuracy: number, passSpeed: number): TypingBand {
  const lines = bandLines(passSpeed)
  const at = lines.findIndex((line) => speed >= line.speed)
  const lowered = accuracy < lines[at]!.accuracy ? Math.min(at + 1, lines.length - 1) : at
  return lines[lowered]!.band
}

/** The passage counts as finished when this share of it is right: whoever skips a line has not finished. */
const FINISHED_SHARE = 0.9

/**
 * Correct characters over the whole set time, so that a few quick ones are worth a few; over the time that passed only for
 * those who were through with the passage before it was over.
 */
export function scoreTyping(
  passage: string,
  typed: string,
  time: { elapsedMs: number; setMs: number },
  passSpeed: number,
): TypingScore {
  const length = foldTyped(typed).length
  const correct = countCorrect(passage, typed)
  const finished = correct >= FINISHED_SHARE * foldTyped(passage).length
  const minutes = Math.max(finished ? time.elapsedMs : time.setMs, 1_000) / 60_000
  const speed = Math.round((correct / minutes) * 10) / 10
  const accuracy = length === 0 ? 0 : Math.round((correct / length) * 1000) / 10
  return { correct, speed, accuracy, band: typingBand(speed, accuracy, passSpeed), held: speed > TYPING_CEILING }
}
