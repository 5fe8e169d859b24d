// Hands requests to Remix, each to the part of the site its first path segment names, and sends what Remix answers.
import {
  type AppLoadContext,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type { Request as Req, RequestHandler, Response as Res } from 'express'
import { DONE_HEADER } from '#app/rules/form-key'
import { BODY_BYTES, markAsCut, type ReadBody, readBody, unmark } from './body.server'
import { withFormsOnce } from './form-once.server'

type ServerRoutes = ServerBuild['routes']

/** Those that a Request can be made of; the rest (TRACE) nobody needs. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What a route module may say of itself in its `handle`. */
export interface RouteHandle {
  takesFiles?: true
}

/** `/lessons/x.data` → `lessons`; the start page and its data are ''. */
function areaOf(pathname: string): string {
  const first = pathname.split('/', 2)[1] ?? ''
  return first.replace(/\.data$/, '').replace(/^_root$/, '')
}

/** The routes below one first segment, with the layouts above them. */
function routesOfArea(routes: ServerRoutes, area: string): ServerRoutes {
  const wanted = new Set<string>()
  for (const route of Object.values(routes)) {
    if (!route || (route.path === undefined && !route.index)) continue
    if (areaOf(`/${route.path ?? ''}`) !== area) continue
    for (let id: string | undefined = route.id; id; id = routes[id]?.parentId) wanted.add(id)
  }
  return Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.has(id)))
}

function partOf(build: ServerBuild, area: string): ServerBuild {
  const routes = routesOfArea(build.routes, area)
  const assets = Object.entries(build.assets.routes).filter(([id]) => id in routes)
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(assets) } }
}

/**
 * Remix matches every request against a table it makes anew from all routes, four times for a page. One handler per area
 * keeps that table at a handful; an address of no area goes to the whole site, whose boundary answers it.
 */
function handlersByArea(build: ServerBuild) {
  const whole = createRequestHandler(build, 'production')
  const areas = new Set(Object.values(build.routes).map((route) => areaOf(`/${route?.path ?? ''}`)))
  const handlers = new Map([...areas].map((area) => [area, createRequestHandler(partOf(build, area), 'production')]))
  return (pathname: string) => handlers.get(areaOf(pathname)) ?? whole
}

/** Addresses of the routes that say of themselves that files come in (`handle`); every other form is text. */
function fileAddresses(build: ServerBuild): RegExp[] {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id]
    return route ? [pathOf(route.parentId), route.path ?? ''].filter(Boolean).join('/') : ''
  }
  return Object.values(build.routes)
    .filter((route) => (route?.module.handle as RouteHandle | undefined)?.takesFiles)
    .map((route) => new RegExp(`^/${pathOf(route?.id).replaceAll(/:\w+/g, '[^/]+')}(?:\\.data)?$`))
}

function headersOf(req: Req): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  unmark(headers)
  return headers
}

async function send(
  req: Req,
  res: Res,
  response: Response,
  { page: { html, done }, status }: { page: AppLoadContext['page']; status: number },
): Promise<void> {
  res.status(status)
  if (done) res.set(DONE_HEADER, '1')
  response.headers.forEach((value, name) => {
    res.append(name, value)
  })
  // As bytes, so that nobody on the way out has to count them in a text first.
  if (html !== undefined && req.method !== 'HEAD') res.end(Buffer.from(html))
  else if (response.body) await writeReadableStreamToWritable(response.body, res)
  else res.end()
}

export interface PageOptions {
  /** The site's own address; what a client says about hosts is never asked. */
  origin: string
  contextOf: (req: Req, res: Res) => AppLoadContext
}

export function pageHandler(build: ServerBuild, { origin, contextOf }: PageOptions): RequestHandler {
  const handlerOf = handlersByArea({ ...build, routes: withFormsOnce(build.routes) })
  const takesFiles = fileAddresses(build)

  async function maxBytesOf(req: Req, context: AppLoadContext): Promise<number> {
    if (!(await context.viewer())) return BODY_BYTES.stranger
    return takesFiles.some((address) => address.test(req.path)) ? BODY_BYTES.file : BODY_BYTES.form
  }

  async function handle(req: Req, res: Res): Promise<void> {
    if (!METHODS.includes(req.method)) {
      res.status(405).set('Allow', METHODS.join(', ')).type('text/plain').send('Method not allowed.\n')
      return
    }
    const context = contextOf(req, res)
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
    const body = hasBody ? await readBody(req, await maxBytesOf(req, context)) : null
    // What was not worth reading would be taken for the next request.
    if (!req.complete) res.set('Connection', 'close')
    if (body?.state === 'busy') {
      res.status(503).set('Retry-After', '30').type('text/plain').send('Too much is being sent at once.\n')
      return
    }
    try {
      await answer(req, res, context, body)
    } finally {
      if (body?.state === 'whole') body.release()
    }
  }

  async function answer(req: Req, res: Res, context: AppLoadContext, body: ReadBody | null): Promise<void> {
    const gone = new AbortController()
    res.on('close', () => {
      if (!res.writableFinished) gone.abort()
    })
    const headers = headersOf(req)
    const cut = body?.state === 'too-large'
    if (cut) markAsCut(headers)
    const request = new Request(origin + req.originalUrl, {
      method: req.method,
      headers,
      signal: gone.signal,
      body: body?.state === 'whole' ? body.bytes : null,
    })
    const response = await handlerOf(req.path)(request, context)
    const accepted = response.ok || response.status === 400
    await send(req, res, response, { page: context.page, status: cut && accepted ? 413 : response.status })
  }

  return (req, res, next) => {
    handle(req, res).catch((error: unknown) => {
      // Somebody who went away in the middle of a request is no fault.
      if (!req.destroyed || req.complete) next(error)
    })
  }
}
