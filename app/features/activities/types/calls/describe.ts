import type { DescribeInput } from '../../activity-type'

export function describeCalls({ activity: { settings }, entries, progress }: DescribeInput<'calls'>) {
  return {
    type: 'calls' as const,
    cap: settings.cap,
    kind: settings.kind,
    calls: entries('call'),
    today: progress.calendar.today,
  }
}
