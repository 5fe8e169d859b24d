// Decides what a record's values read as: it was written by an earlier version of the form, perhaps, so nothing is taken for granted.
import { groupsOf } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import type { ChecklistView } from './activity-view'

type Values = Record<string, unknown>

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

export function checklistView(content: Pick<Content, 'checklists'>, id: string): ChecklistView | null {
  const list = content.checklists.find((c) => c.id === id)
  if (!list) return null
  return { title: list.title, intro: list.intro, groups: groupsOf(list) }
}
