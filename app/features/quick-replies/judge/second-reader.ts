// Decides how likely it is that a reply does something whose words no expression knows: a linear model over small pieces of its
// text, one per question, learned from judged replies when the course is built. The same text and weights give the same figure.
import type { ReaderFile } from '#app/content/judge-file'
import type { Clause } from './clauses'

export interface Readers {
  questions: ReadonlyMap<string, number>
  bases: readonly number[]
  pieces: ReadonlyMap<string, number>
  starts: Uint32Array
  asked: Uint16Array
  weights: Int16Array
}

export const WEIGHT_SCALE = 1000
const LONGEST_PIECE = 3

/** Pieces of one to three signs, within a clause; a clause begins and ends with a mark of its own. */
export function piecesOf(clauses: readonly Clause[]): Set<string> {
  const pieces = new Set<string>()
  for (const { typed } of clauses) {
    const signs = `^${typed}$`
    for (let size = 1; size <= LONGEST_PIECE; size++)
      for (let at = 0; at + size <= signs.length; at++) pieces.add(signs.slice(at, at + size))
  }
  return pieces
}

function bytesOf(base64: string): ArrayBuffer {
  const signs = atob(base64)
  const bytes = new Uint8Array(signs.length)
  for (let n = 0; n < signs.length; n++) bytes[n] = signs.charCodeAt(n)
  return bytes.buffer
}

export function openReaders(file: ReaderFile): Readers {
  return {
    questions: new Map(file.questions.map((question, n) => [question, n])),
    bases: file.bases,
    pieces: new Map(file.pieces.map((piece, n) => [piece, n])),
    starts: new Uint32Array(bytesOf(file.starts)),
    asked: new Uint16Array(bytesOf(file.asked)),
    weights: new Int16Array(bytesOf(file.weights)),
  }
}

/** What the pieces of one reply add up to, for every question at once. */
export interface Reading {
  sums: Float64Array
  size: number
}

function addPiece(readers: Readers, sums: Float64Array, piece: string): void {
  const at = readers.pieces.get(piece)
  if (at === undefined) return
  for (let n = readers.starts[at]!; n < readers.starts[at + 1]!; n++) sums[readers.asked[n]!]! += readers.weights[n]!
}

/** Signals stand beside the letters and make no reply longer. */
export function readPieces(readers: Readers, pieces: ReadonlySet<string>, signals: readonly string[] = []): Reading {
  const sums = new Float64Array(readers.bases.length)
  for (const piece of pieces) addPiece(readers, sums, piece)
  for (const signal of signals) addPiece(readers, sums, signal)
  return { sums, size: pieces.size }
}

function weightOf(readers: Readers, piece: string, question: number): number {
  const at = readers.pieces.get(piece)
  if (at === undefined) return 0
  for (let n = readers.starts[at]!; n < readers.starts[at + 1]!; n++)
    if (readers.asked[n] === question) return readers.weights[n]!
  return 0
}

/** A note says what stands beside the letters, such as what the expressions found. */
export const noteOf = (note: string): string => `=${note}`

/**
 * Where the reader stands on one question: above 0 it leans to yes. A long reply counts no more than a short one. A question
 * that nobody could teach has no reader and stands at 0.
 */
export function standOf(readers: Readers, reading: Reading, question: string, note: string): number {
  const at = readers.questions.get(question)
  if (at === undefined) return 0
  const sum = reading.sums[at]! + weightOf(readers, noteOf(note), at)
  return readers.bases[at]! + sum / (WEIGHT_SCALE * Math.sqrt(reading.size + 1))
}
