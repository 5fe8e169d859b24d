// Decides what of a judged reply a person still has to look at, and what their rulings make of it.
import { HARD_FAULT_KINDS, SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import type { Judgement } from './judge/judge-reply'

/** `point 2`: is it met? `hard insult`, `soft blame`, `word 最`: is the fault there? */
export type RulingSubject = `point ${number}` | `hard ${string}` | `soft ${string}` | `word ${string}`

export interface Ruling {
  subject: RulingSubject
  isYes: boolean
}

/** Red lines first: they weigh most. */
export function openSubjects({ points, hard, soft }: Judgement): RulingSubject[] {
  return [
    ...hard.flatMap(({ kind, sure }): RulingSubject[] => (sure ? [] : [`hard ${kind}`])),
    ...soft.flatMap(({ kind, isAsked }): RulingSubject[] => (isAsked ? [`soft ${kind}`] : [])),
    ...points.flatMap(({ answer }, n): RulingSubject[] => (answer === 'open' ? [`point ${n}`] : [])),
  ]
}

/** What costs the writer marks and may be wrong: points said to be lacking or not recognised, faults said or thought to be there. */
export function disputableSubjects({ points, hard, soft, words }: Judgement): RulingSubject[] {
  const costs = ({ answer }: Judgement['points'][number]) => answer === 'missing' || answer === 'open'
  return [
    ...hard.map(({ kind }): RulingSubject => `hard ${kind}`),
    ...points.flatMap((point, n): RulingSubject[] => (costs(point) ? [`point ${n}`] : [])),
    ...soft.flatMap(({ kind, sure, isAsked }): RulingSubject[] => (sure || isAsked ? [`soft ${kind}`] : [])),
    ...words.flatMap(({ word, sure }): RulingSubject[] => (sure ? [`word ${word}`] : [])),
  ]
}

/** A point that is met, a fault that is not there: what the trainee hopes for. */
export function isInFavour(subject: RulingSubject, isYes: boolean): boolean {
  return subject.startsWith('point ') ? isYes : !isYes
}

/** What the trainee would have somebody rule. */
export function hopedFor(subject: RulingSubject): Ruling {
  return { subject, isYes: isInFavour(subject, true) }
}

/** The newest ruling on a subject counts; the machine's answer stands where nobody has ruled. */
export function applyRulings(judgement: Judgement, rulings: readonly Ruling[]): Judgement {
  const ruled = new Map(rulings.map(({ subject, isYes }) => [subject, isYes]))
  const settle = <Kind extends string>(
    list: Judgement['hard' | 'soft'],
    kinds: readonly Kind[],
    prefix: 'hard' | 'soft',
  ) =>
    kinds.flatMap((kind) => {
      const own = list.find((one) => one.kind === kind)
      const isYes = ruled.get(`${prefix} ${kind}`)
      if (isYes === undefined) return own ? [{ ...own, kind }] : []
      const { isAsked: _, ...seen } = own ?? { saw: '' }
      return isYes ? [{ ...seen, kind, sure: true }] : []
    })
  return {
    ...judgement,
    points: judgement.points.map((point, n) => {
      const isYes = ruled.get(`point ${n}`)
      return isYes === undefined ? point : { ...point, answer: isYes ? 'met' : 'missing' }
    }),
    hard: settle(judgement.hard, HARD_FAULT_KINDS, 'hard'),
    soft: settle(judgement.soft, SOFT_FAULT_KINDS, 'soft'),
    words: judgement.words.filter(({ word }) => ruled.get(`word ${word}`) !== false),
  }
}
