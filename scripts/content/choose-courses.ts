// Which courses there are, and which of them are meant.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every folder of content/courses is a course. */
function listCourses(root: string): string[] {
  const entries = readdirSync(join(root, 'content/courses'), { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

/** The courses named, or all there are. @throws when one is not there, and when there is none. */
export function chooseCourses(root: string, named: readonly string[] = []): string[] {
  const present = listCourses(root)
  const unknown = named.filter((course) => !present.includes(course))
  if (unknown.length > 0 || present.length === 0)
    throw new Error(`There is no course ${unknown.join(', ')} in content/courses; there are: ${present.join(', ')}`)
  return named.length > 0 ? [...named] : present
}
