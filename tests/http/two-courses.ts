// A built house with a second course in it: the shipped server finds its courses below the folder it is started in.
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { CourseBuilder } from '#scripts/content/course-builder'

/** Answers the folder to start the server in. */
export async function buildTwoCourses(): Promise<string> {
  const folder = mkdtempSync(path.join(inject('temporaryFolder'), 'two-courses-'))
  const build = path.join(folder, 'build')
  mkdirSync(build)
  for (const part of ['content', 'judges', 'lessons'])
    cpSync(path.resolve('build', part), path.join(build, part), { recursive: true })
  symlinkSync(path.resolve('build/client'), path.join(build, 'client'))
  await new CourseBuilder(path.resolve('tests/fixtures'), build).build('tea-house')
  return folder
}
