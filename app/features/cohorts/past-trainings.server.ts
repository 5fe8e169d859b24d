import { localDateOf } from '#app/rules/dates'
import { listPastEnrolments } from '#db/queries/people'
import type { DecisionTable } from '#db/tables/promotion'
import type { DbOrTx } from '#db/transaction'
import type { PastTraining } from './enrol-again'

/** What ended a training: the decision, where one did. */
export interface NamedPastTraining extends PastTraining {
  traineeId: string
  cohortName: string
  decision: { kind: DecisionTable['kind']; deciderName: string } | null
}

/** The trainings of these people that have ended, the newest first. */
export async function loadPastTrainings(db: DbOrTx, personIds: readonly string[]): Promise<NamedPastTraining[]> {
  if (personIds.length === 0) return []
  const rows = await listPastEnrolments(db, personIds)
  return rows.flatMap((row) => {
    const { state, ended_at } = row
    if (ended_at === null || (state !== 'promoted' && state !== 'eliminated' && state !== 'withdrawn')) return []
    return [
      {
        enrolmentId: row.id,
        traineeId: row.trainee_id,
        courseId: row.course_id,
        cohortName: row.cohort_name,
        state,
        endedOn: localDateOf(ended_at, row.zone),
        decision: row.kind ? { kind: row.kind, deciderName: row.decider_name ?? '' } : null,
      },
    ]
  })
}
