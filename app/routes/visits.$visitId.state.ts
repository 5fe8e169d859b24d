import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { actAtVisit } from '#app/features/visits/at-visit.server'
import { AtVisitForm } from '#app/features/visits/visit-forms'
import { findVisitReach, findVisitView } from '#app/features/visits/visits.server'
import { notFound, requirePageOwner, requireReader } from '#app/http/auth.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { REFUSAL_STATUS } from '#app/http/respond.server'
import { localDateOf } from '#app/rules/dates'

async function stand({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  await requirePageOwner(request, context)
  const visitId = params.visitId!
  const reader = await requireReader(request, context, (viewer) => findVisitReach(context.db, viewer, visitId))
  const door = { ...reader, visitId, todayOf: (at: number) => localDateOf(at, reader.content.course.zone) }
  const look = async () => {
    const now = context.clock.now()
    const asked = { visitId: door.visitId, viewerId: door.viewer.id, content: door.content }
    const view = await findVisitView(context.db, { ...asked, now, today: door.todayOf(now) })
    if (!view) throw notFound()
    return view
  }
  return { ...door, look }
}

/** The visit as it stands, for a page that has no stream; nothing where it is the one the page knows. */
export async function loader(args: LoaderFunctionArgs) {
  const view = await (await stand(args)).look()
  const isKnown = new URL(args.request.url).searchParams.get('seen') === view.revision
  return isKnown ? new Response(null, { status: 204 }) : Response.json(view)
}

/** What the page's script sends. Answers with the visit as it stands then. */
export async function action(args: ActionFunctionArgs) {
  const now = args.context.clock.now()
  const { viewer, content, visitId, todayOf, look } = await stand(args)
  const form = parseFormData(await readForm(args.request), AtVisitForm, viewer.locale)
  if (!form.ok) return Response.json({ error: form.submission.error ?? {} }, { status: 400 })
  const acting = { visitorId: viewer.id, now, today: todayOf(now), content, visitId }
  const outcome = await actAtVisit(args.context.db, { ...acting, ...form.value })
  if (!outcome.ok) return Response.json({ refusal: outcome.reason }, { status: REFUSAL_STATUS[outcome.reason] })
  return Response.json(await look())
}
