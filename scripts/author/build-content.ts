// Compiles content/ at build time: every lesson to a hashed ES module for the server (no eval anywhere), the rest of each course to
// build/content/<course>.json. Usage: npm run build-content
import path from 'node:path'
import { chooseCourses } from '../content/choose-courses'
import { CourseBuilder } from '../content/course-builder'

const root = process.cwd()
const builder = new CourseBuilder(root, path.join(root, 'build'))
builder.clear()
for (const course of chooseCourses(root)) {
  const { lessons, items, phrases } = await builder.build(course)
  console.log(`${course}: ${lessons.length} lessons, ${items.length} items, ${phrases.length} phrases`)
}
