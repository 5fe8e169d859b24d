// Which figures are the shop's own: sums and times that its rules name, so that a true rule is told from one that was made up.
import type { ShopFigures } from '#app/content/judge-file'
import { clausesOf } from '#app/features/quick-replies/judge/clauses'

/** Limits are written as bare numbers; their names say of what. */
const SUM = /Yuan$/

type Noted = { amount: number } | { span: number }

function notedIn(text: string): Noted[] {
  return clausesOf(text).flatMap(({ quantities }) =>
    quantities.flatMap(({ kind, value }): Noted[] => {
      if (value === null) return []
      if (kind === 'amount') return [{ amount: value }]
      return kind === 'span' ? [{ span: value }] : []
    }),
  )
}

function noted(name: string, value: unknown): Noted[] {
  if (typeof value === 'string') return notedIn(value)
  if (typeof value === 'number') return SUM.test(name) ? [{ amount: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, one]) => noted(inner, one))
}

const inOrder = (figures: readonly number[]) => [...new Set(figures)].sort((a, b) => a - b)

export function shopFiguresOf(rules: unknown): ShopFigures {
  const all = noted('', rules)
  return {
    amounts: inOrder(all.flatMap((one) => ('amount' in one ? [one.amount] : []))),
    spans: inOrder(all.flatMap((one) => ('span' in one ? [one.span] : []))),
  }
}
