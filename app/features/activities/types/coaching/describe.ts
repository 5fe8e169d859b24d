import type { DescribeInput } from '../../activity-type'
import { CASE_SHEET } from '../../piece'

export function describeCoaching({
  activity: { id, settings },
  sheets,
  gaps,
  entries,
  mayAdd,
}: DescribeInput<'coaching'>) {
  return {
    type: 'coaching' as const,
    sheets: sheets(),
    gaps: gaps([id]),
    cases: settings.caseSheets
      ? { least: settings.caseSheets.least, pieces: entries(CASE_SHEET), mayAdd: mayAdd(CASE_SHEET) }
      : null,
  }
}
