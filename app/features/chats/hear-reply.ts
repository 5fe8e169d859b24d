// Decides what an agent's words in one state of a chat say: point by point and condition by condition, yes, no, or nobody knows yet.
import type { ChatPoint, ChatState, Condition, Deed, DeskAct, Want } from '#app/content/chat-script'
import type { MustNot } from '#app/content/phrase'
import { clausesOf } from '../quick-replies/judge/clauses'
import { HEARS_REFUSALS, HEARS_UNSAID, type Judge } from '../quick-replies/judge/judge'
import { type JudgedCard, type Judgement, judgeReply } from '../quick-replies/judge/judge-reply'
import { normaliseReply } from '../quick-replies/judge/normalise'
import { compileExpression, findMatches, type Hearing } from '../quick-replies/judge/patterns'

export type Heard = 'yes' | 'no' | 'open'

export interface Ears {
  judge: Judge
  forbidden: readonly MustNot[]
  /** Figures of the case, which are nobody's telephone. */
  known: readonly string[]
}

export interface HeardPoint {
  point: string
  category: ChatPoint['category']
  answer: Heard
  optional: boolean
  /** The words it was seen in; empty where nothing was. */
  saw: string
}

/** What the agent said in one state: nothing is asked of silence. */
export interface HeardWords {
  text: string
  points: HeardPoint[]
  /** Why something of it is wrong. */
  wrong: string[]
  /** Why something of it crosses a line that the script draws. */
  crossed: string[]
  judgement: Judgement
  /** Whether a condition holds, by its place in the state's list of all conditions. */
  conditionOf: (condition: Condition) => Heard
}

const WEAKEST: readonly Heard[] = ['yes', 'open', 'no']
export const worst = (answers: readonly Heard[]): Heard =>
  answers.reduce<Heard>((least, one) => (WEAKEST.indexOf(one) > WEAKEST.indexOf(least) ? one : least), 'yes')
const best = (answers: readonly Heard[]): Heard =>
  answers.reduce<Heard>((most, one) => (WEAKEST.indexOf(one) < WEAKEST.indexOf(most) ? one : most), 'no')

/** In one spelling, without blanks, so that `1.5m 床` and `1.5m床` are the same. */
function flat(text: string): string {
  return normaliseReply(text).join('\n').replaceAll(' ', '')
}

/** Every name, in one of its spellings. A figure that is part of a longer one is another figure. */
export function namesAll(text: string, names: readonly string[]): boolean {
  const said = flat(text)
  return names.every((name) => name.split('|').some((spelling) => isNamed(said, flat(spelling))))
}

function isNamed(said: string, name: string): boolean {
  for (let at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
    const before = said[at - 1] ?? ''
    const after = said.slice(at + name.length)
    const cutsFigure = (/^\d/.test(name) && /[\d.]/.test(before)) || (/\d$/.test(name) && /^(?:\d|\.\d)/.test(after))
    if (!cutsFigure) return true
  }
  return false
}

function hears(text: string, expression: string, hearing: Hearing): boolean {
  const pattern = compileExpression(expression)
  return clausesOf(text).some((clause) => findMatches(clause, pattern, hearing).some(({ denied }) => !denied))
}

/** A judge that was kept goes on hearing as it did. */
function hearingOf({ method }: Judge): Hearing {
  if (method >= HEARS_UNSAID) return 'full'
  return method >= HEARS_REFUSALS ? 'far' : 'near'
}

const NOT_PLAIN = /不|没|别|无法|未|免谈|的话|如果|要是|万一/

/** What costs everything is heard only where nothing beside it asks, says no or makes a condition. */
function hearsPlainly(text: string, expression: string, hearing: Hearing): boolean {
  const pattern = compileExpression(expression)
  return clausesOf(text).some(
    (clause) =>
      !clause.isQuestion &&
      findMatches(clause, pattern, hearing).some(
        (one) => !one.denied && !NOT_PLAIN.test(clause.text.replace(one.text, '')),
      ),
  )
}

/** A chat is played anew at every look: what was judged a moment ago is judged the same. */
const REMEMBERED = 1_000
const remembered = new WeakMap<Judge, Map<string, Judgement>>()

function judgeOnce(judge: Judge, card: Omit<JudgedCard, 'known'> & { known: readonly string[] }, said: string) {
  const known = remembered.get(judge) ?? new Map<string, Judgement>()
  remembered.set(judge, known)
  const key = JSON.stringify([card, said])
  const judgement = known.get(key) ?? judgeReply(judge, card, said)
  known.delete(key)
  known.set(key, judgement)
  if (known.size > REMEMBERED) known.delete([...known.keys()][0]!)
  return judgement
}

const ANSWER = { met: 'yes', missing: 'no', open: 'open', 'not-called-for': 'no' } as const

type Asked = Pick<Condition, 'says' | 'hears' | 'names'>

/** Done in one act, or in several that come to it: of a price the whole that was taken off counts as well. */
export function isDone(acts: readonly DeskAct[], wanted: Deed): boolean {
  return [...acts, ...wholePrices(acts)].some((act) => isDeed(act, wanted))
}

function wholePrices(acts: readonly DeskAct[]): DeskAct[] {
  const prices = acts.filter((act) => act.act === 'change-price')
  return [...new Set(prices.map(({ order }) => order))].map((order) => ({
    act: 'change-price' as const,
    order,
    yuan: prices.filter((act) => act.order === order).reduce((sum, { yuan }) => sum + yuan, 0),
  }))
}

/** Of several ways any is enough. */
export function isWantDone(acts: readonly DeskAct[], wanted: Want): boolean {
  return [wanted].flat().some((one) => isDone(acts, one))
}

/** Fields that the wish leaves out do not matter. */
function isDeed(act: DeskAct, wanted: Deed): boolean {
  if (act.act !== wanted.act) return false
  return Object.entries(wanted).every(([field, value]) => {
    if (field === 'act') return true
    if (field === 'moreThan') return act.act === 'change-price' && act.yuan > (value as number)
    if (field === 'names') return namesAll('text' in act ? act.text : '', value as string[])
    return (act as Record<string, unknown>)[field] === value
  })
}

/**
 * @param said everything the agent wrote in this state, one message per line
 * @param acts everything done in this chat so far
 */
export function hearReply(
  { judge, forbidden, known }: Ears,
  asked: {
    points: readonly ChatPoint[]
    wrong: ChatState['wrong']
    conditions: readonly Condition[]
    utterance: string
  },
  said: string,
  acts: readonly DeskAct[],
): HeardWords {
  const formulas = [...new Set([...asked.points, ...asked.conditions].flatMap(({ says }) => (says ? [says] : [])))]
  const must = formulas.map((says) => ({ point: says, says }))
  const judgement = judgeOnce(judge, { must, mustNot: forbidden, known, utterance: asked.utterance }, said)
  const hearing = hearingOf(judge)
  const pointOf = (says: string) => judgement.points[formulas.indexOf(says)]!
  const spokenOf = ({ says, hears: expression }: Asked): Heard[] => [
    ...(says ? [ANSWER[pointOf(says).answer]] : []),
    ...(expression ? [hears(said, expression, hearing) ? ('yes' as const) : ('no' as const)] : []),
  ]
  const wordsOf = (one: Asked): Heard => {
    const spoken = spokenOf(one)
    return worst([
      ...(spoken.length > 0 ? [best(spoken)] : []),
      ...(one.names ? [namesAll(said, one.names) ? ('yes' as const) : ('no' as const)] : []),
    ])
  }
  const wrong = asked.wrong.filter((one) => wordsOf(one) === 'yes')
  const crossed = wrong.filter((one) => one.redLine && hearsPlainly(said, one.hears!, hearing)).map(({ why }) => why)
  const isSure = crossed.length > 0 || judgement.hard.some(({ sure }) => sure)
  const isCrossed: Heard = isSure ? 'yes' : judgement.hard.length > 0 ? 'open' : 'no'
  return {
    text: said,
    judgement,
    wrong: wrong.map(({ why }) => why),
    crossed,
    points: asked.points.map((point) => ({
      point: point.point,
      category: point.category,
      answer: wordsOf(point),
      optional: point.optional ?? false,
      saw: point.says ? pointOf(point.says).saw : '',
    })),
    conditionOf: (condition) =>
      worst([
        wordsOf(condition),
        ...(condition.did ? [isDone(acts, condition.did) ? ('yes' as const) : ('no' as const)] : []),
        ...(condition.redLine ? [isCrossed] : []),
      ]),
  }
}

/** One of several conditions is enough. */
export function holds(heard: HeardWords, when: Condition | readonly Condition[]): Heard {
  return best((Array.isArray(when) ? when : [when as Condition]).map(heard.conditionOf))
}
