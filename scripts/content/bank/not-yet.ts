// What the bank owes: figures and rules that it does not hold yet. An entry excuses one name of one rule; everything else
// is a fault as soon as it stops holding. Take an entry out when its items are rewritten; the checker says when it may go.
import { type Finding, fault, type Judged, warning } from '../report'

const each = (rule: string, names: string) => names.split(' ').map((name) => `${rule} ${name}`)

const OF_CS_ONBOARDING: readonly string[] = [
  // Two keys of three are found without the question: options are to be written anew, pool by pool.
  ...each('options-only', 'P S C F R'),
  // One distractor was padded to be longer than the key, so the key is second.
  ...['P 2', 'P 3', 'P 4', 'S 2', 'S 3', 'S 4', 'C 2', 'C 3', 'F 2', 'F 3', 'R 2', 'R 3', 'R 4'].map(
    (name) => `length-rank ${name}`,
  ),
  // Of four options two are right, of five three.
  ...each('key-count', 'P S C F R'),
  ...each('truefalse-share', 'C F R'),
  // Distractors talk like villains …
  ...each('tone-word', '就 一 等 自己 顾客 都 让 就行 很 一点 直接 吧 不用 让他 放心 老 一定 因为 太'),
  // … and keys like good colleagues.
  ...each('tone-word', '登记 确认 有没有 哪 联系 原因 记录 约 查 核对 说明 写备注 时间 内 组长 几点 回您 前 并 或 和'),
  // Pools that ask the same thing of each other; within each of them, and between the others, nothing does.
  ...['C F', 'C S', 'F P', 'F R', 'F S', 'P S', 'R S'].map((pools) => `near-clone ${pools}`),
  // Explanations that are too short or repeat the key, and distractors that do not say what tempts to them.
  ...each('explanation', 'P S C F R'),
  ...each('tempts', 'P S C F R'),
]

/** A new course owes nothing. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = { 'cs-onboarding': OF_CS_ONBOARDING }

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
