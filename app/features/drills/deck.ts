// Decides which customers come in a drill: by set and seed, so that the same seed deals the same cards.

import type { CaseBook } from '#app/content/card-case'
import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import type { Product } from '#app/content/product'
import { seededRandom } from '../exam-forms/seeded-random'
import type { CaseShown } from '../quick-replies/case-view'

import { dealCase, linePlan } from './deal-case'
import type { DrillMode } from './drill'

/** A card as it is frozen at the start: later edits of the library change nothing for anyone who has begun. */
export interface DeckCard {
  intentId: string
  name: string
  code: string
  /** Codes that count as well for this customer. Left out in drills begun before there were any. */
  alsoRight?: string[]
  utterance: string
  /** What stands behind the line. Left out where only codes are asked for, and in drills begun before cards had cases. */
  case?: CaseShown
  limitSeconds: number
  texts: string[]
  must: Phrase['must']
  mustNot: Phrase['mustNot']
  explain: string
}

export function modeOf(set: DrillSet): DrillMode {
  return (set.parallel ?? 1) > 1 ? 'desk' : set.mode
}

interface DeckWish {
  seed: string
  /** What cases are dealt from. */
  caseBook?: CaseBook
  products?: readonly Product[]
  /** Utterances that were heard; used again only when a card has no other. */
  avoid: ReadonlySet<string>
}

/** Chance of its own, so that cases change nothing in which cards are dealt. */
function caseOf(phrase: Phrase, line: Phrase['utterances'][number], { seed, caseBook, products }: DeckWish) {
  if (!caseBook || !products) return null
  const plans = linePlan(phrase, line, caseBook)
  const random = seededRandom(`${seed} ${phrase.id}`)
  const [plan] = random.shuffle(plans)
  return plan
    ? { shown: dealCase(plan, line.about, { caseBook, products, random }), notRight: plan.notRight ?? [] }
    : null
}

function cardOf(phrase: Phrase, set: DrillSet, wish: DeckWish, random: ReturnType<typeof seededRandom>): DeckCard {
  const shuffled = random.shuffle(phrase.utterances)
  const line = shuffled.find(({ text }) => !wish.avoid.has(text)) ?? shuffled[0]!
  const dealt = modeOf(set) === 'code' ? null : caseOf(phrase, line, wish)
  const alsoRight = line.alsoRight?.filter((code) => !dealt?.notRight.includes(code)) ?? []
  return {
    intentId: phrase.id,
    name: phrase.name,
    code: phrase.code,
    ...(alsoRight.length > 0 ? { alsoRight } : {}),
    utterance: line.text,
    ...(dealt ? { case: dealt.shown } : {}),
    limitSeconds: set.secondsPerCard ?? phrase.limitSeconds,
    texts: phrase.texts,
    must: phrase.must,
    mustNot: phrase.mustNot,
    explain: phrase.explain,
  }
}

/** These phrases, in their order. */
export function dealPhrases(set: DrillSet, phrases: readonly Phrase[], wish: DeckWish): DeckCard[] {
  const random = seededRandom(wish.seed)
  return phrases.map((phrase) => cardOf(phrase, set, wish, random))
}

/** No intent twice. @throws when the library has too few cards of a stage: the content check sees that first. */
export function drawDeck(set: DrillSet, phrases: readonly Phrase[], wish: DeckWish): DeckCard[] {
  const random = seededRandom(wish.seed)
  const preferred = new Set(set.intents ?? [])
  const chosen = Object.entries(set.stages).flatMap(([stage, count]) => {
    const ofStage = random.shuffle(phrases.filter((p) => p.stage === stage))
    const sorted = [...ofStage.filter((p) => preferred.has(p.id)), ...ofStage.filter((p) => !preferred.has(p.id))]
    if (sorted.length < (count ?? 0))
      throw new RangeError(`set ${set.id} wants ${count} ${stage} cards, the library has ${sorted.length}`)
    return sorted.slice(0, count)
  })
  return random.shuffle(chosen).map((phrase) => cardOf(phrase, set, wish, random))
}
