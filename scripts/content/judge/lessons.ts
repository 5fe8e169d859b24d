// What the second reader learns from: for each question, replies and clauses with their right answer.
import { HARD_FAULT_KINDS, SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import { groupsOf, type Meaning } from '#app/content/meaning'
import type { MustNot, Phrase } from '#app/content/phrase'
import { type Clause, clausesOf } from '#app/features/quick-replies/judge/clauses'
import { QUESTION } from '#app/features/quick-replies/judge/judge'
import { compileMeanings, findPoint, type MeaningIndex } from '#app/features/quick-replies/judge/meanings'
import { faultNote, lengthNote, redLinesIn } from '#app/features/quick-replies/judge/read-reply'
import { noteOf, piecesOf } from '#app/features/quick-replies/judge/second-reader'
import type { Lesson } from './fit-readers'
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
  text: Text
  found: ReturnType<typeof redLinesIn>
  kinds: ReadonlySet<string>
}

/** Every judged reply and every reply written to show a fault or to look like one, with what it does. */
function faultCases({ teaching, cards, read }: Desk): FaultCase[] {
  const caseOf = (intent: string, reply: string, kinds: readonly string[]): FaultCase => {
    const text = read(reply)
    const rules = [...(cards.get(intent)?.mustNot ?? []), ...teaching.forbidden]
    return { text, found: redLinesIn(text.clauses, reply, rules, []), kinds: new Set(kinds) }
  }
  const judged = teaching.judged.map((reply) => {
    const { hard, soft } = labelOf(reply)
    return caseOf(reply.intent, textOf(reply), hard ? [hard, ...soft] : soft)
  })
  const shown = teaching.faults.flatMap(({ fault, examples, near }) => [
    ...examples.map(({ intent, reply }) => caseOf(intent, reply, [fault])),
    ...near.map(({ intent, reply }) => caseOf(intent, reply, [])),
  ])
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

/** Every question with its lessons, in a steady order. */
export function lessonsOf(teaching: Teaching): Map<string, Lesson[]> {
  const desk: Desk = {
    teaching,
    index: compileMeanings(teaching.meanings),
    cards: new Map(teaching.phrases.map((card) => [card.id, card])),
    read: textReader(),
  }
  const formulas = [...new Set(teaching.phrases.flatMap(({ must }) => must.map(({ says }) => says)))].sort()
  const questions = new Map<string, Lesson[]>()
  for (const formula of formulas)
    questions.set(QUESTION.point(formula), [...judgedLessons(desk, formula), ...taughtLessons(desk, formula)])
  const cases = faultCases(desk)
  for (const kind of [...HARD_FAULT_KINDS, ...SOFT_FAULT_KINDS])
    questions.set(
      QUESTION.fault(kind),
      cases.map(({ text, found, kinds }) => lesson(text, faultNote(found, kind), kinds.has(kind))),
    )
  questions.set(QUESTION.sense, senseLessons(desk))
  return questions
}
