import type { ContentFile } from '#app/content/content-file'
import type { JudgeFile } from '#app/content/judge-file'
import { assembleContent, describeLesson } from '#scripts/content/assemble-content'
import type { LocatedLesson } from '#scripts/content/course-source'
import { judgeOfCourse } from '#scripts/content/judge/build-judge'
import { readContent } from '#scripts/content/read-content'
import { standingTranslations } from '#scripts/content/translated'

/** The judge of a course, learned once on this machine. */
export function testJudge(root = process.cwd(), course = 'cs-onboarding'): JudgeFile {
  return judgeOfCourse(root, readContent(root, course).content)
}

/** The real course; lessons are described but not compiled, so they have no module. */
export function readTestContent(root = process.cwd(), course = 'cs-onboarding'): ContentFile {
  const read = readContent(root, course)
  const described = (lesson: LocatedLesson) => ({ ...describeLesson(lesson), moduleFile: '', toc: [] })
  return assembleContent(root, read, {
    lessons: read.content.lessons.map(described),
    englishLessons: standingTranslations(read.content).lessons.map(described),
    meaningsInWords: {},
    judgeVersion: `not-built ${course}`,
  })
}
