import type { Content } from '#app/content/content.server'
import { findEnrolment } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadPeople } from './activity-page.server'
import { type ExamParts, examPartsOf } from './exam-parts'
import { loadProgress, type TraineeProgress } from './progress.server'

/** How every exam of several parts stands for this trainee; of one activity alone where it is named. */
export async function listExamParts(
  db: DbOrTx,
  input: { enrolmentId: string; content: Content; now: number; activityId?: string },
): Promise<ExamParts[]> {
  const enrolment = await findEnrolment(db, input.enrolmentId)
  const [progress] = enrolment ? await loadProgress(db, [enrolment], input) : []
  return progress ? partsOf(db, progress, input.activityId) : []
}

/** The same where the progress is known already. */
export async function partsOf(db: DbOrTx, progress: TraineeProgress, activityId?: string): Promise<ExamParts[]> {
  const people = await loadPeople(db, progress.enrolment)
  return progress.activities
    .filter((entry) => activityId === undefined || entry.activity.id === activityId)
    .flatMap((entry) => examPartsOf(entry, progress, partPeople(people)) ?? [])
}

function partPeople({ delegations, managerIds, names }: Awaited<ReturnType<typeof loadPeople>>) {
  return { delegations, managerIds, nameOf: (id: string) => names.get(id) ?? '' }
}
