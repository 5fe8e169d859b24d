// Learns the second reader: logistic regression with steps that grow small for pieces often seen, in a fixed order, so that the
// same replies always give the same weights.
import type { ReaderFile } from '#app/content/judge-file'
import { WEIGHT_SCALE } from '#app/features/quick-replies/judge/second-reader'

export interface Lesson {
  pieces: readonly string[]
  isYes: boolean
}

/** One text that teaches several questions at once. */
export interface SharedLesson {
  pieces: readonly string[]
  /** Pieces that make the text no longer. */
  signals: readonly string[]
  yes: ReadonlySet<string>
}

const ROUNDS = 15
const STEP = 0.3
/** Pulls weights towards nothing, so that a piece seen once does not decide alone. */
const PULL = 0.001
const FLOOR = 1e-6
/** With so many lessons a piece seen only once or twice is chance, and would make the judge large. */
const MANY = 1000
const SELDOM = 3

export interface Fitted {
  base: number
  weights: Map<string, number>
}

interface Row {
  at: Uint32Array
  scale: number
  wanted: number
}

/** Pieces as numbers, the seldom ones left out. */
function numberPieces(texts: readonly { all: readonly string[]; size: number }[]) {
  const seen = new Map<string, number>()
  for (const { all } of texts) for (const piece of all) seen.set(piece, (seen.get(piece) ?? 0) + 1)
  const least = texts.length > MANY ? SELDOM : 1
  const kept = [...seen].flatMap(([piece, times]) => (times >= least ? [piece] : []))
  const numbers = new Map(kept.map((piece, n) => [piece, n]))
  const rows = texts.map(({ all, size }) => ({
    at: Uint32Array.from(all.flatMap((piece) => numbers.get(piece) ?? [])),
    scale: 1 / Math.sqrt(size || 1),
  }))
  return { numbers, rows }
}

export function fitReader(lessons: readonly Lesson[]): Fitted {
  const { numbers, rows } = numberPieces(lessons.map(({ pieces }) => ({ all: pieces, size: pieces.length })))
  return fitRows(
    rows.map((row, n) => ({ ...row, wanted: lessons[n]!.isYes ? 1 : 0 })),
    numbers,
  )
}

/** The texts are taken apart once for all questions. */
export function fitTogether(lessons: readonly SharedLesson[], questions: readonly string[]): Map<string, Fitted> {
  const { numbers, rows } = numberPieces(
    // One more, as where a note stands beside the pieces.
    lessons.map(({ pieces, signals }) => ({ all: [...pieces, ...signals], size: pieces.length + 1 })),
  )
  return new Map(
    questions.map((question) => [
      question,
      fitRows(
        rows.map((row, n) => ({ ...row, wanted: lessons[n]!.yes.has(question) ? 1 : 0 })),
        numbers,
      ),
    ]),
  )
}

function fitRows(rows: readonly Row[], numbers: ReadonlyMap<string, number>): Fitted {
  const weights = new Float64Array(numbers.size)
  const travelled = new Float64Array(numbers.size).fill(FLOOR)
  let base = 0
  let baseTravelled = FLOOR
  for (let round = 0; round < ROUNDS; round++)
    for (const { at, scale, wanted } of rows) {
      let sum = base
      for (const n of at) sum += weights[n]! * scale
      const miss = 1 / (1 + Math.exp(-sum)) - wanted
      baseTravelled += miss * miss
      base -= (STEP * miss) / Math.sqrt(baseTravelled)
      for (const n of at) {
        const slope = miss * scale + PULL * weights[n]!
        travelled[n]! += slope * slope
        weights[n]! -= (STEP * slope) / Math.sqrt(travelled[n]!)
      }
    }
  return { base, weights: new Map([...numbers].map(([piece, n]) => [piece, weights[n]!])) }
}

const base64 = (numbers: Uint32Array | Uint16Array | Int16Array) =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')

/** Packs the readers of all questions piece by piece. */
export function packReaders(fitted: ReadonlyMap<string, Fitted>): ReaderFile {
  const questions = [...fitted.keys()]
  const entries = new Map<string, { asked: number; weight: number }[]>()
  for (const [n, { weights }] of [...fitted.values()].entries())
    for (const [piece, weight] of weights) {
      const rounded = Math.round(weight * WEIGHT_SCALE)
      if (rounded === 0) continue
      const list = entries.get(piece)
      if (list) list.push({ asked: n, weight: rounded })
      else entries.set(piece, [{ asked: n, weight: rounded }])
    }
  const pieces = [...entries.keys()].sort()
  const flat = pieces.flatMap((piece) => entries.get(piece)!)
  const starts = new Uint32Array(pieces.length + 1)
  pieces.forEach((piece, n) => {
    starts[n + 1] = starts[n]! + entries.get(piece)!.length
  })
  return {
    questions,
    bases: [...fitted.values()].map(({ base }) => Math.round(base * WEIGHT_SCALE) / WEIGHT_SCALE),
    pieces,
    starts: base64(starts),
    asked: base64(Uint16Array.from(flat, ({ asked }) => asked)),
    weights: base64(Int16Array.from(flat, ({ weight }) => Math.max(-32_768, Math.min(32_767, weight)))),
  }
}
