// Decides which past decisions are like the one at hand: the same outcome of the exam, and then the nearest in marks.
import { type EvidenceSnapshot, headlineOf } from './snapshot'

/** What two cases are compared by. */
export type Compared = Pick<EvidenceSnapshot, 'tests' | 'exams' | 'weighted'>

/** Fewer than this say nothing about how such cases usually end. */
export const ENOUGH_CASES = 3

/** Did all the tests of the gate reach their lines, or the exam that decides? Null while something has no result. */
export function outcomeOf({ tests, exams }: Pick<Compared, 'tests' | 'exams'>): 'passed' | 'failed' | null {
  if (tests.length > 0) {
    if (tests.some((t) => t.value === null)) return null
    return tests.every((t) => (t.value ?? 0) >= t.line) ? 'passed' : 'failed'
  }
  const decisive = exams.filter((e) => e.kind === 'final' || e.kind === 'retake').at(-1)
  if (!decisive) return null
  return decisive.passed ? 'passed' : 'failed'
}

/** How far apart in marks; null where one of them has none, or another kind of mark. */
function distance(a: Compared, b: Compared): number | null {
  const [one, other] = [headlineOf(a), headlineOf(b)]
  return one && other && one.what === other.what ? Math.abs(one.value - other.value) : null
}

/** The nearest first. Without a result of one's own there is nothing to compare with. */
export function similarCases<Past extends { facts: Compared }>(own: Compared, past: readonly Past[]): Past[] {
  const outcome = outcomeOf(own)
  if (outcome === null) return []
  return past
    .filter((p) => outcomeOf(p.facts) === outcome)
    .flatMap((p) => {
      const apart = distance(own, p.facts)
      return apart === null ? [] : [{ p, apart }]
    })
    .sort((a, b) => a.apart - b.apart)
    .map(({ p }) => p)
}
