import type { DescribeInput } from '../../activity-type'

export function describeTyping({ activity, facts }: DescribeInput<'typing'>) {
  return {
    type: 'typing' as const,
    wanted: activity.settings.runs,
    results: facts.typing
      .filter((t) => t.finishedAt !== null)
      .map(({ run, speed, accuracy }) => ({ run, speed, accuracy })),
    /** Runs that wait for the mentor to look. */
    held: facts.typingHeld,
  }
}
