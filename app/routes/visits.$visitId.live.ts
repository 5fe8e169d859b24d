import type { LoaderFunctionArgs } from '@remix-run/node'
import { findVisitReach } from '#app/features/visits/visits.server'
import { watchVisit } from '#app/features/visits/watch-visit.server'
import { requireReader } from '#app/http/auth.server'
import { eventStream } from '#app/http/event-stream.server'
import { localDateOf } from '#app/rules/dates'

/** The visit as it changes, told by the server. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visitId = params.visitId!
  const { viewer, content } = await requireReader(request, context, (reader) =>
    findVisitReach(context.db, reader, visitId),
  )
  const todayOf = (at: number) => localDateOf(at, content.course.zone)
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
