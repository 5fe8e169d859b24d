// Puts a translation in the place of its Chinese text. What it does not say (day, topic, minutes, sources) it takes from there.
import type { Checklist } from '#app/content/checklist'
import { groupsOf } from '#app/content/checklist'
import { wordingOfRubric } from '#app/content/rubric'
import { wordingOf } from '#app/content/rule'
import type { ChecklistTranslation } from '#app/content/translation'
import type { CourseSource, LocatedLesson, LocatedLessonTranslation } from './course-source'
import { fingerprintOfChecklist } from './fingerprint'

/** A Chinese text, and the fingerprint that a translation of it names. */
export interface Original<T> {
  value: T
  fingerprint: string
}

export function lessonOriginals(content: CourseSource): Map<string, Original<LocatedLesson>> {
  return new Map(content.lessons.map((lesson) => [lesson.value.id, { value: lesson, fingerprint: lesson.fingerprint }]))
}

export function checklistOriginals({ checklists }: CourseSource) {
  return new Map(checklists.map(({ value }) => [value.id, { value, fingerprint: fingerprintOfChecklist(value) }]))
}

export function ruleOriginals({ rules }: CourseSource) {
  return new Map(rules.map(({ value }) => [value.id, { value, fingerprint: wordingOf(value) }]))
}

export function rubricOriginals({ rubrics }: CourseSource) {
  return new Map(rubrics.map(({ value }) => [value.id, { value, fingerprint: wordingOfRubric(value) }]))
}

/** As if the lesson had been written in English: it is compiled and checked like any other. */
export function translatedLesson(original: LocatedLesson, translation: LocatedLessonTranslation): LocatedLesson {
  const { of: _, ...words } = translation.value
  const { file, line, body, bodyLine } = translation
  return { ...original, file, line, body, bodyLine, value: { ...original.value, ...words } }
}

function translatedChecklist(original: Checklist, translation: ChecklistTranslation): Checklist {
  const { of: _, ...words } = translation
  return { ...original, ...words }
}

/** Ids in their order: a translation that has others would tick and count something else. */
export function idsOfChecklist(list: Pick<Checklist, 'items' | 'stations'>): string[] {
  const stations = (list.stations ?? []).map(({ id }) => id)
  return [...stations, ...groupsOf(list as Checklist).flatMap(({ items }) => items.map(({ id }) => id))]
}

/** Whole texts in English, of the wording that stands now; others wait until somebody has compared them. */
export function standingTranslations(content: CourseSource): { lessons: LocatedLesson[]; checklists: Checklist[] } {
  const lessons = lessonOriginals(content)
  const checklists = checklistOriginals(content)
  return {
    lessons: content.english.lessons.flatMap((translation) => {
      const original = lessons.get(translation.value.id)
      return original?.fingerprint === translation.value.of ? [translatedLesson(original.value, translation)] : []
    }),
    checklists: content.english.checklists.flatMap(({ value }) => {
      const original = checklists.get(value.id)
      return original?.fingerprint === value.of ? [translatedChecklist(original.value, value)] : []
    }),
  }
}
