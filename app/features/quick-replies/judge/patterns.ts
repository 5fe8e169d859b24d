// Decides how an expression of a meaning is found in a clause. Expressions are written for people who know the trade, not for
// programmers: `(a|b)` is a choice, `x?` may be left out, `~` lets up to eight signs in between, `<moment>`, `<span>`,
// `<amount>` and `<measure>` stand for any quantity of the kind.
import { type Clause, QUANTITY_SIGN } from './clauses'
import { isDisclaimed, isLeftUnsaid, isTakenBack } from './disclaimed'
import { QUANTITY_KINDS } from './quantities'

export interface Match {
  /** As it stands in the clause. */
  text: string
  denied: boolean
}

const GAP = '[^\\n]{0,8}?'
const SPECIAL = /[.*+^${}[\]\\]/g

export function compileExpression(expression: string): RegExp {
  let source = expression.toLowerCase().replace(SPECIAL, '\\$&').replaceAll('~', GAP)
  for (const kind of QUANTITY_KINDS) source = source.replaceAll(`<${kind}>`, QUANTITY_SIGN[kind])
  return new RegExp(source.replaceAll('(', '(?:'), 'g')
}

/** Does the no belong to what follows? Between the two only words that carry no meaning of their own may stand. */
const DENIES =
  /(?:不|没有|没|别|勿|莫|未|无法|无需|免)(?:会|能|可以|可|给|帮|替|为|您|你|再|去|用|得|需要|须|必|要|办法|法|曾|太|该|应该|打算|准备|想|肯|敢|同意|允许)*$/
/** A no that denies nothing. */
const NO_DENIAL =
  /(?:不但|不仅|不只|不光|不过|不如|不妨|不好意思|没问题|没关系|没事|别担心|别着急|别急|不急|不着急|要不要|要不|是不是|能不能|好不好|有没有|会不会|可不可以|方不方便|用不用|需不需要|不错|不管|不论|无论|差不多|不得不|不能不|少不了|免得|免运费|免费)$/

/** The nearest no before this place, when it belongs to what stands there. */
export function isDenied(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const no = before.match(DENIES)
  if (!no || no[0] === '') return false
  return (
    !NO_DENIAL.test(before) && !NO_DENIAL.test(before.slice(0, (no.index ?? 0) + 2)) && !/不[^不]{0,2}不/.test(no[0])
  )
}

/** Inside the words of an expression a no may stand in the gap: 改 … 不了. */
const DENIED_AFTER = /^(?:不了|不到|不成|不上|不动|不来|不出)/

/** Where the expression ends at what something is, or at who gets it, the no may come right after: 电话是 … 不能给您的, 电话给您 … 不合适. */
const SURELY = '^(?:绝对|肯定|真的?|实在|都|也|一律)*'
const TURNED_DOWN: readonly { ends: RegExp; no: RegExp }[] = [
  {
    ends: /是$/,
    no: new RegExp(`${SURELY}(?:不(?:能|可以|方便|便|会|好|让|许|准|允许|合适)|没法|没办法|无法|[给发说]不了)`),
  },
  { ends: /[您你]$/, no: new RegExp(`${SURELY}不(?:合适|行|合规|妥|方便|安全)`) },
]

/**
 * `near`: a no denies what it stands at. `far`: it denies too what somebody only says that they cannot say. `full`: and what they
 * only do not say, and a no that follows what something is.
 */
export type Hearing = 'near' | 'far' | 'full'

export function findMatches(clause: Clause, pattern: RegExp, hearing: Hearing = 'near'): Match[] {
  return [...clause.typed.matchAll(pattern)].flatMap((found) => {
    if (found[0] === '') return []
    const after = found.index + found[0].length
    const start = clause.places[found.index] ?? 0
    const end = clause.places[after] ?? clause.text.length
    const denied =
      isDeniedBefore(clause, found.index, after, hearing) || isDeniedAfter(found[0], clause.typed.slice(after), hearing)
    return [{ text: clause.text.slice(start, end), denied }]
  })
}

function isDeniedAfter(words: string, rest: string, hearing: Hearing): boolean {
  return (
    DENIED_AFTER.test(rest) ||
    (hearing === 'full' && TURNED_DOWN.some(({ ends, no }) => ends.test(words) && no.test(rest)))
  )
}

function isDeniedBefore(clause: Clause, start: number, end: number, hearing: Hearing): boolean {
  const isNear = isDenied(clause.typed, start)
  if (hearing === 'near') return isNear
  if (hearing === 'full' && isLeftUnsaid(clause, start)) return true
  return isDisclaimed(clause, start, end) || (isNear && !isTakenBack(clause.typed, start))
}
