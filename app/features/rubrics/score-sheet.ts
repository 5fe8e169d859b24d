// Decides what a marked sheet is worth: levels 0–3 by weight, and nothing at all after a hard fault.

import type { Rubric } from '#app/content/rubric'
import { accept, type Outcome, refuse } from '#app/rules/outcome'

export const LEVELS = [3, 2, 1, 0] as const
export type Level = (typeof LEVELS)[number]

/** The best and the worst mark need a word of what was said or done. */
export const NOTE_LENGTH = 4

export interface SheetMarks {
  levels: Readonly<Record<string, number>>
  notes: Readonly<Record<string, string>>
  hardFaults: readonly string[]
}

export interface ScoredLine {
  criterionId: string
  title: string
  level: Level
  levelText: string
  weight: number
  /** Of the weight, to two decimals. */
  points: number
  note: string
}

export interface ScoredSheet {
  /** To one decimal; 0 after a hard fault. */
  percent: number
  hardFault: boolean
  /** A criterion at level 0: fails an oral exam whatever the sum. */
  hasZero: boolean
  lines: ScoredLine[]
}

export function needsNote(level: number): boolean {
  return level === 0 || level === 3
}

/** Levels are written from 3 (best) down to 0. */
export function levelText(criterion: Rubric['criteria'][number], level: Level): string {
  return criterion.levels[3 - level] as string
}

function isLevel(level: unknown): level is Level {
  return LEVELS.includes(level as Level)
}

/** Refuses a sheet with a criterion unmarked, a level that does not exist, or an extreme mark without its note. */
export function scoreSheet(rubric: Rubric, marks: SheetMarks): Outcome<ScoredSheet> {
  const known = new Set(rubric.hardFaults.map((fault) => fault.id))
  if (marks.hardFaults.some((id) => !known.has(id))) return refuse('invalid-reference')
  const lines: ScoredLine[] = []
  for (const criterion of rubric.criteria) {
    const level = marks.levels[criterion.id]
    const note = (marks.notes[criterion.id] ?? '').trim()
    if (!isLevel(level)) return refuse('evidence-missing', criterion.title)
    if (needsNote(level) && [...note].length < NOTE_LENGTH) return refuse('comment-needed', String(NOTE_LENGTH))
    const points = Math.round((level / 3) * criterion.weight * 100) / 100
    lines.push({
      criterionId: criterion.id,
      title: criterion.title,
      level,
      levelText: levelText(criterion, level),
      weight: criterion.weight,
      points,
      note,
    })
  }
  const hardFault = marks.hardFaults.length > 0
  const sum = rubric.criteria.reduce(
    (total, criterion) => total + ((marks.levels[criterion.id] as number) / 3) * criterion.weight,
    0,
  )
  return accept({
    percent: hardFault ? 0 : Math.round(sum * 10) / 10,
    hardFault,
    hasZero: lines.some((line) => line.level === 0),
    lines,
  })
}
