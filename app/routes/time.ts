import type { LoaderFunctionArgs } from '@remix-run/node'

/** What time it is here, for pages that count; it tells nothing that a page does not show everybody. */
export function loader({ context }: LoaderFunctionArgs) {
  return Response.json({ serverNow: context.clock.now() })
}
