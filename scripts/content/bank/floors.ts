// What the bank has to hold, in one place: how far a trainee may get who is only good at tests.

/** Below this number of items a share says nothing. */
export const ENOUGH = { choices: 20, trueFalse: 10 }

export const FLOORS = {
  /** Single choices whose key a reader finds that never sees the question (options-reader.ts). Chance: a quarter. */
  optionsOnly: { most: 0.45, mostInFinal: 0.4 },
  /** Of singles with four options: how many keys are the longest option, the second longest … */
  lengthRank: { least: 0.2, most: 0.3 },
  /** Multiples of which the number of keys is guessed from the number of options. */
  keyCount: { most: 0.45 },
  /** Words of tone: in enough options, and no more standard errors from chance. Of 60 words chance sends one past 2.5. */
  toneWord: { leastOptions: 20, mostLean: 2.5 },
  /** Words that nobody listed: of a thousand chance sends none past 4. */
  anyWord: { leastOptions: 30, mostLean: 4 },
  /** Statements that are true. */
  trueShare: { least: 0.45, most: 0.55 },
  /** From here on a pair may answer each other: a look; from `strong` on it is enemies, or reviewed as harmless. */
  enemies: { candidate: 0.25, strong: 0.3 },
  /** From here on two items ask the same: within a pool, and across pools (practice may come nearer than an exam). */
  clones: { within: 0.3, across: 0.4 },
} as const

/** Pools that decide about somebody. */
export const DECIDING_POOLS: readonly string[] = ['F', 'R']
