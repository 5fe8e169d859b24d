// What the second reader learns from: for each question, replies and clauses with their right answer.
import { HARD_FAULT_KINDS, SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import type { ShopFigures } from '#app/content/judge-file'
import { groupsOf, type Meaning } from '#app/content/meaning'
import type { MustNot, Phrase } from '#app/content/phrase'
import { type Clause, clausesOf } from '#app/features/quick-replies/judge/clauses'
import { QUESTION } from '#app/features/quick-replies/judge/judge'
import { compileMeanings, findPoint, type MeaningIndex } from '#app/features/quick-replies/judge/meanings'
import { lengthNote, partsOf } from '#app/features/quick-replies/judge/read-reply'
import { noteOf, piecesOf } from '#app/features/quick-replies/judge/second-reader'
import { type Ears, signalsOf } from '#app/features/quick-replies/judge/signals'
import { type Fitted, fitReader, fitTogether, type Lesson, type SharedLesson } from './fit-readers'
import { type JudgedReply, labelOf, textOf } from './judged-reply'

/** Replies written to show one fault, and replies that only look like it. */
export interface ShownFault {
  fault: string
  examples: { intent: string; reply: string }[]
  near: { intent: string; reply: string }[]
}

export interface Teaching {
  meanings: readonly Meaning[]
  phrases: readonly Phrase[]
  /** Words that no card may say. */
  forbidden: readonly MustNot[]
  judged: readonly JudgedReply[]
  faults: readonly ShownFault[]
  /** Figures of the shop's own rules. */
  shop: ShopFigures
}

/** Read once, asked often. */
interface Text {
  clauses: Clause[]
  pieces: string[]
}

function textReader(): (text: string) => Text {
  const known = new Map<string, Text>()
  return (text) => {
    const seen = known.get(text)
    if (seen) return seen
    const clauses = clausesOf(text)
    const read = { clauses, pieces: [...piecesOf(clauses)] }
    known.set(text, read)
    return read
  }
}

function lesson({ pieces }: Text, note: string, isYes: boolean): Lesson {
  return { pieces: [...pieces, noteOf(note)], isYes }
}

interface Desk {
  teaching: Teaching
  index: MeaningIndex
  cards: ReadonlyMap<string, Phrase>
  read: (text: string) => Text
}

const UNDECIDED = /[^mx]/

/** Replies to any card that asks for this formula, where people could decide. */
function judgedLessons({ teaching, index, cards, read }: Desk, formula: string): Lesson[] {
  return teaching.judged.flatMap((reply) =>
    (cards.get(reply.intent)?.must ?? []).flatMap((point, n) => {
      const letter = labelOf(reply).points[n] ?? 'u'
      if (point.says !== formula || UNDECIDED.test(letter)) return []
      const text = read(textOf(reply))
      return [lesson(text, findPoint(index, formula, text.clauses).evidence, letter === 'm')]
    }),
  )
}

/** Of a group that wants several meanings at once one alone is not enough. */
function taughtLessons({ teaching, index, read }: Desk, formula: string): Lesson[] {
  const meanings = new Map(teaching.meanings.map((meaning) => [meaning.id, meaning]))
  const groups = groupsOf(formula).map((group) => group.map((id) => meanings.get(id)!))
  const taught = (clause: string, isYes: boolean) => {
    const text = read(clause)
    return lesson(text, findPoint(index, formula, text.clauses).evidence, isYes)
  }
  return groups.flatMap((group) => {
    const rounds = Math.max(0, ...group.map(({ examples }) => examples.length))
    const together = Array.from({ length: rounds }, (_, n) =>
      taught(group.map(({ examples }) => examples[n % examples.length]).join('，'), true),
    )
    const alone = groups.length === 1 && group.length > 1 ? group.flatMap(({ examples }) => examples) : []
    const counters = group.flatMap((meaning) => meaning.counters)
    return [...together, ...[...alone, ...counters].map((clause) => taught(clause, false))]
  })
}

interface FaultCase {
  clauses: readonly Clause[]
  /** Questions that it answers with yes. */
  yes: ReadonlySet<string>
}

const ALL_FAULTS = [...HARD_FAULT_KINDS, ...SOFT_FAULT_KINDS].map(QUESTION.fault)
const HARD: ReadonlySet<string> = new Set(HARD_FAULT_KINDS)
const GAPS = /\{[a-zA-Z]+\}/g

/**
 * Every judged reply, every reply written to show a fault or to look like one, and what is said every day: ready texts and the
 * examples of the meanings. Without the last a reader takes whatever it has seldom seen for a fault.
 */
function faultCases({ teaching, read }: Desk): FaultCase[] {
  const caseOf = (reply: string, kinds: readonly string[]): FaultCase => {
    const faults = kinds.map((kind) => `fault ${kind}`)
    return {
      clauses: read(reply).clauses,
      yes: new Set(kinds.some((kind) => HARD.has(kind)) ? [...faults, QUESTION.anyLine] : faults),
    }
  }
  const judged = teaching.judged.map((reply) => {
    const { hard, soft } = labelOf(reply)
    return caseOf(textOf(reply), hard ? [hard, ...soft] : soft)
  })
  const shown = teaching.faults.flatMap(({ fault, examples, near }) => [
    ...examples.map(({ reply }) => caseOf(reply, [fault])),
    ...near.map(({ reply }) => caseOf(reply, [])),
  ])
  const everyday = [
    ...teaching.phrases.flatMap(({ texts }) => texts.map((text) => text.replace(GAPS, ''))),
    ...teaching.meanings.flatMap(({ examples }) => examples),
  ]
  return [...judged, ...shown, ...everyday.map((text) => caseOf(text, []))]
}

function sharedLesson(clauses: readonly Clause[], yes: ReadonlySet<string>, ears: Ears): SharedLesson {
  return { pieces: [...piecesOf(clauses)], signals: signalsOf(clauses, ears), yes }
}

/**
 * A red line is crossed in a clause or two, and the rest of the reply is as good as any: of each reply the clauses that look most
 * like it are taught beside the whole, so that they are learned and not what stands around them.
 */
function fitFaults(desk: Desk): Map<string, Fitted> {
  const cases = faultCases(desk)
  const ears: Ears = { shop: desk.teaching.shop }
  const wholes = cases.map(({ clauses, yes }) => sharedLesson(clauses, yes, ears))
  const first = fitTogether(wholes, [QUESTION.anyLine]).get(QUESTION.anyLine)!
  const lookOf = ({ pieces, signals }: SharedLesson) =>
    [...pieces, ...signals].reduce((sum, piece) => sum + (first.weights.get(piece) ?? 0), 0) /
    Math.sqrt(pieces.length + 1)
  const closest = cases.flatMap(({ clauses, yes }) => {
    if (clauses.length < 2) return []
    const parts = partsOf(clauses).map((part) => sharedLesson(part, yes, ears))
    return [parts.reduce((most, part) => (lookOf(part) > lookOf(most) ? part : most))]
  })
  return fitTogether([...wholes, ...closest], [...ALL_FAULTS, QUESTION.anyLine])
}

function saladLessons({ teaching, read }: Desk): Lesson[] {
  const told = (reply: string, isYes: boolean) => lesson(read(reply), '', isYes)
  const judged = teaching.judged.map((reply) => told(textOf(reply), reply.kind === 'salad'))
  const shown = teaching.faults.flatMap(({ fault, examples, near }) => [
    ...examples.map(({ reply }) => told(reply, fault === 'salad')),
    ...(fault === 'salad' ? near.map(({ reply }) => told(reply, false)) : []),
  ])
  return [...judged, ...shown, ...teaching.phrases.flatMap(({ texts }) => texts.map((text) => told(text, false)))]
}

/** Of the judged replies: whether it does nothing that its card asks for, though it makes sense and crosses no line. */
function nothingLessons({ teaching, read }: Desk): Lesson[] {
  const told = (reply: string, isYes: boolean) => {
    const text = read(reply)
    return lesson(text, lengthNote(text.clauses), isYes)
  }
  const judged = teaching.judged.map((reply) => told(textOf(reply), !labelOf(reply).points.includes('m')))
  const shown = teaching.faults.flatMap(({ fault, examples, near }) =>
    fault === 'empty'
      ? [...examples.map(({ reply }) => told(reply, true)), ...near.map(({ reply }) => told(reply, false))]
      : [],
  )
  return [...judged, ...shown]
}

function senseLessons({ teaching, read }: Desk): Lesson[] {
  const told = (reply: string, isYes: boolean) => {
    const text = read(reply)
    return lesson(text, lengthNote(text.clauses), isYes)
  }
  const judged = teaching.judged.map((reply) => told(textOf(reply), labelOf(reply).sense === 'none'))
  const shown = teaching.faults.flatMap(({ fault, examples, near }) =>
    fault === 'salad'
      ? [...examples.map(({ reply }) => told(reply, true)), ...near.map(({ reply }) => told(reply, false))]
      : [],
  )
  return [...judged, ...shown]
}

function deskOf(teaching: Teaching): Desk {
  return {
    teaching,
    index: compileMeanings(teaching.meanings),
    cards: new Map(teaching.phrases.map((card) => [card.id, card])),
    read: textReader(),
  }
}

function lessonsFrom(desk: Desk): Map<string, Lesson[]> {
  const formulas = [...new Set(desk.teaching.phrases.flatMap(({ must }) => must.map(({ says }) => says)))].sort()
  const questions = new Map<string, Lesson[]>()
  for (const formula of formulas)
    questions.set(QUESTION.point(formula), [...judgedLessons(desk, formula), ...taughtLessons(desk, formula)])
  questions.set(QUESTION.sense, senseLessons(desk))
  questions.set(QUESTION.salad, saladLessons(desk))
  questions.set(QUESTION.nothing, nothingLessons(desk))
  return questions
}

/** Every question that is taught alone with its lessons, in a steady order. */
export function lessonsOf(teaching: Teaching): Map<string, Lesson[]> {
  return lessonsFrom(deskOf(teaching))
}

/** Every question, learned. */
export function fitAll(teaching: Teaching): Map<string, Fitted> {
  const desk = deskOf(teaching)
  const alone = [...lessonsFrom(desk)].map(([question, lessons]) => [question, fitReader(lessons)] as const)
  return new Map([...alone, ...fitFaults(desk)])
}
