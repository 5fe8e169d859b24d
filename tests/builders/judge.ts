import { SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import type { Cuts, JudgeFile } from '#app/content/judge-file'

/** Met where an expression says it, open where it is only asked, missing where nothing of it is seen. */
const CUTS: Cuts = {
  scale: { base: 0, weights: {} },
  points: {
    said: { yes: 0, no: -1 },
    asked: { yes: 1, no: -1 },
    denied: { yes: 1, no: 0 },
    silent: { yes: 1, no: 0 },
  },
  redLines: { scale: { base: 0, weights: { seen: 1, sure: 1 } }, cut: { yes: 2, no: 0 } },
  soft: Object.fromEntries(SOFT_FAULT_KINDS.map((kind) => [kind, { yes: 1, no: 0 }])) as Cuts['soft'],
  word: 0,
  senseless: { yes: 1, no: 0 },
}

const NO_READERS = { questions: [], bases: [], pieces: [], starts: btoa('\0\0\0\0'), asked: '', weights: '' }

/** A judge made by hand: meanings by name with their expressions, nothing learned. */
export function aJudge(meanings: Readonly<Record<string, readonly string[]>>, version = 'by-hand'): JudgeFile {
  return {
    version,
    meanings: Object.entries(meanings).map(([id, say]) => ({ id, name: id, say: [...say], never: [] })),
    readers: NO_READERS,
    cuts: CUTS,
  }
}
