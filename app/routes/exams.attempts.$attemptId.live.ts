import type { LoaderFunctionArgs } from '@remix-run/node'
import { findAttemptPlace } from '#app/features/attempts/attempts.server'
import { watchPaper } from '#app/features/attempts/paper-live.server'
import { requirePlace } from '#app/http/auth.server'
import { eventStream } from '#app/http/event-stream.server'

/** The time of a paper, what was said to its trainee and what was noted, as it changes. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, place } = await requirePlace(request, context, 'sit:attempt', found)
  const look = watchPaper(context.db, place.attemptId, () => context.clock.now())
  return eventStream({
    personId: viewer.id,
    until: [request.signal, context.closing],
    look: async () => ({ ...(await look()), inMs: Number.POSITIVE_INFINITY }),
    onFault: (error) => context.log.error({ requestId: context.requestId, err: (error as Error).message }),
  })
}
