import type { LoaderFunctionArgs } from '@remix-run/node'
import { findAttemptPlace } from '#app/features/attempts/attempts.server'
import { getPaperLive, watchPaper } from '#app/features/attempts/paper-live.server'
import { requirePlace } from '#app/http/auth.server'
import { eventStream, wantsEvents } from '#app/http/event-stream.server'

/** The time of a paper, what was said to its trainee and what was noted, as it changes. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, place } = await requirePlace(request, context, 'sit:attempt', found)
  const { attemptId } = place
  const now = () => context.clock.now()
  if (!wantsEvents(request)) return Response.json(await getPaperLive(context.db, { attemptId, now: now() }))
  const look = watchPaper(context.db, attemptId, now)
  return eventStream({
    personId: viewer.id,
    until: [request.signal, context.closing],
    look: async () => ({ ...(await look()), inMs: Number.POSITIVE_INFINITY }),
    onFault: (error) => context.log.error({ requestId: context.requestId, err: (error as Error).message }),
  })
}
