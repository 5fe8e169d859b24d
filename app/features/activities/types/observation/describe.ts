import { isWatched } from '#app/content/transcript'
import type { DescribeInput } from '../../activity-type'

export function describeObservation({ activity: { settings }, content, entries }: DescribeInput<'observation'>) {
  return {
    type: 'observation' as const,
    wanted: settings.notes,
    notes: entries('note'),
    samples: content.transcripts.filter((t) => isWatched(t, settings)).map(({ id, title }) => ({ id, title })),
  }
}
