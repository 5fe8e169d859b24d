import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader, Tag, type Tone } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { listAttemptsToMark, type MarkingRow } from '#app/features/grading/grading.server'
import { requireSomewhere } from '#app/http/auth.server'
import { examMessages } from '#app/i18n/exams'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'

const TONES: Record<MarkingRow['state'], Tone> = {
  'to-mark': 'primary',
  'to-release': 'primary',
  appeal: 'amber',
  'waiting-for-others': 'grey',
  'waiting-for-release': 'grey',
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'mark:attempt')
  return { rows: await listAttemptsToMark(context.db, viewer) }
}

export const meta = titled<typeof loader>((locale) => gradingMessages[locale].markingTitle)

export default function MarkingPage() {
  const { rows } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const exams = useMessages(examMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.markingTitle} lead={words.markingLead} />
      {rows.length === 0 ? (
        <EmptyState icon="done" title={words.nothingToMark}>
          {words.nothingToMarkText}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={`${row.attemptId}-${row.state}`} className="rounded-(--radius-card) border border-line bg-raised">
              <Link
                to={`/mentor/marking/${row.attemptId}`}
                className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 p-4 text-ink no-underline"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-bold break-words">{row.candidate}</span>
                  <span className="block text-sm text-grey">
                    {row.title} · {exams.kinds[row.kind]} · <Instant at={row.closedAt} />
                  </span>
                </span>
                <Tag tone={TONES[row.state]}>{words.markingStates[row.state]}</Tag>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
