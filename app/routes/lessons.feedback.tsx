import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader, Panel } from '#app/components/ui/layout'
import { listOwnFeedback } from '#app/features/lessons/feedback.server'
import { FeedbackMeans, FeedbackRemarks } from '#app/features/lessons/feedback-view'
import { requireSomewhere } from '#app/http/auth.server'
import { feedbackMessages } from '#app/i18n/feedback'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sign:activity')
  return { lectures: await listOwnFeedback(context.db, { personId: viewer.id, courses: context.courses }) }
}

export const meta = titled<typeof loader>((locale) => feedbackMessages[locale].title)

export default function FeedbackPage() {
  const { lectures } = useLoaderData<typeof loader>()
  const words = useMessages(feedbackMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.title} lead={words.lead} />
      {lectures.length === 0 ? <EmptyState title={words.none}>{words.noneLead}</EmptyState> : null}
      {lectures.map((lecture) => (
        <Panel
          key={`${lecture.cohortId}-${lecture.activityId}`}
          id={`${lecture.cohortId}-${lecture.activityId}`}
          title={words.ofCohort(lecture.title, lecture.cohortName)}
        >
          <FeedbackMeans feedback={lecture} />
          <FeedbackRemarks remarks={lecture.remarks} />
        </Panel>
      ))}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
