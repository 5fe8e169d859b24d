import type { ContentFile } from '#app/content/content-file'
import { assembleContent, describeLesson } from '#scripts/content/assemble-content'
import { readContent } from '#scripts/content/read-content'

/** The real course; lessons are described but not compiled, so they have no module. */
export function readTestContent(root = process.cwd(), course = 'cs-onboarding'): ContentFile {
  const read = readContent(root, course)
  const lessons = read.content.lessons.map((lesson) => ({
    ...describeLesson(lesson),
    moduleFile: '',
    toc: [],
  }))
  return assembleContent(root, read, lessons)
}
