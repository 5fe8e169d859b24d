import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ContentFile, LessonFile, Product } from './content-file'
import type { Activity, PlanDay } from './plan'

/** The course in memory, with the look-ups pages need. Read only; a new content means a new process. */
export interface Content extends ContentFile {
  lessonById: ReadonlyMap<string, LessonFile>
  itemById: ReadonlyMap<string, ContentFile['items'][number]>
  phraseByCode: ReadonlyMap<string, ContentFile['phrases'][number]>
  phraseById: ReadonlyMap<string, ContentFile['phrases'][number]>
  productById: ReadonlyMap<string, Product>
  blueprintById: ReadonlyMap<string, ContentFile['blueprints'][number]>
  rubricById: ReadonlyMap<string, ContentFile['rubrics'][number]>
  activityById: ReadonlyMap<string, Activity & { day: number }>
  dayByNumber: ReadonlyMap<number, PlanDay>
  topicName: (id: string) => string
  /** Where the compiled lesson modules lie on this machine. */
  lessonsDir: string
}

function byKey<T, K extends keyof T>(list: readonly T[], key: K): ReadonlyMap<T[K], T> {
  return new Map(list.map((entry) => [entry[key], entry]))
}

export function indexContent(file: ContentFile, lessonsDir: string): Content {
  const topics = byKey(file.course.topics, 'id')
  return {
    ...file,
    lessonsDir,
    lessonById: byKey(file.lessons, 'id'),
    itemById: byKey(file.items, 'id'),
    phraseByCode: byKey(file.phrases, 'code'),
    phraseById: byKey(file.phrases, 'id'),
    productById: byKey(file.products, 'id'),
    blueprintById: byKey(file.blueprints, 'id'),
    rubricById: byKey(file.rubrics, 'id'),
    activityById: byKey(
      file.plan.days.flatMap((day) => day.activities.map((activity) => ({ ...activity, day: day.day }))),
      'id',
    ),
    dayByNumber: byKey(file.plan.days, 'day'),
    topicName: (id) => topics.get(id)?.name ?? id,
  }
}

/** @throws when the build step has not been run. */
export function loadContent(buildDir: string): Content {
  const file = path.join(buildDir, 'content.json')
  return indexContent(JSON.parse(readFileSync(file, 'utf8')) as ContentFile, path.join(buildDir, 'lessons'))
}
