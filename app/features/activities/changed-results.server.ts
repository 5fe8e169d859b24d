import { type Courses, courseOf } from '#app/content/content.server'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { changedResults } from './given-results'
import { loadProgress } from './progress.server'

/** By enrolment of one course, what they have been told already and another version would say otherwise; nothing for most. */
export async function findChangedResults(
  db: DbOrTx,
  enrolments: readonly EnrolmentRow[],
  input: { planVersionId: string; courses: Courses; now: number },
): Promise<Map<string, string[]>> {
  const [first] = enrolments
  if (!first) return new Map()
  const given = { content: courseOf(input.courses, first.course_id), now: input.now }
  const [before, after] = await Promise.all([
    loadProgress(db, enrolments, given),
    loadProgress(
      db,
      enrolments.map((e) => ({ ...e, plan_version_id: input.planVersionId })),
      given,
    ),
  ])
  return new Map(before.map((own, n) => [own.enrolment.id, changedResults(own, after[n]!)]))
}
