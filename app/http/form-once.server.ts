// Every form of the site carries a key that was made with it; this stands before all actions and lets each key work once.
import { type ActionFunctionArgs, data, type ServerBuild } from '@remix-run/node'
import type { Reply } from '#app/components/ui/form'
import { answerOnce, formKeyOf } from '#app/features/accounts/form-keys.server'
import { FORM_KEY } from '#app/rules/form-key'

type Action = (args: ActionFunctionArgs) => Promise<unknown>
type ServerRoutes = ServerBuild['routes']

/** As an action returns it: a redirect, or `data()`. */
type Result = Response | ReturnType<typeof data>

function isData(result: unknown): result is ReturnType<typeof data> {
  return typeof result === 'object' && result !== null && 'type' in result && result.type === 'DataWithResponseInit'
}

/** The work is done for good: a redirect says so, or `done` in a page that can be shown only once. */
function isDone(result: unknown): result is Result {
  if (result instanceof Response) return result.status >= 300 && result.status < 400
  return isData(result) && (result.data as Reply | null)?.done !== undefined
}

function write(result: Result): string {
  return JSON.stringify(
    result instanceof Response
      ? { status: result.status, headers: [...result.headers] }
      : { data: result.data, init: result.init },
  )
}

function read(reply: string): Result {
  const stored = JSON.parse(reply)
  return 'data' in stored ? data(stored.data, stored.init) : new Response(null, stored)
}

/** The body as it came. Each time a file is sent with a form the browser draws another line between the parts. */
async function readSent(request: Request): Promise<Buffer | null> {
  const type = request.headers.get('Content-Type') ?? ''
  const line = /^multipart\/form-data;.*boundary=([^;]+)/i.exec(type)?.[1]
  if (!line && !type.startsWith('application/x-www-form-urlencoded')) return null
  const body = Buffer.from(await request.clone().arrayBuffer())
  if (!body.includes(line ? `name="${FORM_KEY}"` : `${FORM_KEY}=`)) return null
  return line ? Buffer.from(body.toString('latin1').replaceAll(line, ''), 'latin1') : body
}

function once(action: Action): Action {
  return async (args) => {
    const { context, request } = args
    const viewer = await context.viewer()
    const sent = viewer ? await readSent(request) : null
    if (!viewer || !sent) return action(args)
    const { pathname, search } = new URL(request.url)
    const result = await answerOnce<unknown>(context.db, {
      key: formKeyOf(context.env.sessionSecret, { personId: viewer.id, address: pathname + search, sent }),
      wallNow: () => context.clock.wall(),
      signal: request.signal,
      work: () => action(args),
      write: (answered) => (isDone(answered) ? write(answered) : null),
      read,
    })
    if (isDone(result)) context.page.done = true
    return result
  }
}

export function withFormsOnce(routes: ServerRoutes): ServerRoutes {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => {
      const action = route?.module.action as Action | undefined
      return [id, route && action ? { ...route, module: { ...route.module, action: once(action) } } : route]
    }),
  )
}
