// Decides the one sentence that is read before a signature, in the words of the reader's language.

import { formatLocalDate } from '#app/i18n/format'
import type { Locale } from '#app/i18n/messages'
import type { promotionMessages } from '#app/i18n/promotion'
import { assertNever } from '#app/rules/outcome'
import { type DecisionKind, type DecisionVerdict, isStay } from './decision-kinds'

type Words = (typeof promotionMessages)[Locale]

interface Spoken {
  kind: DecisionKind
  verdict: DecisionVerdict
  /** It takes effect only when a second person agrees. */
  proposes: boolean
  name: string
  dueOn: string | null
  effectiveOn: string | null
  fromOn: string | null
  probationUntilOn: string | null
  topics: number
  /** Titles of the tests that are sat again after “improve”. */
  again: readonly string[]
  /** Titles of the gate’s tests below the line. */
  below: readonly string[]
}

export function decisionSentence(words: Words, locale: Locale, spoken: Spoken): string {
  const { sentences } = words
  const { name, verdict } = spoken
  const on = (date: string | null) => (date ? formatLocalDate(date, locale) : '')
  switch (verdict) {
    case 'pass':
      if (isStay(spoken.kind, verdict)) return sentences.stays(name)
      return spoken.below.length === 0
        ? sentences.pass(name, words.kinds[spoken.kind])
        : sentences.passBelow(name, words.kinds[spoken.kind], spoken.below.join(words.comma))
    case 'improve':
      if (spoken.kind === 'promotion') return sentences.improvePart(name, on(spoken.dueOn))
      return sentences.improve(name, on(spoken.dueOn), spoken.again.join(words.comma))
    case 'eliminate':
      return sentences.eliminate(name)
    case 'promote':
      return (spoken.proposes ? sentences.promoteBelow : sentences.promote)(name, on(spoken.effectiveOn))
    case 'probation':
      return sentences.probation(name, on(spoken.probationUntilOn))
    case 'extend':
      return sentences.extend(name, on(spoken.dueOn))
    case 'plan':
      return sentences.plan(name, spoken.topics, on(spoken.fromOn))
    case 'targets':
      return sentences.targets(name)
    case 'withdraw':
      return sentences.withdraw(name, on(spoken.effectiveOn))
    default:
      return assertNever(verdict)
  }
}
