import type { Content } from '#app/content/content.server'
import type { CourseLookup } from './activity-state'

/** The counts that completion rules ask the course for. */
export function courseLookup(content: Pick<Content, 'lessonById' | 'checklists'>): CourseLookup {
  return {
    questionsOf: (lessonId) => content.lessonById.get(lessonId)?.check.length ?? 0,
    checklistItems: (checklistId) => {
      const checklist = content.checklists.find((c) => c.id === checklistId)
      if (!checklist) return 0
      const flat = 'items' in checklist ? (checklist.items?.length ?? 0) : 0
      const stations = 'stations' in checklist ? (checklist.stations ?? []) : []
      return flat + stations.reduce((sum, station) => sum + station.items.length, 0)
    },
  }
}
