import type { LoaderFunctionArgs } from '@remix-run/node'
import { findDeskPulse } from '#app/features/chats/desk-view.server'
import { watchDesk } from '#app/features/chats/watch-desk.server'
import { notFound, requireSomewhere } from '#app/http/auth.server'
import { eventStream } from '#app/http/event-stream.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'

/** The desk as it changes, told by the server. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const whose = { sittingId: params.chatId!, traineeId: viewer.id }
  if ((await findDeskPulse(context.db, whose)) === null) throw notFound()
  if (await context.closedBook()) return new Response(null, { status: REFUSAL_STATUS['attempt-open'] })
  const now = () => context.clock.now()
  const look = watchDesk(context.db, { ...whose, content: await context.content(), now })
  return eventStream({
    personId: viewer.id,
    until: [request.signal, context.closing],
    look: async () => {
      const { view, isLast, nextAt } = await look()
      return {
        said: view ? { id: view.revision, data: view } : null,
        isLast,
        inMs: nextAt === null ? Number.POSITIVE_INFINITY : nextAt - now(),
      }
    },
    onFault: (error) => context.log.error({ requestId: context.requestId, err: (error as Error).message }),
  })
}
