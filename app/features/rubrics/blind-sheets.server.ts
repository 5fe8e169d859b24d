import { type Courses, courseOf } from '#app/content/content.server'
import { listSheetsBeside } from '#db/queries/rubrics'
import type { DbOrTx } from '#db/transaction'
import { newestSheets } from './record-sheet.server'
import { examinersOf, sheetsLeft } from './sheet'

/** Of these sheets, those whose test still waits for an examiner who has to mark without having seen them. */
export async function listBlindSheets(
  db: DbOrTx,
  courses: Courses,
  sheetIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = sheetIds.length === 0 ? [] : await listSheetsBeside(db, sheetIds)
  const blind = rows.filter((row) => {
    const activity = courseOf(courses, row.course_id).activityById.get(row.activity_id)
    if (!activity || examinersOf(activity) === 1) return false
    const ofTest = rows.filter((r) => r.enrolment_id === row.enrolment_id && r.activity_id === row.activity_id)
    return sheetsLeft(activity, newestSheets(ofTest, row.rubric_id)) > 0
  })
  return new Set(blind.map((row) => row.id))
}
