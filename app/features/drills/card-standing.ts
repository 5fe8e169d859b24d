// Decides what an answered card is worth once people have ruled on it, and what of it is still open or disputed.

import type { Judgement } from '../quick-replies/judge/judge-reply'
import { applyRulings, hopedFor, openSubjects, type Ruling, type RulingSubject } from '../quick-replies/rulings'
import { type ReplyParts, scoreReply } from '../quick-replies/score-reply'
import {
  type AnsweredCard,
  type CardScore,
  type EarlierCardScore,
  isClean,
  isJudged,
  rangeOf,
  splitCode,
} from './drill'

export interface AnsweredRow {
  code: string | null
  reply: string | null
  tookMs: number
  limitSeconds: number
}

export interface CardStanding extends AnsweredCard {
  /** With every ruling applied; null where nothing was judged by meaning. */
  judgement: Judgement | null
  /** What the lower mark is made of, with every ruling applied. */
  parts: ReplyParts | null
  open: RulingSubject[]
}

/** What a ruling may still take away is not held against the cleanness of a card. */
function maybeClean({ words, hard, soft }: Judgement): boolean {
  return words.length === 0 && hard.every(({ sure }) => !sure) && soft.every(({ sure }) => !sure)
}

/** What people have said of a card, and what its writer disputes and nobody has answered. */
export interface SaidOfCard {
  rulings: readonly Ruling[]
  disputed: readonly RulingSubject[]
}

export const NOTHING_SAID: SaidOfCard = { rulings: [], disputed: [] }

/** What is disputed counts as open: against the writer in the lower mark, for them in the higher one. */
export function cardStanding(
  score: CardScore | EarlierCardScore,
  row: AnsweredRow,
  { rulings, disputed }: SaidOfCard,
): CardStanding {
  const { tookMs } = row
  if (!isJudged(score) || score.judgement === null) {
    const clean = isClean(score)
    return { ...rangeOf(score), tookMs, clean, maybeClean: clean, judgement: null, parts: null, open: [] }
  }
  const judgement = applyRulings(score.judgement, rulings)
  const sent = {
    isRightCode: score.rightCode,
    text: splitCode(row.code ?? '', row.reply ?? '').text,
    tookMs,
    limitSeconds: row.limitSeconds,
    time: score.time,
  }
  const { low, parts } = scoreReply(judgement, sent)
  const hoped = applyRulings(judgement, disputed.map(hopedFor))
  return {
    low,
    high: scoreReply(hoped, sent).high,
    tookMs,
    clean: isClean({ ...score, judgement }),
    maybeClean: maybeClean(hoped),
    judgement,
    parts,
    open: openSubjects(judgement),
  }
}

/** Nobody rules on practice: what the judge does not know counts half. */
export function asPractised(card: AnsweredCard): AnsweredCard {
  const half = (card.low + card.high) / 2
  return { ...card, low: half, high: half, clean: card.clean || card.maybeClean }
}
