import type { AppLoadContext } from '@remix-run/node'
import type { Logger } from 'pino'
import type { Content, Courses } from '#app/content/content.server'
import type { Viewer } from '#app/features/accounts/permissions'
import type { Actor } from '#app/features/audit/audit.server'
import type { Pinned } from '#app/features/cohorts/pinned-course.server'
import type { FindTraineePlace } from '#app/features/cohorts/trainee-place.server'
import type { FindClosedBook } from '#app/features/drills/closed-book.server'
import type { Db } from '#db/connect'
import type { Clock, MovableClock } from './clock.server'
import type { Env } from './env.server'

/** What lives as long as the server. */
export interface House {
  db: Db
  courses: Courses
  clock: Clock
  /** Only in demo mode. */
  timeMachine: MovableClock | null
  env: Env
  log: Logger
  /** Aborted when the server begins to stop: answers that would go on for long end then. */
  closing: AbortSignal
}

/** What every loader and action gets. */
export interface RequestContext extends House {
  nonce: string
  requestId: string
  /** On its way past Response: the rendered page, whose body could only be had as a stream again, and what an action cannot say. */
  page: {
    html?: string
    /** The form that was sent did what it was sent for. */
    done?: boolean
  }
  address: string
  /** The signed-in person, asked for once per request however many loaders want it. */
  viewer: () => Promise<Viewer | null>
  /** Where the signed-in person stands as a trainee; null for everybody else. For loaders: an action may move it. */
  place: FindTraineePlace
  /** The exam drill of the signed-in person because of which nothing may be looked up now. */
  closedBook: FindClosedBook
  /** What the signed-in person's own pages and the library are about: the course of their training; for everybody else the first. */
  content: () => Promise<Content>
  /** The course of a trainee, under the terms of the version they are on. */
  courseFor: (of: Pinned) => Promise<Content>
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

/**
 * For one page of the library. Who is on a course reads that one alone; colleagues, who are on none, read what any trainee
 * is given: the first course that has it.
 */
export async function contentWith(context: AppLoadContext, has: (content: Content) => boolean): Promise<Content> {
  const own = await context.content()
  if (has(own) || (await context.place())) return own
  return [...context.courses.values()].find(has) ?? own
}

export function actorOf(context: AppLoadContext, viewer: Viewer): Actor {
  return { id: viewer.id, requestId: context.requestId }
}
