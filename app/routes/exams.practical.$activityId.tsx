import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { StartPracticalForm } from '#app/features/chats/chat-forms'
import { PracticalStart } from '#app/features/chats/practical-start'
import { findPracticalStart } from '#app/features/chats/practical-start.server'
import { startPractical } from '#app/features/chats/start-practical.server'
import { notFound, requireEnrolment, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refused } from '#app/http/respond.server'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'

async function requirePractical({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const asked = { traineeId: viewer.id, content: await context.content(), now: context.clock.now() }
  const start = await findPracticalStart(context.db, { ...asked, activityId: params.activityId! })
  if (!start) throw notFound()
  const { content } = await requireEnrolment(request, context, 'sit:attempt', start.enrolmentId, start.activityId)
  return { viewer, start, asked: { ...asked, content } }
}

export async function loader(args: LoaderFunctionArgs) {
  return (await requirePractical(args)).start
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, start, asked } = await requirePractical(args)
  const form = await parseForm(args.request, StartPracticalForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { enrolmentId, activityId } = start
  const outcome = await startPractical(args.context.db, {
    ...asked,
    actor: actorOf(args.context, viewer),
    enrolmentId,
    activityId,
  })
  return outcome.ok ? redirect(`/practice/chats/${outcome.value}`) : refused(outcome)
}

export const meta = titled<typeof loader>((locale, { title }) => [practicalMessages[locale].start, title])

export default function PracticalStartPage() {
  const start = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(practicalMessages)
  const { toActivity } = useMessages(examMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={start.title}
        lead={words.startLead}
        back={<Link to={`/activities/${start.activityId}`}>{toActivity}</Link>}
      />
      <FormReply reply={reply}>
        <PracticalStart start={start} />
      </FormReply>
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
