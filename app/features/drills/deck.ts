// Decides which customers come in a drill: by set and seed, so that the same seed deals the same cards.

import type { DrillSet } from '#app/content/drill-set'
import type { Phrase } from '#app/content/phrase'
import { seededRandom } from '../exam-forms/seeded-random'
import type { DrillMode } from './drill'

/** A card as it is frozen at the start: later edits of the library change nothing for anyone who has begun. */
export interface DeckCard {
  intentId: string
  name: string
  code: string
  /** Codes that count as well for this customer. Left out in drills begun before there were any. */
  alsoRight?: string[]
  utterance: string
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
  /** Utterances that were heard; used again only when a card has no other. */
  avoid: ReadonlySet<string>
}

function cardOf(phrase: Phrase, set: DrillSet, wish: DeckWish, random: ReturnType<typeof seededRandom>): DeckCard {
  const shuffled = random.shuffle(phrase.utterances)
  const { text: utterance, alsoRight } = shuffled.find(({ text }) => !wish.avoid.has(text)) ?? shuffled[0]!
  return {
    intentId: phrase.id,
    name: phrase.name,
    code: phrase.code,
    ...(alsoRight ? { alsoRight } : {}),
    utterance,
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
