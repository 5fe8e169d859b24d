import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { PageHeader, SavedNotice } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { useReply } from '#app/components/ui/use-reply'
import { getPreconditionsPage } from '#app/features/promotion/preconditions-page.server'
import { takeBackWaiver, waivePrecondition } from '#app/features/promotion/waive-precondition.server'
import { WaiverForm } from '#app/features/promotion/waiver-forms'
import { WaiverPanels } from '#app/features/promotion/waiver-panels'
import { takeBackIntent } from '#app/features/promotion/waivers'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { preconditionMessages } from '#app/i18n/preconditions'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { relation, content } = await requireEnrolment(request, context, 'decide:enrolment', params.enrolmentId)
  const page = await getPreconditionsPage(context.db, {
    enrolmentId: relation.enrolmentId,
    content,
    now: context.clock.now(),
  })
  if (!page) throw notFound()
  return { page }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'decide:enrolment', params.enrolmentId)
  const body = await readForm(request)
  const answered = body.get('intent') === 'waive' ? 'waive' : takeBackIntent(String(body.get('subject') ?? ''))
  const form = parseFormData(body, WaiverForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, answered)
  const { intent, subject, reason, revision, next } = form.value
  const write = intent === 'waive' ? waivePrecondition : takeBackWaiver
  const outcome = await write(context.db, {
    actor: actorOf(context, viewer),
    viewer,
    now: context.clock.now(),
    content,
    enrolmentId: relation.enrolmentId,
    subjects: subject,
    reason,
    expectedRevision: revision,
  })
  const here = `/manager/trainees/${relation.enrolmentId}`
  return respond(outcome, {
    to: next === 'decision' ? `${here}/decide/promotion` : `${here}/preconditions?saved`,
    intent: answered,
  })
}

export const meta = titled<typeof loader>((locale, { page }) => [pageNames[locale].preconditions, page.traineeName])

export default function PreconditionsPage() {
  const { page } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(preconditionMessages)
  const here = `/manager/trainees/${page.enrolmentId}`
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.title}
        lead={words.lead(page.traineeName, page.finalTitle)}
        back={<Link to={here}>{words.back}</Link>}
      >
        <PrintButton />
      </PageHeader>
      <SavedNotice>{words.saved}</SavedNotice>
      <WaiverPanels list={page.list} enrolmentId={page.enrolmentId} reply={reply} />
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
