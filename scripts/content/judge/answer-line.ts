// Decides what is answered to one line of npm run judge-reply: what scripts outside hold on to, in their words and not in ours.
import { z } from 'zod'
import type { HardFaultKind } from '#app/content/fault-kinds'
import { intentId } from '#app/content/fields'
import type { MustNot, Phrase } from '#app/content/phrase'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import { type Answer, type Judgement, judgeReply } from '#app/features/quick-replies/judge/judge-reply'
import { scoreReply } from '#app/features/quick-replies/score-reply'

export interface Desk {
  judge: Judge
  cards: ReadonlyMap<string, Phrase>
  /** Words that no card may say. */
  forbidden: readonly MustNot[]
}

const LineSchema = z.object({
  intent: intentId,
  reply: z.string(),
  customer: z.string().optional(),
  /** Without one the right code counts as given. */
  code: z.string().optional(),
  case: z.unknown().optional(),
})

const KINDS = {
  contact: 'off_platform',
  'off-platform': 'off_platform',
  'paid-review': 'cashback_or_review',
  'false-reason': 'change_reason',
  'personal-data': 'privacy',
  insult: 'abuse',
  'invented-rule': 'invented_fact',
  other: 'invented_fact',
} as const satisfies Record<HardFaultKind, string>

const VERDICTS = { met: 'met', missing: 'missing', open: 'look' } as const satisfies Partial<Record<Answer, string>>

interface LineAnswer {
  points: { point: string; verdict: 'met' | 'missing' | 'look' }[]
  soft: string[]
  hard: { kind: (typeof KINDS)[HardFaultKind]; verdict: 'fault' | 'look'; saw: string }[]
  total: [number, number]
}

export function isRefused(answer: LineAnswer | { error: string }): answer is { error: string } {
  return 'error' in answer
}

/** Figures of the case are nobody's telephone. */
function figuresIn(facts: unknown): string[] {
  return facts === undefined ? [] : [...(JSON.stringify(facts) ?? '').matchAll(/\d{4,}/g)].map(([figure]) => figure)
}

function pointsOf({ points }: Judgement): LineAnswer['points'] {
  return points.flatMap(({ point, answer }) =>
    answer === 'not-called-for' ? [] : [{ point, verdict: VERDICTS[answer] }],
  )
}

function isSure({ sure }: { sure: boolean }): boolean {
  return sure
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

export function answerLine({ judge, cards, forbidden }: Desk, line: string): LineAnswer | { error: string } {
  const json = parseLine(line)
  if (json === undefined) return { error: 'not JSON' }
  const given = LineSchema.safeParse(json)
  if (!given.success)
    return {
      error: given.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
    }
  const { intent, reply: text, customer = '', code, case: facts } = given.data
  const card = cards.get(intent)
  if (!card) return { error: `there is no card ${intent}` }
  const mustNot = [...card.mustNot, ...forbidden]
  const judgement = judgeReply(judge, { must: card.must, mustNot, utterance: customer, known: figuresIn(facts) }, text)
  const isRightCode = code === undefined || code.trim().toLowerCase().replace(/^\//, '') === card.code
  const { low, high } = scoreReply(judgement, { isRightCode, text, tookMs: 0, limitSeconds: card.limitSeconds })
  return {
    points: pointsOf(judgement),
    soft: [
      ...judgement.words.filter(isSure).map(({ word }) => word),
      ...judgement.soft.filter(isSure).map(({ saw }) => saw),
    ],
    hard: judgement.hard.map(({ kind, sure, saw }) => ({ kind: KINDS[kind], verdict: sure ? 'fault' : 'look', saw })),
    total: [low, high],
  }
}
