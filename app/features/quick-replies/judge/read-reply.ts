// Decides what is read of a reply before anything is answered about it: clauses, red lines seen, and where the second reader stands.
import { HARD_FAULT_KINDS, type HardFaultKind, SOFT_FAULT_KINDS, type SoftFaultKind } from '#app/content/fault-kinds'
import type { MustNot } from '#app/content/phrase'
import { type Clause, clausesOf } from './clauses'
import { findHardFaults } from './hard-faults'
import { HEARS_REFUSALS, type Judge, QUESTION } from './judge'
import { type Finding, findPoint } from './meanings'
import { findMustNots } from './must-nots'
import { piecesOf, type Reading, readPieces, standOf } from './second-reader'
import { shapeOf } from './shape'
import { signalsOf } from './signals'
import { factsOfRedLines, THIN_TIES, factsOfPoint as weighable } from './weigh'

export interface RedLine {
  kind: HardFaultKind
  saw: string
  /** The finder alone is sure; else it only saw something. */
  sure: boolean
}

/** What the finders saw of red lines: their own patterns, and the forbidden words that belong to one. */
export function redLinesIn(
  clauses: readonly Clause[],
  reply: string,
  { mustNot, known }: Rules,
  isLate: boolean,
): RedLine[] {
  const words = findMustNots(clauses, mustNot).flatMap(({ redLine, word }): RedLine[] =>
    redLine ? [{ kind: redLine, saw: word, sure: false }] : [],
  )
  return [...findHardFaults(clauses, reply, { known: known ?? [], isLate }), ...words]
}

/** What the finders say of one kind, as a note for the reader. */
export function faultNote(found: readonly RedLine[], kind: string): 'unseen' | 'seen' | 'sure' {
  const ofKind = found.filter((one) => one.kind === kind)
  if (ofKind.length === 0) return 'unseen'
  return ofKind.some(({ sure }) => sure) ? 'sure' : 'seen'
}

export function countSigns(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { text }) => sum + text.length, 0)
}

/** Small words that tie a sentence together; a string of keywords has next to none. */
const TIES = /[您你我俺咱恁们的了得地着过吗呢吧呀啊哦哈嘛是在有就也都还会能要给把被让跟和到不没这那一]/g
const HAN = /\p{Script=Han}/gu

/** Share of small words among the Chinese signs, 0–1; 1 where there are none to count. */
export function tiesIn(clauses: readonly Clause[]): number {
  const text = clauses.map((clause) => clause.text).join('')
  const signs = text.match(HAN)?.length ?? 0
  return signs === 0 ? 1 : (text.match(TIES)?.length ?? 0) / signs
}

/** Below this share a text is a list of words. */
const DRY = 0.1

/** How much there is to make sense of, and how it is tied together, as a note for the reader. */
export function lengthNote(clauses: readonly Clause[]): string {
  const signs = countSigns(clauses)
  if (signs <= 3) return 'syllable'
  if (signs <= 12) return 'short'
  const ties = tiesIn(clauses)
  const bound = ties < DRY ? 'dry' : ties < THIN_TIES ? 'thin' : 'tied'
  return `${signs <= 40 ? 'middle' : 'long'} ${bound}`
}

/** Where nothing at all was written the reader stands here. */
const LOWEST = -9

interface Part {
  clauses: readonly Clause[]
  reading: Reading
}

export interface FaultReading {
  kind: HardFaultKind | SoftFaultKind
  /** The reader on the whole reply, and on the one or two clauses in a row that do it most. */
  stand: number
  best: number
  note: ReturnType<typeof faultNote>
  /** The one or two clauses that do it most. */
  where: string
}

export interface ReadReply {
  whole: Part
  /** Every clause, and every two in a row. */
  parts: Part[]
  redLines: RedLine[]
  senseless: number
  faults: FaultReading[]
  anyLine: { stand: number; best: number }
  salad: Record<string, number>
  nothing: number
}

export interface Rules {
  /** Words of the card and of the shop that nobody may write. */
  mustNot: readonly MustNot[]
  /** Figures of the case, such as order and waybill numbers, which are nobody's telephone. */
  known?: readonly string[]
}

/** Every clause, and every two in a row. */
export function partsOf(clauses: readonly Clause[]): (readonly Clause[])[] {
  return clauses.flatMap((clause, n) => {
    const next = clauses[n + 1]
    return next ? [[clause], [clause, next]] : [[clause]]
  })
}

/** The reader on the whole, and on the clauses that answer the question most. */
function standsOf(
  readers: Judge['readers'],
  { whole, parts }: Pick<ReadReply, 'whole' | 'parts'>,
  question: string,
  note = '',
) {
  let best = LOWEST
  let where = whole
  for (const part of parts) {
    const stand = standOf(readers, part.reading, question, note)
    if (stand > best) {
      best = stand
      where = part
    }
  }
  return {
    stand: standOf(readers, whole.reading, question, note),
    best,
    where: where.clauses.map(({ text }) => text).join('，'),
  }
}

export function readReply(judge: Judge, reply: string, rules: Rules): ReadReply {
  const { readers, ears } = judge
  const clauses = clausesOf(reply)
  const part = (some: readonly Clause[]): Part => ({
    clauses: some,
    reading: readPieces(readers, piecesOf(some), signalsOf(some, ears)),
  })
  const whole = part(clauses)
  const redLines = redLinesIn(clauses, reply, rules, judge.method >= HEARS_REFUSALS)
  const parts = partsOf(clauses).map(part)
  return {
    whole,
    parts,
    redLines,
    senseless: standOf(readers, whole.reading, QUESTION.sense, lengthNote(clauses)),
    faults: [...HARD_FAULT_KINDS, ...SOFT_FAULT_KINDS].map((kind) => {
      const note = faultNote(redLines, kind)
      return { kind, note, ...standsOf(readers, { whole, parts }, QUESTION.fault(kind), note) }
    }),
    anyLine: standsOf(readers, { whole, parts }, QUESTION.anyLine),
    salad: { ...shapeOf(reply, clauses), reader: standOf(readers, whole.reading, QUESTION.salad, '') },
    nothing: standOf(readers, whole.reading, QUESTION.nothing, lengthNote(clauses)),
  }
}

/** What the expressions found of a point, and all there is to weigh it by. */
export function factsOfPoint({ meanings, readers }: Judge, read: ReadReply, formula: string) {
  const standIn = ({ reading }: Part, { evidence }: Finding) =>
    standOf(readers, reading, QUESTION.point(formula), evidence)
  const found = findPoint(meanings, formula, read.whole.clauses)
  const best = read.parts.reduce(
    (most, part) => Math.max(most, standIn(part, findPoint(meanings, formula, part.clauses))),
    LOWEST,
  )
  const facts = weighable({
    evidence: found.evidence,
    whole: standIn(read.whole, found),
    best,
    senseless: read.senseless,
    signs: countSigns(read.whole.clauses),
    ties: tiesIn(read.whole.clauses),
    faults: read.faults,
  })
  return { ...found, facts }
}

/** All there is to weigh the question by whether a red line is crossed. */
export function factsOfReply({ whole, faults, anyLine, senseless }: ReadReply): Record<string, number> {
  return factsOfRedLines({ faults, anyLine, hardKinds: HARD_FAULT_KINDS, senseless, signs: countSigns(whole.clauses) })
}

/** How much a fault of manners or worse speaks from it: what a forbidden word is weighed by. */
export function strongestFault({ faults }: ReadReply): number {
  return Math.max(...faults.map(({ stand, best }) => Math.max(stand, best)))
}
