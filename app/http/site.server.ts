// Where pages, browser files and the course come from: from what was built. Development brings a site of its own, made of the sources.
import path from 'node:path'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'
import { type Courses, loadCourses } from '#app/content/content.server'
import { type PageOptions, pageHandler } from './page-handler.server'

export interface Site {
  /** Asked for anew by each request: in development it changes while the server runs. */
  courses: () => Courses
  files: RequestHandler
  pages: (options: PageOptions) => RequestHandler
}

/** @throws when the build step has not been run. */
export async function openBuiltSite(): Promise<Site> {
  const buildDir = path.resolve('build')
  const courses = loadCourses(buildDir)
  // Beside build/server.js, of which this is a part by then.
  const build = await import(/* @vite-ignore */ './server/index.js' as string)
  const immutable = { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true, etag: false }
  const files = Router()
  files.use('/assets', sirv(path.join(buildDir, 'client/assets'), immutable))
  files.use(sirv(path.join(buildDir, 'client'), { maxAge: 3600, brotli: true, gzip: true, etag: true }))
  return { courses: () => courses, files, pages: (options) => pageHandler(build, options) }
}
