import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { moveDemoTime } from '#app/features/demo/demo.server'
import { TimeForm } from '#app/features/demo/demo-forms'
import { findDemoDay } from '#app/features/demo/demo-time.server'
import { notFound } from '#app/http/auth.server'
import { parseForm } from '#app/http/form.server'
import { preferredLocale } from '#app/http/locale.server'
import { localPath } from '#app/http/respond.server'
import { shellMessages } from '#app/i18n/shell'

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.timeMachine) throw notFound()
  return redirect('/today')
}

/** Back to the page the form was on; the referer is trusted for its path alone. */
function cameFrom(request: Request): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/today'
  const { host, pathname, search } = new URL(referer)
  if (host !== (request.headers.get('host') ?? new URL(request.url).host) || pathname.startsWith('/demo/'))
    return '/today'
  return localPath(pathname + search)
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.timeMachine) throw notFound()
  const locale = preferredLocale(request)
  const form = await parseForm(request, TimeForm, locale)
  if (!form.ok) return badTime(locale)
  const wish = form.value
  const instant =
    wish.to === 'now'
      ? null
      : wish.to === 'instant'
        ? wish.at
        : await findDemoDay(context.db, wish.day, context.clock.now())
  if (wish.to === 'day' && instant === null) return badTime(locale)
  await moveDemoTime(context, instant)
  return redirect(cameFrom(request))
}

function badTime(locale: 'zh-CN' | 'en') {
  return new Response(`${shellMessages[locale].demoBadTime}\n`, {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
