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
}

export function openJudge({ version, meanings, readers, cuts }: JudgeFile): Judge {
  return { version, meanings: compileMeanings(meanings), readers: openReaders(readers), cuts }
}

/** Names of the second reader's questions. */
export const QUESTION = {
  point: (formula: string) => formula,
  fault: (kind: HardFaultKind | SoftFaultKind) => `fault ${kind}`,
  sense: 'no sense',
} as const
