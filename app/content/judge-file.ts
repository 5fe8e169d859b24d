// The judge of quick replies as the build leaves it with the course: meanings, learned weights, and how sure it has to be.
import type { SoftFaultKind } from './fault-kinds'
import type { KeptMeaning } from './meaning'

/** `said`: it stands there. `asked`: only in a question. `denied`: only with a no. `silent`: no expression of it was seen. */
export const EVIDENCE = ['said', 'asked', 'denied', 'silent'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** For each piece of text the questions it speaks for or against, packed. */
export interface ReaderFile {
  /** What is asked of a reply, such as a formula of meanings or a kind of fault. */
  questions: string[]
  bases: number[]
  pieces: string[]
  /** Base64 of Uint32: where a piece's entries begin; one more for the end. */
  starts: string
  /** Base64 of Uint16: positions in `questions`. */
  asked: string
  /** Base64 of Int16: thousandths. */
  weights: string
}

/** A base and a weight by the name of what is weighed. */
export interface Scale {
  base: number
  weights: Readonly<Record<string, number>>
}

/** Above `yes` the machine asserts, up to `no` it asserts the contrary, between the two it leaves it open. */
export interface Cut {
  yes: number
  no: number
}

export interface Cuts {
  /** How what was read of a point is weighed. */
  scale: Scale
  /** By what the expressions found: how much it must weigh to assert *met* or *missing*. */
  points: Readonly<Record<Evidence, Cut>>
  redLines: { scale: Scale; cut: Cut }
  soft: Readonly<Record<SoftFaultKind, Cut>>
  /** How strong any fault has to speak from a reply that says a forbidden word before the word counts. */
  word: number
  /** `yes`: no sense at all. */
  senseless: Cut
  /** The shape of a reply and the reader together: a string of words. Not in judges of the first method. */
  salad?: { scale: Scale; cut: Cut } | undefined
  /** From here on a reply is courtesy and nothing else. Not in judges of the first method. */
  nothing?: number | undefined
}

/** Sums in yuan and times in minutes that the shop's own rules name. */
export interface ShopFigures {
  amounts: readonly number[]
  spans: readonly number[]
}

export interface JudgeFile {
  /** Names the meanings, weights and cuts together: same version, same marks. */
  version: string
  /** How it reads; absent in the first judges that were kept. */
  method?: number
  meanings: KeptMeaning[]
  readers: ReaderFile
  cuts: Cuts
  /** Not in judges of the first two methods. */
  shop?: ShopFigures
}
