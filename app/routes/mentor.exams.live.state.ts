import type { LoaderFunctionArgs } from '@remix-run/node'
import { getLiveBoard, watchBoard } from '#app/features/supervision/live-board.server'
import { requireSomewhere } from '#app/http/auth.server'
import { eventStream, STREAM_BOUNDS, wantsEvents } from '#app/http/event-stream.server'

/** A board reads six lists a look, so it looks less often than the page of one paper. */
const BOUNDS = { ...STREAM_BOUNDS, lookMs: 2_000 }

/** The board as it stands, or as it changes. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const now = () => context.clock.now()
  if (!wantsEvents(request)) return Response.json(await getLiveBoard(context.db, viewer, now()))
  const look = watchBoard(context.db, viewer, now)
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
