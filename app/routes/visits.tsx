import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { listOwnVisits } from '#app/features/visits/visits.server'
import { requireSomewhere } from '#app/http/auth.server'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import { localDateOf } from '#app/rules/dates'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  const { course } = await context.content()
  const today = localDateOf(context.clock.now(), course.zone)
  return { visits: await listOwnVisits(context.db, viewer.id, today) }
}

export const meta = titled<typeof loader>((locale) => visitMessages[locale].own)

export default function OwnVisitsPage() {
  const { visits } = useLoaderData<typeof loader>()
  const words = useMessages(visitMessages)
  const locale = useLocale()
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.own} lead={words.ownLead} />
      {visits.length === 0 ? (
        <EmptyState title={words.ownNone} icon="chats" />
      ) : (
        <Table
          caption={words.own}
          rows={visits}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'who',
              head: words.trainee,
              cell: (row) => <Link to={`/visits/${row.id}`}>{row.traineeName}</Link>,
            },
            {
              key: 'days',
              head: words.days,
              cell: (row) => words.range(formatLocalDate(row.fromOn, locale), formatLocalDate(row.untilOn, locale)),
            },
            { key: 'state', head: words.state, cell: (row) => words.phase[row.phase] },
          ]}
        />
      )}
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
