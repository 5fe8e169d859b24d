// Cases of phrase cards: every line has one, about something the catalogue has, with words that can be filled in, and with the
// card's own code right. Customers who say the same are told apart by their cases or share their codes.
import type { CardCase } from '#app/content/card-case'
import type { Phrase } from '#app/content/phrase'
import { CASE_WORDS, dealCase, linePlan, skusAbout } from '#app/features/drills/deal-case'
import { seededRandom } from '#app/features/exam-forms/seeded-random'
import { findWrongFact } from '#app/features/quick-replies/case-facts'
import { fillGaps } from '#app/features/quick-replies/phrase-gaps'
import type { CourseSource, Located } from '../course-source'
import { type Check, fault, type Judged } from '../report'

const GAP = /\{([a-zA-Z]+)\}/g

type Line = Phrase['utterances'][number]

export const checkCardCases: Check = (content) => {
  if (content.cardCases.length === 0) return []
  return [
    ...content.cardCases.flatMap((one) => planFaults(content, one)),
    ...content.phrases.flatMap((phrase) => cardFaults(content, phrase)),
  ]
}

function planFaults(content: CourseSource, { value: plan, file, line }: Located<CardCase>): Judged[] {
  const say = (rule: string, message: string) => fault({ file, line, rule, message: `${plan.id} ${message}` })
  const { order, board, slots } = plan
  const gaps = new Set(content.slots.map(({ name }) => name))
  const told = [...board, ...Object.values(slots), order?.note ?? '', ...(order?.trace ?? []).map(({ text }) => text)]
  const codes = new Set(content.phrases.map(({ value }) => value.code))
  const lined = content.phrases.some(({ value }) => planned(value).includes(plan.id))
  return [
    ...(content.cardCases.some((other) => other.value !== plan && other.value.id === plan.id)
      ? [say('unique-id', 'is there twice')]
      : []),
    ...(plan.about ?? [])
      .filter((about) => skusAbout(about, content.products).length === 0)
      .map((about) => say('case-facts', `is about ${about}, which the catalogue has not`)),
    ...told
      .flatMap((text) => [...text.matchAll(GAP)].map(([, name]) => name!))
      .filter((name) => !(CASE_WORDS as readonly string[]).includes(name))
      .map((name) => say('case-facts', `speaks of {${name}}, which nothing fills in`)),
    ...Object.keys(slots)
      .filter((name) => !gaps.has(name))
      .map((name) => say('case-facts', `fills {${name}}, which is no gap of a phrase`)),
    ...(plan.notRight ?? [])
      .filter((code) => !codes.has(code))
      .map((code) => say('also-right', `rules out /${code}, which is no card`)),
    ...(order && content.cardOrders === null ? [say('case-facts', 'has an order, and nothing says its freight')] : []),
    ...(lined ? [] : [say('case-facts', 'stands behind no line')]),
  ]
}

function planned({ cases = [], utterances }: Phrase): string[] {
  return [...cases, ...utterances.flatMap((line) => line.cases ?? [])]
}

function cardFaults(content: CourseSource, { value: card, file, line: at }: Located<Phrase>): Judged[] {
  const say = (rule: string, message: string) => fault({ file, line: at, rule, message: `${card.id} ${message}` })
  const book = bookOf(content)
  const known = new Set(book.cases.map(({ id }) => id))
  const lines = card.utterances.map((line) => ({ line, plans: linePlan(card, line, book) }))
  const unsound = lines.flatMap(({ line, plans }) =>
    lineFaults(content, line, plans).map((said) => say('case-facts', said)),
  )
  const faults = [
    ...planned(card)
      .filter((id) => !known.has(id))
      .map((id) => say('case-facts', `has lines out of ${id}, which is no case`)),
    ...unsound,
    ...lines
      .flatMap(({ plans }) => plans)
      .filter(({ notRight = [] }) => notRight.includes(card.code))
      .map(({ id }) => say('also-right', `has lines out of ${id}, which rules out its own code`)),
  ]
  return faults.length > 0 ? faults : textFaults(content, card).map((said) => say('case-facts', said))
}

function lineFaults({ products }: CourseSource, { text, about }: Line, plans: readonly CardCase[]): string[] {
  if (plans.length === 0) return [`“${text}” comes out of no case`]
  if (about !== undefined)
    return skusAbout(about, products).length > 0 ? [] : [`“${text}” is about ${about}, which the catalogue has not`]
  return plans.filter((plan) => !plan.about).map(({ id }) => `“${text}” and ${id} name no product`)
}

function bookOf({ cardCases, cardCustomers, cardOrders }: CourseSource) {
  return {
    cases: cardCases.map(({ value }) => value),
    customers: cardCustomers.map(({ value }) => value),
    orders: cardOrders,
  }
}

/** A ready text, filled in from a case of its card, may not be said to contradict it: it would be the same with every reply. */
function textFaults(content: CourseSource, card: Phrase): string[] {
  const caseBook = bookOf(content)
  if (caseBook.customers.length === 0) return ['has cases, and nobody who comes with them']
  const wrongIn = (text: string, line: Line, plan: CardCase) => {
    const random = seededRandom(`${card.id} ${line.text}`)
    const shown = dealCase(plan, line.about, { caseBook, products: content.products, random })
    return findWrongFact(shown, line.text, fillGaps(text, shown.shopCase.slots))
  }
  const ways = card.utterances.flatMap((line) => linePlan(card, line, caseBook).map((plan) => ({ line, plan })))
  return card.texts.flatMap((text, n) => {
    let first: ReturnType<typeof wrongIn> = null
    // The first that fits is enough.
    for (const { line, plan } of ways) {
      const wrong = wrongIn(text, line, plan)
      if (wrong === null) return []
      first ??= wrong
    }
    return first ? [`text ${n + 1} says “${first.saw}”, its cases say ${first.inCase}`] : []
  })
}
