// The server of npm run dev: the same process as in production, with pages and browser files from Vite and the courses from content/.
import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { createServer, type Plugin } from 'vite'
import { type PageOptions, pageHandler } from '#app/http/page-handler.server'
import type { Site } from '#app/http/site.server'
import { serve } from '#app/server'
import { DevContent } from './dev-content'

const root = process.cwd()
/** The server listens later than Vite wants to know it; the socket stays on the same port, so the content policy needs no exception. */
const upgrades = new EventEmitter()

/** Tailwind reads content/ too, so Vite would reload the page at once, before the course is built, and the page would miss the real call. */
const reloadWhenBuilt: Plugin = {
  name: 'reload-when-built',
  hotUpdate: {
    order: 'pre',
    handler: ({ file }) => (path.relative(root, file).startsWith('content') ? [] : undefined),
  },
}

async function openSources(): Promise<Site> {
  const content = new DevContent(root, path.join(root, 'build/dev'))
  await content.open()
  const vite = await createServer({
    root,
    appType: 'custom',
    plugins: [reloadWhenBuilt],
    // Only the server uses them, and they cannot be made ready for a browser.
    optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3', 'pg'] },
    server: {
      middlewareMode: true,
      // The overlay brings a style of its own, which the content policy refuses; the terminal says the same.
      hmr: { server: upgrades as Server, overlay: false },
      watch: { ignored: ['**/build/**', '**/data/**', '**/test-results/**'] },
    },
  })
  // An open page holds a socket, for which a restart would wait.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => vite.close())
  vite.watcher.on('all', (_event, file) => content.saved(file, () => vite.ws.send({ type: 'full-reload' })))

  let known: { build: ServerBuild; handle: RequestHandler } | undefined
  async function handlerOf(options: PageOptions): Promise<RequestHandler> {
    const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
    if (known?.build !== build) known = { build, handle: pageHandler(build, options) }
    return known.handle
  }
  return {
    courses: () => content.current(),
    files: vite.middlewares,
    pages: (options) => (req, res, next) => {
      handlerOf(options).then((handle) => handle(req, res, next), next)
    },
  }
}

const server = await serve(openSources)
server.on('upgrade', (...args) => upgrades.emit('upgrade', ...args))
