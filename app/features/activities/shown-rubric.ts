// Decides what a trainee reads of a marking sheet: the whole of it beforehand, and afterwards what was given for each criterion and why.
import type { TypedSettings } from '#app/content/plan'
import type { Rubric } from '#app/content/rubric'
import type { ContentLanguage, Told } from '#app/content/translation'
import { definitionOf } from './registry'

/** Live work names no rubric of its own. */
const LIVE = 'R5'

/** What is heard or watched openly; a secret check says nothing beforehand, and how it is marked least of all. Null for the rest. */
export function shownRubricId(activity: TypedSettings): string | null {
  const { type, settings } = activity
  if (type === 'live') return LIVE
  const isHeard = definitionOf(activity).examined?.(settings) ?? false
  return isHeard && 'rubric' in settings ? settings.rubric : null
}

export interface SheetLine {
  id: string
  title: string
  weight: number
  level: number
  levelText: string
  language: ContentLanguage
  note: string
}

/** Empty where the sheet was marked on a version with other criteria: its sum and comment speak alone then. */
export function sheetLines(rubric: Pick<Told<Rubric>, 'criteria' | 'language'>, marks: unknown): SheetLine[] {
  const { levels = {}, notes = {} } = (marks ?? {}) as {
    levels?: Record<string, number>
    notes?: Record<string, string>
  }
  const lines = rubric.criteria.flatMap((criterion) => {
    const level = levels[criterion.id]
    const levelText = level === undefined ? undefined : criterion.levels[3 - level]
    if (level === undefined || levelText === undefined) return []
    const { id, title, weight } = criterion
    return [{ id, title, weight, level, levelText, note: notes[id] ?? '', language: rubric.language }]
  })
  return lines.length === rubric.criteria.length ? lines : []
}
