// Decides what of a whole case is kept with a decision about it.
import { listPromotionPreconditions } from '../activities/preconditions'
import type { KindCase } from './case.server'
import { type EvidenceSnapshot, type SnapshotInput, takeSnapshot } from './snapshot'
import { missingThings } from './unfinished'

export function snapshotOf(given: KindCase, now: number, below: SnapshotInput['below'] = null): EvidenceSnapshot {
  const { enrolment, progress } = given
  return takeSnapshot({
    now,
    state: enrolment.state,
    progress,
    tests: given.tests,
    exams: given.exams,
    parts: given.parts,
    conductPoints: given.conductPoints,
    standing: given.standing,
    voided: given.voided,
    below,
    missing: missingThings(progress.activities, progress.calendar.currentDay),
    preconditions: listPromotionPreconditions(progress.activities, {
      facts: progress.facts,
      today: progress.calendar.today,
    }),
  })
}
