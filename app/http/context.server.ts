import type { AppLoadContext } from '@remix-run/node'
import type { Logger } from 'pino'
import type { Content } from '#app/content/content.server'
import type { Viewer } from '#app/features/accounts/permissions'
import type { Actor } from '#app/features/audit/audit.server'
import type { Db } from '#db/connect'
import type { Clock, MovableClock } from './clock.server'
import type { Env } from './env.server'

/** What lives as long as the server. */
export interface House {
  db: Db
  content: Content
  clock: Clock
  /** Only in demo mode. */
  timeMachine: MovableClock | null
  env: Env
  log: Logger
}

/** What every loader and action gets. */
export interface RequestContext extends House {
  nonce: string
  requestId: string
  address: string
  /** The signed-in person, asked for once per request however many loaders want it. */
  viewer: () => Promise<Viewer | null>
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

export function actorOf(context: AppLoadContext, viewer: Viewer): Actor {
  return { id: viewer.id, requestId: context.requestId }
}
