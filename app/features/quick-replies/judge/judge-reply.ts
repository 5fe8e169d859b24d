// Decides what a reply does, point by point: met, missing, or a person looks. It asserts only what it can, and names for every
// point the words it saw. Same text, same judge, same answer.

import { HARD_FAULT_KINDS, type HardFaultKind, SOFT_FAULT_KINDS, type SoftFaultKind } from '#app/content/fault-kinds'
import type { Cut, Evidence } from '#app/content/judge-file'
import type { MustSay } from '#app/content/phrase'
import { type Clause, clausesOf } from './clauses'
import type { Judge } from './judge'
import { findPoint } from './meanings'
import { findMustNots } from './must-nots'
import {
  type FaultReading,
  factsOfPoint,
  factsOfReply,
  type ReadReply,
  type Rules,
  readReply,
  strongestFault,
} from './read-reply'
import { weigh } from './weigh'

/** `open`: the machine does not know and says so. `not-called-for`: this case does not ask for it. */
export type Answer = 'met' | 'missing' | 'open' | 'not-called-for'

export interface PointJudgement {
  point: string
  answer: Answer
  /** What the expressions found, and the words it was found in; empty when they were silent. */
  evidence: Evidence
  saw: string
}

export interface FaultJudgement<Kind extends string> {
  kind: Kind
  /** False: a person looks before it counts. */
  sure: boolean
  /** Empty where only the second reader saw it. */
  saw: string
}

export interface Judgement {
  points: PointJudgement[]
  hard: FaultJudgement<HardFaultKind>[]
  soft: FaultJudgement<SoftFaultKind>[]
  /** Forbidden words it says; not sure where the word may be innocent there. */
  words: { word: string; why: string; sure: boolean }[]
  /** False: words without sense, one syllable, another subject; no point is met by them. */
  makesSense: boolean
}

export interface JudgedCard extends Rules {
  must: readonly MustSay[]
  /** What the customer wrote. */
  utterance: string
}

function answerOf(stand: number, cut: Cut): 'yes' | 'no' | 'open' {
  if (stand >= cut.yes) return 'yes'
  return stand <= cut.no ? 'no' : 'open'
}

/** Does the case ask for it at all? A point for some cases only is never held against the others. */
function isCalledFor(
  { meanings }: Judge,
  point: MustSay,
  said: { answer: Answer; reply: readonly Clause[]; customer: readonly Clause[] },
): boolean {
  if (point.unless !== undefined && findPoint(meanings, point.unless, said.reply).evidence === 'said') return false
  if (point.when === undefined || said.answer === 'met') return true
  return point.when !== 'optional' && findPoint(meanings, point.when, said.customer).evidence !== 'silent'
}

const ANSWER = { yes: 'met', no: 'missing', open: 'open' } as const

function judgePoint(judge: Judge, read: ReadReply, point: MustSay, customer: readonly Clause[]): PointJudgement {
  const { evidence, saw, facts } = factsOfPoint(judge, read, point.says)
  const answer = ANSWER[answerOf(weigh(judge.cuts.scale, facts), judge.cuts.points[evidence])]
  const called = isCalledFor(judge, point, { answer, reply: read.whole.clauses, customer })
  return { point: point.point, answer: called ? answer : 'not-called-for', evidence, saw }
}

/** What a finder saw goes before what the reader only leans to. */
const NOTED = { unseen: 0, seen: 10, sure: 20 } as const

function strengthOf({ note, stand, best }: FaultReading): number {
  return NOTED[note] + Math.max(stand, best)
}

/** Whether a line is crossed is weighed once over all kinds; the kind that stands out names it. */
function judgeRedLines(judge: Judge, read: ReadReply): FaultJudgement<HardFaultKind>[] {
  const { scale, cut } = judge.cuts.redLines
  const answer = answerOf(weigh(scale, factsOfReply(read)), cut)
  if (answer === 'no') return []
  const readings = HARD_FAULT_KINDS.map((kind) => ({ kind, reading: read.faults.find((one) => one.kind === kind)! }))
  const { kind } = readings.reduce((most, one) => (strengthOf(one.reading) > strengthOf(most.reading) ? one : most))
  return [{ kind, sure: answer === 'yes', saw: read.redLines.find((one) => one.kind === kind)?.saw ?? '' }]
}

function judgeManners(judge: Judge, read: ReadReply): FaultJudgement<SoftFaultKind>[] {
  return SOFT_FAULT_KINDS.flatMap((kind) => {
    const { stand } = read.faults.find((one) => one.kind === kind)!
    const answer = answerOf(stand, judge.cuts.soft[kind])
    return answer === 'no' ? [] : [{ kind, sure: answer === 'yes', saw: '' }]
  })
}

/** Nothing is met by words without sense; where the sense is in doubt, a person looks whether a point is met. */
function inSense(point: PointJudgement, isSenseless: 'yes' | 'no' | 'open'): PointJudgement {
  if (isSenseless === 'no' || point.answer === 'not-called-for') return point
  if (isSenseless === 'yes') return { ...point, answer: 'missing' }
  return point.answer === 'met' ? { ...point, answer: 'open' } : point
}

export function judgeReply(judge: Judge, card: JudgedCard, reply: string): Judgement {
  const read = readReply(judge, reply, card)
  const customer = clausesOf(card.utterance)
  const isSenseless = answerOf(read.senseless, judge.cuts.senseless)
  const points = card.must.map((point) => judgePoint(judge, read, point, customer))
  const isAtFault = strongestFault(read) >= judge.cuts.word
  const words = findMustNots(read.whole.clauses, card.mustNot)
  return {
    makesSense: isSenseless !== 'yes',
    points: points.map((point) => inSense(point, isSenseless)),
    hard: judgeRedLines(judge, read),
    soft: judgeManners(judge, read),
    words: words.filter(({ redLine }) => !redLine).map(({ word, why }) => ({ word, why, sure: isAtFault })),
  }
}
