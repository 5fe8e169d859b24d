// Decides what of its kept case a proposal rests on, and what of that is different by now.
import type { DecisionKind } from './decision-kinds'
import type { EvidenceSnapshot } from './snapshot'

/** One result as it stood, or that something was waived. */
interface Ground {
  what: 'test' | 'exam' | 'oral' | 'practical' | 'conduct' | 'waiver'
  /** Of the activity, the paper or the thing that was waived. */
  id: string
  value: number | null
}

export interface ChangedGround {
  what: Ground['what']
  id: string
  before: number | null
  after: number | null
}

/** A gate rests on the tests of its day, what comes later on final, retake and hearings; who leaves needs no results. */
function groundsOf(facts: EvidenceSnapshot, kind: DecisionKind): Ground[] {
  if (kind === 'withdrawal') return []
  const conduct = { what: 'conduct' as const, id: 'conduct', value: facts.conductPoints }
  if (kind === 'd1-gate' || kind === 'd3-gate')
    return [...facts.tests.map(({ activityId, value }) => ({ what: 'test' as const, id: activityId, value })), conduct]
  const practical = facts.weighted.lines.find(({ key }) => key === 'evidence')?.percent ?? null
  return [
    ...facts.exams
      .filter((exam) => exam.kind === 'final' || exam.kind === 'retake')
      .map(({ attemptId, percent }) => ({ what: 'exam' as const, id: attemptId, value: percent })),
    ...(facts.oral ?? []).map(({ activityId, percent }) => ({ what: 'oral' as const, id: activityId, value: percent })),
    // While a part of it is due it has no result, which may change with the date alone.
    ...(practical === null ? [] : [{ what: 'practical' as const, id: 'practical', value: practical }]),
    ...(facts.preconditions?.waived ?? []).map(({ subject }) => ({ what: 'waiver' as const, id: subject, value: 1 })),
    conduct,
  ]
}

export function changedGrounds(kept: EvidenceSnapshot, now: EvidenceSnapshot, kind: DecisionKind): ChangedGround[] {
  const [before, after] = [groundsOf(kept, kind), groundsOf(now, kind)]
  const keys = new Map([...before, ...after].map((ground) => [`${ground.what} ${ground.id}`, ground]))
  return [...keys.values()].flatMap(({ what, id }) => {
    const of = (list: readonly Ground[]) => list.find((ground) => ground.what === what && ground.id === id)
    const [was, is] = [of(before), of(after)]
    if (what === 'practical' && (!was || !is)) return []
    // What is being marked is not another result yet: until it is one, it stands in the way by itself.
    if (was && is?.value === null) return []
    const same = was?.value === is?.value && (was === undefined) === (is === undefined)
    return same ? [] : [{ what, id, before: was?.value ?? null, after: is?.value ?? null }]
  })
}
