// Decides when a sample chat may be read, and when its notes may: whoever is still to watch it must find the faults alone.

import type { Plan } from '#app/content/plan'
import { isWatched } from '#app/content/transcript'

export interface TranscriptAccess {
  /** The lines may be read. */
  lines: boolean
  /** The notes and the summary may be read. */
  notes: boolean
}

export interface TranscriptReader {
  readsAll: boolean
  isOpen: (day: number) => boolean
  isPast: (day: number) => boolean
}

/** One that no activity uses is free to read. */
export function transcriptAccess(
  plan: Plan,
  transcript: { id: string; kind: 'chat' | 'call' },
  reader: TranscriptReader,
): TranscriptAccess {
  if (reader.readsAll) return { lines: true, notes: true }
  const days = plan.days
    .filter(({ activities }) =>
      activities.some((activity) => activity.type === 'observation' && isWatched(transcript, activity.settings)),
    )
    .map(({ day }) => day)
  return { lines: days.length === 0 || days.some(reader.isOpen), notes: days.every(reader.isPast) }
}
