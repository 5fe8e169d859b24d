import type { Content } from '#app/content/content.server'
import { type ContentLanguage, rubricIn } from '#app/content/translation'
import { listSheetsOfActivity } from '#db/queries/rubrics'
import type { DbOrTx } from '#db/transaction'
import type { ActivityFacts, SheetFact } from './facts'
import { type ActivityProgress, isSecret } from './progress'
import { type SheetLine, sheetLines, shownRubricId } from './shown-rubric'

/** The rubric to read beforehand, and what was given on it; marks are read only where there are any. */
export async function loadShownRubric(
  db: DbOrTx,
  {
    entry,
    facts,
    enrolmentId,
    content,
    language,
  }: {
    entry: ActivityProgress
    facts: ActivityFacts
    enrolmentId: string
    content: Content
    language: ContentLanguage
  },
) {
  const rows = facts.sheets.length > 0 ? await listSheetsOfActivity(db, enrolmentId, entry.activity.id) : []
  const marks = new Map(rows.map((row) => [row.id, row.marks]))
  const rubric = isSecret(entry) ? undefined : content.rubricById.get(shownRubricId(entry.activity) ?? '')
  return {
    rubric: rubric ? rubricIn(content, rubric, language) : null,
    linesOf: ({ id, rubricId }: Pick<SheetFact, 'id' | 'rubricId'>): SheetLine[] => {
      const [used, given] = [content.rubricById.get(rubricId), marks.get(id)]
      return used && given ? sheetLines(rubricIn(content, used, language), JSON.parse(given)) : []
    },
  }
}
