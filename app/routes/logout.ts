import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/features/accounts/sessions.server'
import { clearedSessionCookie } from '#app/http/cookies.server'

export function loader() {
  return redirect('/today')
}

export async function action({ context }: ActionFunctionArgs) {
  const viewer = await context.viewer()
  if (viewer) await endSession(context.db, viewer.sessionHash, context.clock.wall())
  return redirect('/login', { headers: { 'Set-Cookie': clearedSessionCookie(context.env) } })
}
