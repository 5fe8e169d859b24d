// The routes as the built server has them: the one list no table of ours can forget a line of.

import path from 'node:path'
import { pathToFileURL } from 'node:url'

export interface ListedRoute {
  /** As in app/routes.ts, `/` before it: `/lessons/:lessonId`. */
  path: string
  id: string
  hasLoader: boolean
  hasAction: boolean
  hasPage: boolean
  hasTitle: boolean
}

interface BuiltRoute {
  id: string
  parentId?: string
  path?: string
  index?: boolean
  module: { loader?: unknown; action?: unknown; default?: unknown; meta?: unknown }
}

export async function listRoutes(): Promise<ListedRoute[]> {
  const file = pathToFileURL(path.resolve('build/server/index.js')).href
  const { routes } = (await import(/* @vite-ignore */ file)) as { routes: Record<string, BuiltRoute> }
  const pathOf = (route: BuiltRoute): string => {
    const parent = route.parentId ? routes[route.parentId] : undefined
    return [parent ? pathOf(parent) : '', route.path ?? ''].filter(Boolean).join('/')
  }
  const parents = new Set(Object.values(routes).map((route) => route.parentId))
  return Object.values(routes)
    .filter(
      (route) =>
        route.id !== 'root' &&
        (route.path !== undefined || route.index) &&
        !(parents.has(route.id) && route.path === undefined),
    )
    .map((route) => ({
      path: `/${pathOf(route)}`,
      id: route.id,
      hasLoader: route.module.loader !== undefined,
      hasAction: route.module.action !== undefined,
      hasPage: route.module.default !== undefined,
      hasTitle: route.module.meta !== undefined,
    }))
    .sort((a, b) => a.path.localeCompare(b.path))
}

/** Puts ids into `:params`; a `:param` nobody knows becomes `unknown-id`, a `*` becomes `some/thing`. */
export function fillPath(pattern: string, ids: Record<string, string>): string {
  return pattern
    .replaceAll(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'unknown-id'))
    .replace(/\*$/, 'some/thing')
}
