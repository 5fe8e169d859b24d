import { readdirSync, readFileSync } from 'node:fs'
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

/** Every course that was built, by its id. @throws when the build step has not been run. */
export function loadCourses(buildDir: string): ReadonlyMap<string, Content> {
  const folder = path.join(buildDir, 'content')
  const names = readdirSync(folder).sort()
  const courses = names.map((name) => {
    const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ContentFile
    return indexContent(file, path.join(buildDir, 'lessons'))
  })
  return new Map(courses.map((content) => [content.course.id, content]))
}

/** The house's course, which is the first by name as long as pages do not ask for the course of an enrolment. @throws as `loadCourses` does, and when no course was built. */
export function loadContent(buildDir: string): Content {
  const [content] = loadCourses(buildDir).values()
  if (!content) throw new Error(`There is no course in ${path.join(buildDir, 'content')}; run npm run build.`)
  return content
}
