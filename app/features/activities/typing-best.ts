// Decides which run of typing counts: the best, by band and then by net speed.
import type { TypingFact } from './facts'

export const TYPING_BANDS = ['excellent', 'good', 'pass', 'improve', 'far'] as const
export type TypingBand = (typeof TYPING_BANDS)[number]

/** The best run: by band, then by net speed (speed × accuracy). */
export function bestRun<T extends { band: TypingBand; speed: number; accuracy: number }>(
  runs: readonly T[],
): T | undefined {
  const net = (run: T) => run.speed * run.accuracy
  return [...runs].sort((a, b) => TYPING_BANDS.indexOf(a.band) - TYPING_BANDS.indexOf(b.band) || net(b) - net(a))[0]
}

export function bestTyping(runs: readonly Pick<TypingFact, 'speed' | 'accuracy' | 'band' | 'finishedAt'>[]) {
  const finished = runs.flatMap((run) =>
    run.finishedAt === null || run.speed === null || run.accuracy === null
      ? []
      : [
          {
            speed: run.speed,
            accuracy: run.accuracy,
            band: TYPING_BANDS.find((b) => b === run.band) ?? ('far' satisfies TypingBand),
          },
        ],
  )
  return bestRun(finished)
}
