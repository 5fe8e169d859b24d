// Hands requests to Remix, each to the part of the site its first path segment names, and sends what Remix answers.
import {
  type AppLoadContext,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type { Request as Req, RequestHandler, Response as Res } from 'express'

type ServerRoutes = ServerBuild['routes']

/** Those that a Request can be made of; the rest (TRACE) nobody needs. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const MAX_BODY_BYTES = 2_000_000

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

/** Null when it is larger than any form of ours. A client need not say the length beforehand, so it is counted. */
async function readBody(req: Req): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function headersOf(req: Req): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  return headers
}

async function send(req: Req, res: Res, response: Response, html: string | undefined): Promise<void> {
  res.status(response.status)
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
  const handlerOf = handlersByArea(build)

  async function handle(req: Req, res: Res): Promise<void> {
    if (!METHODS.includes(req.method)) {
      res.status(405).set('Allow', METHODS.join(', ')).type('text/plain').send('Method not allowed.\n')
      return
    }
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
    const announced = Number(req.headers['content-length'] ?? 0)
    const body = hasBody && announced <= MAX_BODY_BYTES ? await readBody(req) : null
    if (hasBody && body === null) {
      // What is left of the body is not worth reading, and would be taken for the next request.
      res.status(413).set('Connection', 'close').type('text/plain').send('The request is too large.\n')
      return
    }
    const gone = new AbortController()
    res.on('close', () => {
      if (!res.writableFinished) gone.abort()
    })
    const request = new Request(origin + req.originalUrl, {
      method: req.method,
      headers: headersOf(req),
      signal: gone.signal,
      body,
    })
    const context = contextOf(req, res)
    const response = await handlerOf(req.path)(request, context)
    await send(req, res, response, context.page.html)
  }
  return (req, res, next) => {
    handle(req, res).catch((error: unknown) => {
      // Somebody who went away in the middle of a request is no fault.
      if (!req.destroyed || req.complete) next(error)
    })
  }
}
