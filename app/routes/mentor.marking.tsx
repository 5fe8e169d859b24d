import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { EmptyState, PageHeader } from '#app/components/ui/layout'
import { PaperList } from '#app/features/grading/paper-list'
import { listPapers } from '#app/features/grading/papers.server'
import { requireSomewhere } from '#app/http/auth.server'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { supervisionMessages } from '#app/i18n/supervision'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'mark:attempt')
  return { papers: await listPapers(context.db, viewer, context.clock.now()) }
}

export const meta = titled<typeof loader>((locale) => gradingMessages[locale].markingTitle)

export default function MarkingPage() {
  const { papers } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const supervision = useMessages(supervisionMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.markingTitle} lead={words.markingLead}>
        <LinkButton to="/mentor/exams/live">{supervision.toBoard}</LinkButton>
      </PageHeader>
      {papers.length === 0 ? (
        <EmptyState icon="done" title={words.nothingToMark}>
          {words.nothingToMarkText}
        </EmptyState>
      ) : (
        <PaperList papers={papers} />
      )}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
