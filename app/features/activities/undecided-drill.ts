// Decides whether a drill has a verdict yet: replies that the judge left open may wait for the mentor.
import type { Missing } from './activity-type'
import type { ActivityFacts, DrillFact } from './facts'

/** Finished, and what is open decides whether it is passed. */
export function isUndecided({
  state,
  passed,
  openQuestions = 0,
}: Pick<DrillFact, 'state' | 'passed' | 'openQuestions'>): boolean {
  return state === 'finished' && passed === null && openQuestions > 0
}

/** Exam drills with a verdict, the newest first: what staff may read card by card. */
export function decidedDrills({ drills }: Pick<ActivityFacts, 'drills'>): DrillFact[] {
  return drills.filter((drill) => drill.state === 'finished' && drill.purpose === 'exam' && !isUndecided(drill))
}

/** Of the exam drill that counts: how many questions wait for the mentor. */
export function openQuestionsOf({ drills }: Pick<ActivityFacts, 'drills'>): number {
  return drills.find((d) => d.state === 'finished' && d.purpose === 'exam')?.openQuestions ?? 0
}

/** What a row with a drill still lacks: the drill itself, or the mentor's word on it. */
export function missingOfDrill({ drills }: Pick<ActivityFacts, 'drills'>): Missing[] {
  const finished = drills.find((d) => d.state === 'finished')
  if (!finished) return [{ what: 'drill' }]
  return isUndecided(finished) ? [{ what: 'ruling', left: finished.openQuestions ?? 0 }] : []
}
