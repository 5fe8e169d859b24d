// What the bank owes: figures and rules that it does not hold yet. An entry excuses one name of one rule; everything else
// is a fault as soon as it stops holding. Take an entry out when its items are rewritten; the checker says when it may go.
import { type Finding, fault, type Judged, warning } from '../report'

/** By course; whoever brings a bank that falls short writes here what of it is excused until when. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = { 'cs-onboarding': [] }

export function notYetOf(course: string): readonly string[] {
  return NOT_YET[course] ?? []
}

/** A finding, and the name under which the bank may still owe it. */
export interface Owed {
  name: string
  finding: Finding
}

interface Given {
  rule: string
  notYet: readonly string[]
  /** Was this looked at at all? A course without such items owes nothing. */
  isMeasured: (name: string) => boolean
}

/** Faults, without those that are excused; an excuse that nothing needs any more is told. */
export function judgeOwed(found: readonly Owed[], { rule, notYet, isMeasured }: Given): Judged[] {
  const owed = new Set(found.map(({ name }) => name))
  const idle = notYet.filter((name) => name.startsWith(`${rule} `) && isMeasured(name) && !owed.has(name))
  return [
    ...found.filter(({ name }) => !notYet.includes(name)).map(({ finding }) => fault(finding)),
    ...idle.map((name) => warning({ file: EXCUSES, line: 1, rule: 'not-yet', message: `${name} holds: take it out` })),
  ]
}

const EXCUSES = 'scripts/content/bank/not-yet.ts'
