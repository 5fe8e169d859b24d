// A judge as the build leaves it with the course, and as it is opened once to be asked often.

import type { HardFaultKind, SoftFaultKind } from '#app/content/fault-kinds'
import type { Cuts, JudgeFile } from '#app/content/judge-file'
import { compileMeanings, type MeaningIndex } from './meanings'
import { openReaders, type Readers } from './second-reader'
import { EARS_OF_OLD, type Ears } from './signals'

export interface Judge {
  version: string
  meanings: MeaningIndex
  readers: Readers
  cuts: Cuts
  /** How it reads; a judge that was kept goes on reading as it did. */
  method: number
  /** By what it tells the things that a reply brings together. */
  ears: Ears
}

/** The method from which on what a clause turns down is told apart from what it says. */
export const HEARS_REFUSALS = 3

/** The method from which on scripts hear too what is only not said: 不说今天一定发. */
export const HEARS_UNSAID = 4

export function openJudge({ version, method = 1, meanings, readers, cuts, shop }: JudgeFile): Judge {
  const ears = method >= HEARS_REFUSALS && shop ? { shop } : EARS_OF_OLD
  return { version, method, meanings: compileMeanings(meanings), readers: openReaders(readers), cuts, ears }
}

/** Names of the second reader's questions. */
export const QUESTION = {
  point: (formula: string) => formula,
  fault: (kind: HardFaultKind | SoftFaultKind) => `fault ${kind}`,
  /** Any red line at all. */
  anyLine: 'fault any',
  sense: 'no sense',
  /** A string of words instead of sentences. */
  salad: 'salad',
  /** Courtesies that do nothing of what any card asks for. */
  nothing: 'does nothing',
} as const
