import type { LoaderFunctionArgs } from '@remix-run/node'
import { watchBoard } from '#app/features/supervision/live-board.server'
import { requireSomewhere } from '#app/http/auth.server'
import { eventStream, STREAM_BOUNDS } from '#app/http/event-stream.server'

/** The board reads six lists a look, so it looks less often than a page of one paper. */
const BOUNDS = { ...STREAM_BOUNDS, lookMs: 2_000 }

/** The board as it changes. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const look = watchBoard(context.db, viewer, () => context.clock.now())
  return eventStream(
    {
      personId: viewer.id,
      until: [request.signal, context.closing],
      look: async () => ({ said: await look(), isLast: false, inMs: Number.POSITIVE_INFINITY }),
      onFault: (error) => context.log.error({ requestId: context.requestId, err: (error as Error).message }),
    },
    BOUNDS,
  )
}
