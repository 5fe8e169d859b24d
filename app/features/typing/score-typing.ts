// Decides what a typing run is worth (R3): correct characters per minute, accuracy, band.
import { TYPING_CEILING } from '#app/rules/hand-speed'
import type { TypingBand } from '../activities/typing-best'
import { accuracyOf, alignTyped, foldTyped } from './align-typed'

export interface TypingScore {
  correct: number
  /** Correct characters per minute, one decimal. */
  speed: number
  /** By what would have to be changed, in percent, one decimal. */
  accuracy: number
  band: TypingBand
  /** Beyond what hands can do: counts only once somebody has looked. */
  held: boolean
}

/** Characters typed right, by their alignment with the beginning of the passage. */
export function countCorrect(passage: string, typed: string): number {
  return alignTyped(passage, typed).correct
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

/** One decimal. */
export function perMinute(characters: number, ms: number): number {
  return Math.round((characters / (Math.max(ms, 1_000) / 60_000)) * 10) / 10
}

/** Before its time is over a run is not handed in with less: a slip of the hand would spend it. */
export const LEAST_TYPED = 30

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
  const alignment = alignTyped(passage, typed)
  const { correct } = alignment
  const finished = correct >= FINISHED_SHARE * foldTyped(passage).length
  const speed = perMinute(correct, finished ? time.elapsedMs : time.setMs)
  const accuracy = accuracyOf(alignment)
  return { correct, speed, accuracy, band: typingBand(speed, accuracy, passSpeed), held: speed > TYPING_CEILING }
}
