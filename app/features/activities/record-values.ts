// Decides what a record's values read as: it was written by an earlier version of the form, perhaps, so nothing is taken for granted.
import type { ActivityType } from '#app/content/activity-settings'
import { groupsOf } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import { type ContentLanguage, checklistIn } from '#app/content/translation'
import type { Writes } from './activity-type'
import type { ChecklistView } from './activity-view'
import type { RecordLabel } from './record-label'

type Values = Record<string, unknown>

export interface RecordLine {
  label: RecordLabel
  text: string
}

export function textIn(record: Values, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

export function textsIn(record: Values, name: string): string[] {
  const value = record[name]
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []
}

export function numberIn(record: Values, name: string): number | null {
  const value = record[name]
  return typeof value === 'number' ? value : null
}

/** The trainee's own words and numbers, in the order in which the type names them; what is empty is left out. */
export function recordLines(record: Values, desk: Writes<ActivityType>['desk']): RecordLine[] {
  return Object.entries(desk ?? {}).flatMap(([field, label]) => {
    const text = [record[field]]
      .flat()
      .filter((one) => typeof one === 'string' || typeof one === 'number')
      .join('\n')
    return label === null || text === '' ? [] : [{ label, text }]
  })
}

export function checklistView(
  content: Pick<Content, 'checklists' | 'english'>,
  id: string,
  reads: ContentLanguage,
): ChecklistView | null {
  const list = content.checklists.find((c) => c.id === id)
  if (!list) return null
  const { language, ...told } = checklistIn(content, list, reads)
  return { language, title: told.title, intro: told.intro, groups: groupsOf(told) }
}
