// Decides what the facts suggest at a gate. It recommends; a person decides (D-5, D-6).
import type { SecondTestState } from '../activities/second-test'
import type { DecisionVerdict } from './decision-kinds'

export type TestKey = 'written' | 'typing' | 'phone' | 'phrases'

export interface GateTest {
  key: TestKey
  title: string
  /** Where to look. */
  activityId: string
  attemptId: string | null
  drillId: string | null
  value: number | null
  /** Taken, and only the mentor can say whether it counts; `value` is no result until then. */
  isHeld: boolean
  /** Above `value` while replies wait for the mentor, with how many questions there are. */
  undecided?: { percent: number; percentHigh: number; open: number }
  /** The line to reach. */
  line: number
  /** Below this the source speaks of a gap too large for the post. */
  farLine: number
  unit: 'percent' | 'per-minute'
  /** Of earlier sittings, the oldest first. */
  earlier: number[]
  /** The second test that is wanted, and where it stands. */
  again: { state: SecondTestState; on: string; lastOn: string } | null
}

export interface Recommendation {
  verdict: DecisionVerdict | null
  below: TestKey[]
  far: TestKey[]
  /** Second tests without a result: until they are there, nothing is recommended on the old marks. */
  awaited: TestKey[]
  /** Of these, whose last day is over. */
  unsat: TestKey[]
}

/** Null while a result is missing or a second test is awaited. Failing suggests elimination only where a test lies far below or the second look failed too. */
export function recommendGate(tests: readonly GateTest[], input: { improvedBefore: boolean }): Recommendation {
  const known = tests.filter((test) => test.value !== null && !test.isHeld)
  const below = known.filter((test) => test.value! < test.line).map((test) => test.key)
  const far = known.filter((test) => test.value! < test.farLine).map((test) => test.key)
  const awaited = tests.filter((test) => test.again && test.again.state !== 'done').map((test) => test.key)
  const unsat = tests.filter((test) => test.again?.state === 'over').map((test) => test.key)
  const found = { below, far, awaited, unsat }
  if (known.length < tests.length || awaited.length > 0) return { verdict: null, ...found }
  if (below.length === 0) return { verdict: 'pass', ...found }
  return { verdict: far.length > 0 || input.improvedBefore ? 'eliminate' : 'improve', ...found }
}

/** D03-4: five characters a minute more, a fifth less time per phrase. */
export function suggestTargets(current: { typingSpeed: number | null; phraseSeconds: number | null }): {
  typingSpeed: number | null
  phraseSeconds: number | null
} {
  return {
    typingSpeed: current.typingSpeed === null ? null : Math.round(current.typingSpeed) + 5,
    phraseSeconds: current.phraseSeconds === null ? null : Math.max(1, Math.round(current.phraseSeconds * 0.8)),
  }
}
