// A judge as the build leaves it with the course, and as it is opened once to be asked often.

import type { HardFaultKind, SoftFaultKind } from '#app/content/fault-kinds'
import type { Cuts, JudgeFile } from '#app/content/judge-file'
import { compileMeanings, type MeaningIndex } from './meanings'
import { openReaders, type Readers } from './second-reader'

export interface Judge {
  version: string
  meanings: MeaningIndex
  readers: Readers
  cuts: Cuts
  /** How it reads; a judge that was kept goes on reading as it did. */
  method: number
}

export function openJudge({ version, method = 1, meanings, readers, cuts }: JudgeFile): Judge {
  return { version, method, meanings: compileMeanings(meanings), readers: openReaders(readers), cuts }
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
