import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import type { Viewer } from '#app/features/accounts/permissions'
import { actAtVisit } from '#app/features/visits/at-visit.server'
import { VisitDesk } from '#app/features/visits/visit-desk'
import { AtVisitForm } from '#app/features/visits/visit-forms'
import { findVisitReach, findVisitView } from '#app/features/visits/visits.server'
import { notFound, requireReader } from '#app/http/auth.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import { localDateOf } from '#app/rules/dates'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visitId = params.visitId!
  const find = (viewer: Viewer) => findVisitReach(context.db, viewer, visitId)
  const { viewer, content } = await requireReader(request, context, find)
  const now = context.clock.now()
  const today = localDateOf(now, content.course.zone)
  const view = await findVisitView(context.db, { visitId, viewerId: viewer.id, content, now, today })
  if (!view) throw notFound()
  return { view, personId: viewer.id, seed: crypto.randomUUID() }
}

/** For pages without a script; with one, what is said goes to the state of the visit. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const visitId = params.visitId!
  const find = (viewer: Viewer) => findVisitReach(context.db, viewer, visitId)
  const { viewer, content } = await requireReader(request, context, find)
  const now = context.clock.now()
  const today = localDateOf(now, content.course.zone)
  const form = parseFormData(await readForm(request), AtVisitForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const acting = { visitorId: viewer.id, now, today, content, visitId }
  return respond(await actAtVisit(context.db, { ...acting, ...form.value }), { to: `/visits/${visitId}` })
}

export const meta = titled<typeof loader>((locale, { view }) => [
  visitMessages[locale].page(view.visit.traineeName),
  visitMessages[locale].visits,
])

export default function VisitPage() {
  const { view, personId, seed } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(visitMessages)
  const locale = useLocale()
  const { visit } = view
  const days = words.range(formatLocalDate(visit.fromOn, locale), formatLocalDate(visit.untilOn, locale))
  return (
    <>
      <PageHeader title={words.page(visit.traineeName)} lead={`${days} · ${visit.visitorName ?? words.script}`} />
      <FormReply reply={reply}>
        <VisitDesk key={view.id} view={view} personId={personId} seed={seed} reply={reply} />
      </FormReply>
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
