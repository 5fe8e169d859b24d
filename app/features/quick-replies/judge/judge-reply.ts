// Decides what a reply does, point by point: met, missing, or a person looks. It asserts only what it can, and names for every
// point the words it saw. Same text, same judge, same answer.

import { HARD_FAULT_KINDS, type HardFaultKind, SOFT_FAULT_KINDS, type SoftFaultKind } from '#app/content/fault-kinds'
import type { Cut, Evidence } from '#app/content/judge-file'
import type { MustSay } from '#app/content/phrase'
import { GAP } from '../phrase-gaps'
import { type Clause, clausesOf } from './clauses'
import { HEARS_REFUSALS, type Judge } from './judge'
import { findPoint } from './meanings'
import { findMustNots } from './must-nots'
import {
  countSigns,
  type FaultReading,
  factsOfPoint,
  factsOfReply,
  type ReadReply,
  type Rules,
  readReply,
  strongestFault,
} from './read-reply'
import { hasOnlyShopFigures, keepsData } from './signals'
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
  /** The clause it was seen in. */
  saw: string
  /** What the customer's case says instead. */
  inCase?: string
  /** Not sure, and a person is asked. */
  isAsked?: true
}

export interface Judgement {
  points: PointJudgement[]
  hard: FaultJudgement<HardFaultKind>[]
  soft: FaultJudgement<SoftFaultKind>[]
  /** Forbidden words it says; not sure where the word may be innocent there. */
  words: { word: string; why: string; sure: boolean }[]
  /** False: words without sense, one syllable, another subject; no point is met by them. */
  makesSense: boolean
  /** A gap of the ready text stands open in it: nothing to send, whatever else it says. */
  isUnfilled?: true
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

/** Small words that make a courtesy no other. */
const PARTICLES = /[您你亲的了啦呀哈啊哦呢咯喽嘛~ ]/g

/** An expression that is the whole reply says it, however few its signs: 谢谢您. */
function isAllThatIsSaid(saw: string, { whole }: ReadReply): boolean {
  const bare = (text: string) => text.replace(PARTICLES, '')
  return saw !== '' && bare(saw) === bare(whole.clauses.map(({ text }) => text).join(''))
}

interface Heard {
  customer: readonly Clause[]
  isSenseless: 'yes' | 'no' | 'open'
}

function judgePoint(judge: Judge, read: ReadReply, point: MustSay, { customer, isSenseless }: Heard): PointJudgement {
  const { evidence, saw, facts } = factsOfPoint(judge, read, point.says)
  const isAll = judge.method >= HEARS_REFUSALS && evidence === 'said' && isAllThatIsSaid(saw, read)
  const answer = isAll ? 'met' : ANSWER[answerOf(weigh(judge.cuts.scale, facts), judge.cuts.points[evidence])]
  const called = isCalledFor(judge, point, { answer, reply: read.whole.clauses, customer })
  const shown = judge.method > FIRST ? clausesWith(saw, read) : saw
  const judged: PointJudgement = {
    point: point.point,
    answer: called ? answer : 'not-called-for',
    evidence,
    saw: shown,
  }
  return isAll ? judged : inSense(judged, isSenseless)
}

/** A judge that was kept goes on as it began: see `method`. */
const FIRST = 1
const PARTED = ' · '

/** A few signs prove nothing to whoever reads them: the clauses they stand in do. */
function clausesWith(saw: string, { whole }: ReadReply): string {
  const parts = saw.split(PARTED).filter(Boolean)
  const clauses = whole.clauses.filter(({ text }) => parts.some((part) => text.includes(part)))
  return clauses.map(({ text }) => text).join(PARTED)
}

/** What a finder saw goes before what the reader only leans to. */
const NOTED = { unseen: 0, seen: 10, sure: 20 } as const

function strengthOf({ note, stand, best }: FaultReading, method: number): number {
  // Later readers have learned what the finders are worth.
  return (method > FIRST ? 0 : NOTED[note]) + Math.max(stand, best)
}

/** So few signs leave every reader near where it began: to be in doubt of them needs a clause that leans to a line. */
const FEW_SIGNS = 16
const LEANS = -1.5

function showsNothing({ whole, anyLine, redLines }: ReadReply): boolean {
  return countSigns(whole.clauses) <= FEW_SIGNS && anyLine.best < LEANS && redLines.length === 0
}

/** Whether a line is crossed is weighed once over all kinds; the kind that stands out names it. */
function judgeRedLines(judge: Judge, read: ReadReply): FaultJudgement<HardFaultKind>[] {
  const { scale, cut } = judge.cuts.redLines
  const answer = answerOf(weigh(scale, factsOfReply(read)), cut)
  if (answer === 'no' || (judge.method > FIRST && showsNothing(read))) return []
  if (judge.method >= HEARS_REFUSALS && keepsData(read.whole.clauses) && read.redLines.length === 0) return []
  const readings = HARD_FAULT_KINDS.map((kind) => ({ kind, reading: read.faults.find((one) => one.kind === kind)! }))
  const strength = (reading: FaultReading) => strengthOf(reading, judge.method)
  const { kind, reading } = readings.reduce((most, one) =>
    strength(one.reading) > strength(most.reading) ? one : most,
  )
  const found = read.redLines.find((one) => one.kind === kind)?.saw ?? ''
  const where = clausesOf(reading.where)
  const mayBeTrue =
    kind === 'invented-rule' &&
    judge.method >= HEARS_REFUSALS &&
    (hasOnlyShopFigures(where, judge.ears) || keepsData(where))
  return [{ kind, sure: answer === 'yes' && !mayBeTrue, saw: judge.method > FIRST ? reading.where : found }]
}

function judgeManners(judge: Judge, read: ReadReply): FaultJudgement<SoftFaultKind>[] {
  return SOFT_FAULT_KINDS.flatMap((kind) => {
    const { stand, where } = read.faults.find((one) => one.kind === kind)!
    const answer = answerOf(stand, judge.cuts.soft[kind])
    return answer === 'no' ? [] : [{ kind, sure: answer === 'yes', saw: judge.method > FIRST ? where : '' }]
  })
}

/** Nothing is met by words without sense; where the sense is in doubt, a person looks whether a point is met. */
function inSense(point: PointJudgement, isSenseless: 'yes' | 'no' | 'open'): PointJudgement {
  if (isSenseless === 'no' || point.answer === 'not-called-for') return point
  if (isSenseless === 'yes') return { ...point, answer: 'missing' }
  return point.answer === 'met' ? { ...point, answer: 'open' } : point
}

/** No sense, as words alone or as a string of keywords. */
function senselessness({ cuts }: Judge, read: ReadReply): 'yes' | 'no' | 'open' {
  const byWords = answerOf(read.senseless, cuts.senseless)
  const byShape = cuts.salad ? answerOf(weigh(cuts.salad.scale, read.salad), cuts.salad.cut) : 'no'
  if (byWords === 'yes' || byShape === 'yes') return 'yes'
  return byWords === 'open' || byShape === 'open' ? 'open' : 'no'
}

/** Courtesies do a card only where courtesy is all it asks for. */
function withoutCourtesy({ cuts }: Judge, { nothing }: ReadReply, points: PointJudgement[]): PointJudgement[] {
  const isCourtesy = cuts.nothing !== undefined && nothing >= cuts.nothing
  const isDone = points.every(({ answer }) => answer === 'met' || answer === 'not-called-for')
  if (!isCourtesy || isDone) return points
  return points.map((point) => (point.answer === 'not-called-for' ? point : { ...point, answer: 'missing' }))
}

/** What stands in a clause with an open gap is not yet said. */
const UNSAID = new RegExp(`[^,，。;；!！?？…\\n]*(?:${GAP.source})[^,，。;；!！?？…\\n]*`, 'g')

export function judgeReply(judge: Judge, card: JudgedCard, text: string): Judgement {
  const bare = text.replace(GAP, '')
  const isUnfilled = judge.method > FIRST && bare !== text
  const read = readReply(judge, bare, card)
  const said = isUnfilled ? readReply(judge, text.replace(UNSAID, ''), card) : read
  const customer = clausesOf(card.utterance)
  const isSenseless = senselessness(judge, read)
  const points = card.must.map((point) => judgePoint(judge, said, point, { customer, isSenseless }))
  const isAtFault = strongestFault(read) >= judge.cuts.word
  const words = findMustNots(read.whole.clauses, card.mustNot)
  return {
    makesSense: isSenseless !== 'yes',
    points: withoutCourtesy(judge, read, points),
    hard: judgeRedLines(judge, read),
    soft: judgeManners(judge, read),
    words: words.filter(({ redLine }) => !redLine).map(({ word, why }) => ({ word, why, sure: isAtFault })),
    ...(isUnfilled ? { isUnfilled } : {}),
  }
}
