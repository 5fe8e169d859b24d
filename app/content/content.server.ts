import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ContentFile, LessonFile } from './content-file'
import type { JudgeFile } from './judge-file'
import type { Activity, PlanDay } from './plan'
import type { Product } from './product'
import type { Terms } from './terms'

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
  /** The judge of quick replies as the build left it; read anew each time, for it is large and seldom wanted. */
  judgeFile: () => JudgeFile
}

/** The courses of the house by their ids, in the order of their names. */
export type Courses = ReadonlyMap<string, Content>

function byKey<T, K extends keyof T>(list: readonly T[], key: K): ReadonlyMap<T[K], T> {
  return new Map(list.map((entry) => [entry[key], entry]))
}

export function indexContent(file: ContentFile, lessonsDir: string, judgeFile: () => JudgeFile): Content {
  const topics = byKey(file.course.topics, 'id')
  return {
    ...file,
    lessonsDir,
    judgeFile,
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

/** The same course, judging by these terms; a setting that did not exist when they were kept is that of today. */
export function underTerms(content: Content, terms: Terms): Content {
  return {
    ...content,
    ...terms,
    promotion: { ...content.promotion, ...terms.promotion },
    blueprintById: byKey(terms.blueprints, 'id'),
    rubricById: byKey(terms.rubrics, 'id'),
  }
}

/** The judge that the build left in this file. */
export function judgeIn(file: string): () => JudgeFile {
  return () => JSON.parse(readFileSync(file, 'utf8')) as JudgeFile
}

/** Every course that was built, by its id. @throws when the build step has not been run. */
export function loadCourses(buildDir: string): Courses {
  const folder = path.join(buildDir, 'content')
  const names = readdirSync(folder).sort()
  const courses = names.map((name) => {
    const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ContentFile
    return indexContent(file, path.join(buildDir, 'lessons'), judgeIn(path.join(buildDir, 'judges', name)))
  })
  return new Map(courses.map((content) => [content.course.id, content]))
}

/** What people see who are on no course themselves: the first by name. @throws when there is none. */
export function firstCourse(courses: Courses): Content {
  const [content] = courses.values()
  if (!content) throw new Error('There is no course; run npm run build.')
  return content
}

/** The course an enrolment or a cohort is on. @throws when it is gone from the disk: no other course may stand in for it. */
export function courseOf(courses: Courses, courseId: string): Content {
  const content = courses.get(courseId)
  if (!content) throw new Error(`No course ${courseId} was built`)
  return content
}

/** For whoever has asked for one already. */
export function onlyCourse(content: Content): Courses {
  return new Map([[content.course.id, content]])
}
