// Measures a judge on replies it has not learned from, beside what people said: how often it is right where it asserts something,
// how much it leaves to a person, and what its marks come to.
import type { MustNot, Phrase } from '#app/content/phrase'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import { type Answer, type Judgement, judgeReply } from '#app/features/quick-replies/judge/judge-reply'
import { scoreReply } from '#app/features/quick-replies/score-reply'
import { type JudgedReply, type Label, labelOf, textOf } from './judged-reply'

/** The line of the day-3 gate: a plainly good reply has to reach it. */
const PASS_LINE = 70
/** What is no answer must not come to this. */
const NO_ANSWER_LINE = 60

export interface Tried {
  reply: JudgedReply
  label: Label
  card: Phrase
  judgement: Judgement
  mark: { low: number; high: number }
}

interface Rules {
  phrases: readonly Phrase[]
  /** Words that no card may say. */
  forbidden: readonly MustNot[]
}

/** Every reply with a right code, sent at once, so that only its words are marked. */
export function tryJudge(judge: Judge, { phrases, forbidden }: Rules, replies: readonly JudgedReply[]): Tried[] {
  const cards = new Map(phrases.map((card) => [card.id, card]))
  return replies.flatMap((reply) => {
    const card = cards.get(reply.intent)
    if (!card) return []
    const text = textOf(reply)
    const rules = { must: card.must, mustNot: [...card.mustNot, ...forbidden], utterance: reply.customer }
    const judgement = judgeReply(judge, rules, text)
    const mark = scoreReply(judgement, { isRightCode: true, text, tookMs: 0, limitSeconds: card.limitSeconds })
    return [{ reply, label: labelOf(reply), card, judgement, mark }]
  })
}

export interface Rate {
  right: number
  of: number
}

const LETTERS = { m: 'met', x: 'missing', u: 'unclear', n: 'not called for' } as const
export type Confusion = Record<(typeof LETTERS)[keyof typeof LETTERS], Record<Answer, number>>

export interface Measures {
  replies: number
  /** Of points asserted to be met, or missing, where people could decide: how many are. */
  met: Rate
  missing: Rate
  /** Of points where people could decide: how many are asserted either way. */
  decided: Rate
  /** People's letters against the machine's answers. */
  confusion: Confusion
  /** Of replies that cross a red line: asserted or sent to a person. */
  redLinesFound: Rate
  /** Of red lines asserted: how many are. */
  redLinesAsserted: Rate
  /** Of all replies: a person has to look whether a line is crossed. */
  redLinesOpen: Rate
  /** Of replies that a leader would let go: those under suspicion of a red line all the same. */
  goodSuspected: Rate
  /** Of manners asserted to be faulty, and of those that are: how many. */
  softAsserted: Rate
  softFound: Rate
  /** Of replies that a leader would let go and that lack nothing: those that stay below the pass line whatever a person rules. */
  goodBelow: Rate
  /** Of replies that are no answer at all: those that reach 60 before anybody has looked. */
  senselessAbove: Rate
}

function rate<T>(list: readonly T[], isRight: (one: T) => boolean): Rate {
  return { right: list.filter(isRight).length, of: list.length }
}

function pointsOf({ label, judgement }: Tried) {
  return judgement.points.map(({ answer }, n) => ({ answer, letter: label.points[n] as keyof typeof LETTERS }))
}

function confusionOf(points: readonly ReturnType<typeof pointsOf>[number][]): Confusion {
  const row = (letter: string) => {
    const own = points.filter((point) => point.letter === letter)
    const count = (answer: Answer) => own.filter((point) => point.answer === answer).length
    return {
      met: count('met'),
      missing: count('missing'),
      open: count('open'),
      'not-called-for': count('not-called-for'),
    }
  }
  return { met: row('m'), missing: row('x'), unclear: row('u'), 'not called for': row('n') }
}

/** A leader would let it go, and no point is lacking: what people let pass though it lacks something is another matter. */
function isPlainlyGood({ label }: Tried): boolean {
  return label.good && label.hard === null && !label.points.includes('x')
}

export function measure(tried: readonly Tried[]): Measures {
  const points = tried.flatMap(pointsOf)
  const decidable = points.filter(({ letter, answer }) => /[mx]/.test(letter) && answer !== 'not-called-for')
  const manners = tried.flatMap(({ label, judgement }) =>
    judgement.soft.filter(({ sure }) => sure).map(({ kind }) => label.soft.includes(kind)),
  )
  const faults = tried.flatMap(({ label, judgement }) =>
    label.soft.map((kind) => judgement.soft.some((one) => one.kind === kind && one.sure)),
  )
  const isNone = ({ label, reply }: Tried) =>
    label.sense === 'none' && ['salad', 'denies', 'refuses', 'syllable', 'off-topic'].includes(reply.kind)
  return {
    replies: tried.length,
    met: rate(
      decidable.filter(({ answer }) => answer === 'met'),
      ({ letter }) => letter === 'm',
    ),
    missing: rate(
      decidable.filter(({ answer }) => answer === 'missing'),
      ({ letter }) => letter === 'x',
    ),
    decided: rate(decidable, ({ answer }) => answer !== 'open'),
    confusion: confusionOf(points),
    redLinesFound: rate(
      tried.filter(({ label }) => label.hard !== null),
      ({ judgement }) => judgement.hard.length > 0,
    ),
    redLinesAsserted: rate(
      tried.filter(({ judgement }) => judgement.hard.some(({ sure }) => sure)),
      ({ label }) => label.hard !== null,
    ),
    redLinesOpen: rate(tried, ({ judgement }) => judgement.hard.some(({ sure }) => !sure)),
    goodSuspected: rate(
      tried.filter(({ label }) => label.good && label.hard === null),
      ({ judgement }) => judgement.hard.length > 0,
    ),
    softAsserted: rate(manners, (isThere) => isThere),
    softFound: rate(faults, (isFound) => isFound),
    goodBelow: rate(tried.filter(isPlainlyGood), ({ mark }) => mark.high < PASS_LINE),
    senselessAbove: rate(tried.filter(isNone), ({ mark }) => mark.low >= NO_ANSWER_LINE),
  }
}

/** Cohen's kappa of two raters over the same letters. */
export function kappaOf(one: readonly string[], other: readonly string[]): number {
  const names = [...new Set([...one, ...other])]
  const share = (list: readonly string[], name: string) => list.filter((letter) => letter === name).length / list.length
  const agreed = one.filter((letter, n) => letter === other[n]).length / one.length
  const chance = names.reduce((sum, name) => sum + share(one, name) * share(other, name), 0)
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance)
}

/** Replies where the machine asserts what people deny, the most points first. */
export function worstOf(tried: readonly Tried[], count: number): Tried[] {
  const wrong = (one: Tried) =>
    pointsOf(one).filter(
      ({ letter, answer }) => (letter === 'm' && answer === 'missing') || (letter === 'x' && answer === 'met'),
    ).length +
    (one.judgement.hard.some(({ sure }) => sure) && one.label.hard === null ? 2 : 0) +
    (one.label.hard !== null && one.judgement.hard.length === 0 ? 2 : 0)
  return tried
    .map((one) => ({ one, wrong: wrong(one) }))
    .filter((entry) => entry.wrong > 0)
    .sort((a, b) => b.wrong - a.wrong || (a.one.reply.id < b.one.reply.id ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one)
}
