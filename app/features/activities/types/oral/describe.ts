import type { DescribeInput } from '../../activity-type'
import type { SheetView } from '../../activity-view'

/** An exam, or the part of one, that examiners hear. */
export interface HeardView {
  questions: number
  examiners: number
  passPercent: number
  /** Empty until every examiner has marked. */
  sheets: SheetView[]
}

export function describeOral(input: DescribeInput<'oral'>) {
  return { type: 'oral' as const, ...heardView(input.activity.settings, input) }
}

export function heardView(
  { questions, examiners, passPercent }: Omit<HeardView, 'sheets'>,
  { lacks, sheets }: Pick<DescribeInput<'oral'>, 'lacks' | 'sheets'>,
): HeardView {
  return { questions, examiners, passPercent, sheets: lacks('examiners') || lacks('third-examiner') ? [] : sheets() }
}
