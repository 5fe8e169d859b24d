// Decides the field names of a marked sheet, which its form and its schema share.

export const levelField = (criterionId: string) => `level-${criterionId}`
export const noteField = (criterionId: string) => `note-${criterionId}`

/** Most gaps one debrief opens (R4). */
export const DEBRIEF_GAPS = 5
/** A talk is worth at least a sentence. */
export const DEBRIEF_NOTE_LENGTH = 10

export const debriefGapFields = Array.from({ length: DEBRIEF_GAPS }, (_, n) => ({
  text: `gap${n + 1}`,
  source: `source${n + 1}`,
  due: `due${n + 1}`,
}))
