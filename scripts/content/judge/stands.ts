// Where a judge stands on replies it has not learned from, beside what people said: what it is tuned by.

import { SOFT_FAULT_KINDS, type SoftFaultKind } from '#app/content/fault-kinds'
import type { Evidence } from '#app/content/judge-file'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import { findMustNots } from '#app/features/quick-replies/judge/must-nots'
import { factsOfPoint, factsOfReply, readReply, strongestFault } from '#app/features/quick-replies/judge/read-reply'
import { type JudgedReply, labelOf, textOf, writerOf } from './judged-reply'
import type { Teaching } from './lessons'

export interface PointStand {
  writer: string
  evidence: Evidence
  facts: Readonly<Record<string, number>>
  isMet: boolean
}

export interface SoftStand {
  kind: SoftFaultKind
  stand: number
  isThere: boolean
}

export interface Stands {
  /** Only points where people could decide. */
  points: PointStand[]
  soft: SoftStand[]
  redLines: { writer: string; facts: Readonly<Record<string, number>>; isThere: boolean }[]
  sense: { stand: number; isNone: boolean }[]
  salad: { writer: string; facts: Readonly<Record<string, number>>; isSalad: boolean }[]
  /** Whether a reply meets no point at all. */
  nothing: { stand: number; isNone: boolean }[]
  /** Of replies that say a forbidden word: whether people found any fault in them. */
  words: { stand: number; isFault: boolean }[]
}

export function standsOn(
  judge: Judge,
  { phrases, forbidden }: Pick<Teaching, 'phrases' | 'forbidden'>,
  replies: readonly JudgedReply[],
): Stands {
  const cards = new Map(phrases.map((card) => [card.id, card]))
  const stands: Stands = { points: [], soft: [], redLines: [], sense: [], salad: [], nothing: [], words: [] }
  for (const reply of replies) {
    const card = cards.get(reply.intent)
    if (!card) continue
    const label = labelOf(reply)
    const writer = writerOf(reply)
    const mustNot = [...card.mustNot, ...forbidden]
    const read = readReply(judge, textOf(reply), { mustNot })
    for (const [n, { says }] of card.must.entries()) {
      const letter = label.points[n]
      if (letter !== 'm' && letter !== 'x') continue
      const { evidence, facts } = factsOfPoint(judge, read, says)
      stands.points.push({ writer, evidence, facts, isMet: letter === 'm' })
    }
    for (const kind of SOFT_FAULT_KINDS) {
      const { stand } = read.faults.find((fault) => fault.kind === kind)!
      stands.soft.push({ kind, stand, isThere: label.soft.includes(kind) })
    }
    stands.redLines.push({ writer, facts: factsOfReply(read), isThere: label.hard !== null })
    if (findMustNots(read.whole.clauses, mustNot).some(({ redLine }) => !redLine))
      stands.words.push({ stand: strongestFault(read), isFault: label.soft.length > 0 || label.hard !== null })
    stands.salad.push({ writer, facts: read.salad, isSalad: reply.kind === 'salad' })
    stands.nothing.push({ stand: read.nothing, isNone: !label.points.includes('m') })
    stands.sense.push({ stand: read.senseless, isNone: label.sense === 'none' })
  }
  return stands
}
