import type { DescribeInput } from '../../activity-type'

export function describePhone({ activity: { settings }, lacks, sheets }: DescribeInput<'phone'>) {
  return {
    type: 'phone' as const,
    cards: settings.cards,
    passPercent: settings.passPercent,
    sheets: lacks('examiners') || lacks('third-examiner') ? [] : sheets(),
  }
}
