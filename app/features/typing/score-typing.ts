// Decides what a typing run is worth (rubrics R3): correct characters per minute, accuracy, band, best of the runs.

export const TYPING_BANDS = ['excellent', 'good', 'pass', 'improve', 'far'] as const
export type TypingBand = (typeof TYPING_BANDS)[number]

export interface TypingScore {
  correct: number
  /** Correct characters per minute, one decimal. */
  speed: number
  /** Correct ÷ typed, in percent, one decimal. */
  accuracy: number
  band: TypingBand
}

function foldTyped(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Widest slip between the two texts that is still followed; a longer lost line is simply wrong. */
const BAND_WIDTH = 40

/**
 * Characters typed right, by the longest common alignment of what was typed with the beginning of the passage,
 * so that one letter too many does not spoil all that follows.
 */
export function countCorrect(passage: string, typed: string): number {
  const wanted = [...foldTyped(passage)]
  const given = [...foldTyped(typed)]
  let previous = new Int32Array(wanted.length + 1)
  let best = 0
  for (let i = 1; i <= given.length; i++) {
    const current = new Int32Array(wanted.length + 1)
    const from = Math.max(1, i - BAND_WIDTH)
    const to = Math.min(wanted.length, i + BAND_WIDTH)
    for (let j = from; j <= to; j++) {
      const matched = given[i - 1] === wanted[j - 1] ? previous[j - 1]! + 1 : 0
      current[j] = Math.max(matched, previous[j]!, current[j - 1]!)
      if (current[j]! > best) best = current[j]!
    }
    // Beyond the band the last value is carried on, so that the next row starts from it.
    for (let j = to + 1; j <= Math.min(wanted.length, to + 1); j++) current[j] = current[j - 1]!
    previous = current
  }
  return best
}

const FLOORS: [TypingBand, number, number][] = [
  ['excellent', 80, 97],
  ['good', 65, 95],
]

/** Below the accuracy floor of a band counts one band lower; `passSpeed` is a setting (51 by default). */
export function typingBand(speed: number, accuracy: number, passSpeed: number): TypingBand {
  const lines: [TypingBand, number, number][] = [...FLOORS, ['pass', passSpeed, 93], ['improve', 40, 90], ['far', 0, 0]]
  const at = lines.findIndex(([, minimum]) => speed >= minimum)
  const [, , floor] = lines[at]!
  const lowered = accuracy < floor ? Math.min(at + 1, lines.length - 1) : at
  return lines[lowered]![0]
}

export function scoreTyping(passage: string, typed: string, elapsedMs: number, passSpeed: number): TypingScore {
  const length = [...foldTyped(typed)].length
  const correct = countCorrect(passage, typed)
  const minutes = Math.max(elapsedMs, 1_000) / 60_000
  const speed = Math.round((correct / minutes) * 10) / 10
  const accuracy = length === 0 ? 0 : Math.round((correct / length) * 1000) / 10
  return { correct, speed, accuracy, band: typingBand(speed, accuracy, passSpeed) }
}

/** The best run: by band, then by net speed (speed × accuracy). */
export function bestRun<T extends { band: TypingBand; speed: number; accuracy: number }>(
  runs: readonly T[],
): T | undefined {
  const net = (run: T) => run.speed * run.accuracy
  return [...runs].sort((a, b) => TYPING_BANDS.indexOf(a.band) - TYPING_BANDS.indexOf(b.band) || net(b) - net(a))[0]
}
