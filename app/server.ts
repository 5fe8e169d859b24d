// The process: one express server with guards and headers, immutable assets, health, the Remix handler, jobs and a graceful stop.
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AppLoadContext } from '@remix-run/node'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import pino from 'pino'
import { type Content, firstCourse } from '#app/content/content.server'
import type { Viewer } from '#app/features/accounts/permissions'
import { findViewer } from '#app/features/accounts/sessions.server'
import { recordMigrations, recordStart } from '#app/features/audit/record-start.server'
import { findMissingCourses } from '#app/features/cohorts/cohort-course.server'
import { keepTerms } from '#app/features/cohorts/keep-terms.server'
import { pinnedCourse } from '#app/features/cohorts/pinned-course.server'
import { type FindTraineePlace, findTraineePlace, type TraineePlace } from '#app/features/cohorts/trainee-place.server'
import { prepareDemo, refuseDemoPeople, restoreDemoTime, WrongHouseError } from '#app/features/demo/demo.server'
import { findClosedBook } from '#app/features/drills/closed-book.server'
import { keepJudges } from '#app/features/quick-replies/judges.server'
import { boundedServer } from '#app/http/bounded-server.server'
import { MovableClock, systemClock } from '#app/http/clock.server'
import type { House } from '#app/http/context.server'
import { readCookie, sessionCookieName } from '#app/http/cookies.server'
import { EnvError, readEnv } from '#app/http/env.server'
import { countQuery, withQueryCount } from '#app/http/query-count.server'
import { checkReadiness } from '#app/http/readiness.server'
import { originGuard, securityHeaders } from '#app/http/security.server'
import type { Site } from '#app/http/site.server'
import { startJobs } from '#app/jobs/scheduler.server'
import { connect } from '#db/connect'
import { migrateToLatest } from '#db/migrate'

const DRAIN_MS = 10_000

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

async function findViewerOf(house: House, cookieHeader: string | undefined): Promise<Viewer | null> {
  const token = readCookie(cookieHeader, sessionCookieName(house.env))
  if (!token) return null
  return findViewer(house.db, { token, secret: house.env.sessionSecret, wallNow: house.clock.wall() })
}

async function findPlaceOf(house: House, viewer: Viewer | null): Promise<TraineePlace | null> {
  if (!viewer) return null
  return findTraineePlace(house.db, { traineeId: viewer.id, courses: house.courses, now: house.clock.now() })
}

/** Who never was a trainee is on no course, and in a house with one need not be asked. */
async function findContentOf(house: House, viewer: Viewer | null, place: FindTraineePlace): Promise<Content> {
  const own = house.courses.size > 1 || viewer?.roles.includes('trainee') ? await place() : null
  return own?.content ?? firstCourse(house.courses)
}

async function findClosedBookOf(house: House, viewer: Viewer | null) {
  if (!viewer?.roles.includes('trainee')) return null
  return findClosedBook(house.db, { traineeId: viewer.id, now: house.clock.now() })
}

function requestLog(house: House) {
  return (req: Request, res: Response, next: NextFunction) => {
    const requestId = randomUUID()
    res.locals.requestId = requestId
    res.setHeader('X-Request-Id', requestId)
    const began = performance.now()
    const counted = { queries: 0 }
    const counts = house.env.logLevel === 'debug'
    res.on('finish', () => {
      const level = res.statusCode >= 500 ? 'error' : 'info'
      // The path only: a query may hold what somebody typed.
      house.log[level]({
        requestId,
        method: req.method,
        path: req.path,
        status: res.statusCode,
        ms: Math.round(performance.now() - began),
        ...(counts ? counted : {}),
      })
    })
    // Following a request through its promises costs every promise something, so it is done only when asked for.
    if (counts) withQueryCount(counted, next)
    else next()
  }
}

/** A path that cannot be decoded is the client's fault, and so is a zero character, which PostgreSQL refuses; both would end as 500. */
function isBadUrl(req: Request): boolean {
  if (req.url.includes('%00')) return true
  try {
    decodeURIComponent(req.path)
    return false
  } catch {
    return true
  }
}

function refuseBadPaths(req: Request, res: Response, next: NextFunction) {
  if (isBadUrl(req)) res.status(400).type('text/plain').send('Bad request.\n')
  else next()
}

async function openHouse(
  openSite: () => Promise<Site>,
  closing: AbortSignal,
): Promise<{ house: House; site: Site; connection: ReturnType<typeof connect> }> {
  const env = readEnv(process.env)
  const log = pino({ level: env.logLevel, base: undefined })
  const connection = connect({ ...env, onQuery: env.logLevel === 'debug' ? countQuery : undefined })
  const migrated = await migrateToLatest(connection.db)
  const timeMachine = env.mode === 'demo' ? new MovableClock() : null
  const site = await openSite()
  const house: House = {
    db: connection.db,
    get courses() {
      return site.courses()
    },
    clock: timeMachine ?? systemClock,
    timeMachine,
    env,
    log,
    closing,
  }
  const missing = await findMissingCourses(house.db, house.courses)
  if (missing.length > 0)
    throw new WrongHouseError(
      `Cohorts of this database are on a course that was not built: ${missing.join(', ')}. Put its folder back under content/courses and build again.`,
    )
  if (timeMachine) {
    await restoreDemoTime(house)
    await prepareDemo(house)
  } else await refuseDemoPeople(house)
  const opened = { courses: house.courses, now: house.clock.now() }
  await recordMigrations(house.db, { names: migrated.map((m) => m.migrationName), now: opened.now })
  await recordStart(house.db, opened)
  await keepTerms(house.db, opened)
  await keepJudges(house.db, opened)
  return { house, site, connection }
}

async function open(openSite: () => Promise<Site>): Promise<Server> {
  // Whatever this process writes, copies of the database among it, is for its own account.
  process.umask(0o077)
  const closing = new AbortController()
  const { house, site, connection } = await openHouse(openSite, closing.signal)
  const app = express()
  let stopping = false
  app.disable('x-powered-by')
  // Whom a proxy speaks for is believed only from a proxy that was named.
  app.set('trust proxy', house.env.trustProxy)

  app.use(securityHeaders(house.env))
  app.get('/healthz', (_req, res) => {
    res.type('text/plain').send('ok\n')
  })
  app.get('/readyz', async (_req, res) => {
    const report = stopping
      ? { ready: false, checks: { stopping: 'stopping' } }
      : await checkReadiness(house, connection, () => findMissingCourses(house.db, house.courses))
    res.status(report.ready ? 200 : 503).json(report)
  })
  app.use(requestLog(house))
  app.use(site.files)
  app.use(refuseBadPaths, originGuard(house.env))
  app.use((_req, res, next) => {
    // Pages show people's records: nothing of them may stay in a shared cache.
    res.setHeader('Cache-Control', 'no-store')
    next()
  })
  app.use(compression({ threshold: 1024 }))
  const contextOf = (req: Request, res: Response): AppLoadContext => {
    const viewer = once(() => findViewerOf(house, req.headers.cookie))
    const place = once(async () => findPlaceOf(house, await viewer()))
    return {
      ...house,
      nonce: res.locals.nonce,
      requestId: res.locals.requestId,
      page: {},
      address: req.ip ?? '',
      viewer,
      place,
      closedBook: once(async () => findClosedBookOf(house, await viewer())),
      content: once(async () => findContentOf(house, await viewer(), place)),
      courseFor: (of) => pinnedCourse(house.db, house.courses, of),
    }
  }
  // Nothing of ours looks at the host of a request; a demo has no address of its own to name.
  const origin = new URL(house.env.baseUrl ?? 'http://localhost').origin
  app.all('*', site.pages({ origin, contextOf }))
  app.use((error: Error, _req: Request, res: Response, _next: NextFunction) => {
    house.log.error({ requestId: res.locals.requestId, err: error.message, stack: error.stack })
    if (!res.headersSent)
      res.status(500).type('text/plain').send(`Something went wrong. Request ${res.locals.requestId}\n`)
  })

  const stopJobs = startJobs(house)
  const server = boundedServer(app)
  server.listen(house.env.port, house.env.host, () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : house.env.port
    console.log(`Shifu (${house.env.mode}) is open at ${house.env.baseUrl ?? `http://${house.env.host}:${port}`}`)
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE' ? `Port ${house.env.port} is taken; set PORT to another one.` : error.message,
    )
    process.exit(1)
  })

  async function stop() {
    if (stopping) return
    stopping = true
    closing.abort()
    stopJobs()
    const hardStop = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // A kept connection is busy now and idle in a moment; without this it would hold the end up until its time is over.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    await new Promise((resolve) => server.close(resolve))
    clearInterval(sweep)
    clearTimeout(hardStop)
    await connection.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  return server
}

/** Opens the house and serves it until the process is told to stop. A house that cannot be opened ends the process with a message. */
export async function serve(openSite: () => Promise<Site>): Promise<Server> {
  try {
    return await open(openSite)
  } catch (error) {
    console.error(error instanceof EnvError || error instanceof WrongHouseError ? error.message : error)
    process.exit(1)
  }
}
