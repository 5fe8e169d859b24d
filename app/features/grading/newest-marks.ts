// Decides which of all marks count: the newest of each marker, question by question.

import type { GivenMark } from './marking'

/** Rows in any order. Keys: positions. */
export function newestMarks(
  rows: readonly { position: number; marker_id: string; revision: number; points: number; marked_at: number }[],
): Map<number, GivenMark[]> {
  const byPosition = new Map<number, Map<string, { revision: number; points: number; markedAt: number }>>()
  for (const row of rows) {
    const markers = byPosition.get(row.position) ?? new Map()
    byPosition.set(row.position, markers)
    const known = markers.get(row.marker_id)
    if (!known || known.revision < row.revision)
      markers.set(row.marker_id, { revision: row.revision, points: row.points, markedAt: row.marked_at })
  }
  return new Map(
    [...byPosition].map(([position, markers]) => [
      position,
      [...markers].map(([markerId, { points, markedAt }]) => ({ markerId, points, markedAt })),
    ]),
  )
}
