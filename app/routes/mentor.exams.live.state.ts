import type { LoaderFunctionArgs } from '@remix-run/node'
import { getLiveBoard } from '#app/features/supervision/live-board.server'
import { requireSomewhere } from '#app/http/auth.server'

/** The board as it stands, for a page that has no stream. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  return Response.json(await getLiveBoard(context.db, viewer, context.clock.now()))
}
