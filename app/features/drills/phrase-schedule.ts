// Decides when a phrase comes back: FSRS over every card of it that a trainee has answered. The same cards always give the same
// days: nothing is left to chance.
import { createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs'
import type { DrillMode } from './drill'

/** A plan lasts little more than three weeks: what is known well still comes once before the exams at its end. */
const LONGEST_MS = 10 * 86_400_000
/** Whole days only, for the ten minutes come once a day. */
const SCHEDULER = fsrs({ enable_fuzz: false, enable_short_term: false })

/** Below it a reply would not have helped the customer: the phrase is learnt anew. */
const AGAIN_BELOW = 60
/** The line that practice is held against. */
const HARD_BELOW = 80
/** With so good a mark and so little of the limit used, it was no effort. */
const EASY_FROM = 95
const EASY_SHARE = 0.5

export interface AnsweredPhrase {
  intentId: string
  answeredAt: number
  mode: DrillMode
  tookMs: number
  /** 0–100, half way where something of the card was not recognised. */
  mark: number
}

/**
 * How well a phrase was known. A code alone is never easy: it is only the beginning of a reply, and its mark says already
 * whether it came in time.
 */
export function rateAnswer(
  { mode, mark, tookMs }: Omit<AnsweredPhrase, 'intentId' | 'answeredAt'>,
  limitSeconds: number,
): Grade {
  if (mark < AGAIN_BELOW) return Rating.Again
  if (mark < HARD_BELOW) return Rating.Hard
  if (mode === 'code') return Rating.Good
  const share = tookMs / (limitSeconds * 1000)
  if (share > 1) return Rating.Hard
  return mark >= EASY_FROM && share <= EASY_SHARE ? Rating.Easy : Rating.Good
}

function byPhrase(answered: readonly AnsweredPhrase[]): Map<string, AnsweredPhrase[]> {
  const cards = new Map<string, AnsweredPhrase[]>()
  for (const answer of answered) {
    const own = cards.get(answer.intentId)
    if (own) own.push(answer)
    else cards.set(answer.intentId, [answer])
  }
  return cards
}

export interface PhraseStanding {
  intentId: string
  times: number
  lastMark: number
  /** Of whole replies to one customer at a time: at the desk one also waits for the others. Null where there are none. */
  meanMs: number | null
  dueAt: number
}

/** What is known of each phrase. `answered` comes the oldest first; `limitOf` says how long a reply to it may take. */
export function schedulePhrases(
  answered: readonly AnsweredPhrase[],
  limitOf: (intentId: string) => number | undefined,
): PhraseStanding[] {
  return [...byPhrase(answered)].flatMap(([intentId, cards]) => {
    const limitSeconds = limitOf(intentId)
    const last = cards.at(-1)
    if (limitSeconds === undefined || !last) return []
    let learnt = createEmptyCard(new Date(cards[0]!.answeredAt))
    for (const answer of cards)
      learnt = SCHEDULER.next(learnt, new Date(answer.answeredAt), rateAnswer(answer, limitSeconds)).card
    const replies = cards.filter(({ mode }) => mode === 'reply')
    return [
      {
        intentId,
        times: cards.length,
        lastMark: Math.round(last.mark),
        meanMs:
          replies.length === 0
            ? null
            : Math.round(replies.reduce((total, { tookMs }) => total + tookMs, 0) / replies.length),
        dueAt: Math.min(learnt.due.getTime(), last.answeredAt + LONGEST_MS),
      },
    ]
  })
}
