import type { LoaderFunctionArgs } from '@remix-run/node'
import { watchVisit } from '#app/features/visits/watch-visit.server'
import { eventStream } from '#app/http/event-stream.server'
import { requireVisit } from '#app/http/visit.server'

/** The visit as it changes, told by the server. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, content, visitId, todayOf } = await requireVisit(request, context, params.visitId!)
  const now = () => context.clock.now()
  const watch = watchVisit(context.db, { visitId, viewerId: viewer.id, content, now, todayOf })
  return eventStream({
    personId: viewer.id,
    until: [request.signal, context.closing],
    look: async () => {
      const { view, isLast, nextAt } = await watch()
      return {
        said: view ? { id: view.revision, data: view } : null,
        isLast,
        inMs: nextAt === null ? Number.POSITIVE_INFINITY : nextAt - now(),
      }
    },
    onFault: (error) => context.log.error({ requestId: context.requestId, err: (error as Error).message }),
  })
}
