// Decides the field names of a marked sheet, which its form and its schema share.

export const levelField = (criterionId: string) => `level-${criterionId}`
export const noteField = (criterionId: string) => `note-${criterionId}`
/** A line of the mystery customer's chat that shows it. */
export const lineField = (criterionId: string) => `line-${criterionId}`

/** Most gaps one debrief opens (R4). */
export const DEBRIEF_GAPS = 5
/** A talk is worth at least a sentence. */
export const DEBRIEF_NOTE_LENGTH = 10

export const debriefGapFields = Array.from({ length: DEBRIEF_GAPS }, (_, n) => ({
  text: `gap${n + 1}`,
  source: `source${n + 1}`,
  due: `due${n + 1}`,
  closed: `closed${n + 1}`,
}))
