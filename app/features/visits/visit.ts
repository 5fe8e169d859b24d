// Decides who may plan a mystery customer's visit, when it goes into a trainee's desk, how it stands, and who may see it.
import { accept, type Outcome, refuse } from '#app/rules/outcome'

/** Open visits to one trainee at once. */
export const MOST_OPEN = 3
/** Days that a visit may be planned ahead. */
export const MOST_AHEAD = 60

export interface VisitFacts {
  scriptId: string
  fromOn: string
  untilOn: string
  calledOff: boolean
  /** Of the sitting it went into; null while it went into none. */
  sitting: 'in_progress' | 'finished' | 'abandoned' | null
}

/** `missed`: nobody opened the desk in its days, or opened it and wrote nothing. */
export type VisitPhase = 'planned' | 'running' | 'held' | 'missed' | 'called-off'

export function phaseOf({ calledOff, sitting, untilOn }: VisitFacts, today: string): VisitPhase {
  if (calledOff) return 'called-off'
  if (sitting === 'in_progress') return 'running'
  if (sitting === 'finished') return 'held'
  if (sitting === 'abandoned') return 'missed'
  return today > untilOn ? 'missed' : 'planned'
}

interface PlanCase {
  today: string
  traineeId: string
  /** The training has ended. */
  ended: boolean
  debriefed: boolean
  /** Of this trainee, whatever came of them. */
  visits: readonly VisitFacts[]
  /** Ids of the scripts for mystery customers. */
  scripts: readonly string[]
  /** Who could play the customer. */
  people: readonly string[]
  latestOn: string
}

export function decidePlanVisit(
  given: PlanCase,
  command: { visitorId: string | null; scriptId: string; fromOn: string; untilOn: string },
): Outcome {
  const { visitorId, scriptId, fromOn, untilOn } = command
  if (given.ended) return refuse('wrong-state')
  if (given.debriefed) return refuse('already-done')
  if (visitorId === given.traineeId) return refuse('self-signing')
  if (visitorId !== null && !given.people.includes(visitorId)) return refuse('invalid-reference')
  if (!given.scripts.includes(scriptId)) return refuse('invalid-reference')
  if (fromOn < given.today || untilOn < fromOn || untilOn > given.latestOn) return refuse('visit-days')
  const open = given.visits.filter((visit) => phaseOf(visit, given.today) === 'planned')
  if (open.length >= MOST_OPEN) return refuse('limit-reached', String(MOST_OPEN))
  // Whoever has met a customer knows them again.
  const isKnown = given.visits.some((visit) => visit.scriptId === scriptId && isMet(visit, given.today))
  return isKnown ? refuse('visit-known') : accept()
}

function isMet(visit: VisitFacts, today: string): boolean {
  const phase = phaseOf(visit, today)
  return phase !== 'called-off' && phase !== 'missed'
}

/** The first that was planned of those that fit this desk. */
export function visitFor<Visit extends VisitFacts>(
  visits: readonly Visit[],
  {
    today,
    stage,
    stageOf,
  }: { today: string; stage: string | undefined; stageOf: (scriptId: string) => string | undefined },
): Visit | undefined {
  return visits.find((visit) => {
    const own = stageOf(visit.scriptId)
    const fits = own !== undefined && (stage === undefined || own === stage)
    return fits && phaseOf(visit, today) === 'planned' && visit.fromOn <= today
  })
}

export interface SpeakCase {
  isVisitor: boolean
  phase: VisitPhase
  /** The customer has come to the desk. */
  isThere: boolean
  /** The person has taken the customer over. */
  hasCome: boolean
  /** The customer has gone, or the sitting is over. */
  isOver: boolean
}

/** Only the person who was asked to, once the customer is there, until the customer has gone. */
export function decideSpeak(given: SpeakCase, what: 'came' | 'line' | 'left'): Outcome {
  if (!given.isVisitor) return refuse('not-allowed')
  if (given.phase !== 'running' || !given.isThere)
    return refuse(given.phase === 'held' ? 'already-done' : 'wrong-state')
  if (given.isOver) return refuse('already-done')
  if (what === 'came') return given.hasCome ? refuse('already-done') : accept()
  return given.hasCome ? accept() : refuse('wrong-state')
}

export function decideCallOff(phase: VisitPhase): Outcome {
  return phase === 'planned' ? accept() : refuse('already-done')
}
