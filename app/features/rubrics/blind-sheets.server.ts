import { type Courses, courseOf } from '#app/content/content.server'
import { listSatAgain, listSheetsBeside } from '#db/queries/rubrics'
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
  const again = rows.length === 0 ? [] : await listSatAgain(db, [...new Set(rows.map((row) => row.enrolment_id))])
  const sinceOf = (row: (typeof rows)[number]) =>
    again.find((one) => one.enrolment_id === row.enrolment_id && one.activity_id === row.activity_id)?.since ?? 0
  const blind = rows.filter((row) => {
    const activity = courseOf(courses, row.course_id).activityById.get(row.activity_id)
    if (!activity || examinersOf(activity) === 1) return false
    // Sheets of an earlier sitting do not make the last one complete.
    const since = sinceOf(row)
    const ofTest = rows.filter(
      (r) =>
        r.enrolment_id === row.enrolment_id &&
        r.activity_id === row.activity_id &&
        r.made_at >= since === row.made_at >= since,
    )
    return sheetsLeft(activity, newestSheets(ofTest, row.rubric_id)) > 0
  })
  return new Set(blind.map((row) => row.id))
}
