import { groupsOf, type Station, stationsOf } from '#app/content/checklist'
import type { Content } from '#app/content/content.server'
import { type ContentLanguage, checklistIn } from '#app/content/translation'
import type { CourseLookup } from './activity-state'

/** What completion rules ask the course for. */
export function courseLookup(content: Pick<Content, 'lessonById' | 'checklists' | 'rules' | 'english'>): CourseLookup {
  return {
    questionsOf: (lessonId) => content.lessonById.get(lessonId)?.check.length ?? 0,
    checklistItems: (checklistId) => checklistPoints(content, checklistId).size,
    stations: (checklistId) => findStations(content, checklistId).length,
    ruleOf: (ruleId) => content.rules.find(({ id }) => id === ruleId),
  }
}

/** As this reader reads them: their ids are the same in every language. */
export function findStations(
  content: Pick<Content, 'checklists' | 'english'>,
  checklistId: string,
  language: ContentLanguage = 'zh-CN',
): Station[] {
  const checklist = content.checklists.find((c) => c.id === checklistId)
  return checklist ? stationsOf(checklistIn(content, checklist, language)) : []
}

/** Ids of everything on a checklist, over all its stations. */
export function checklistPoints(content: Pick<Content, 'checklists'>, checklistId: string): Set<string> {
  const checklist = content.checklists.find((c) => c.id === checklistId)
  return new Set(checklist ? groupsOf(checklist).flatMap(({ items }) => items.map((point) => point.id)) : [])
}
