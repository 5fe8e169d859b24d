import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { listCohortLines } from '#app/features/cohorts/cohorts.server'
import { requireHousePermission } from '#app/http/auth.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { termsMessages } from '#app/i18n/terms'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const { courses, clock } = context
  return {
    severalCourses: courses.size > 1,
    cohorts: await listCohortLines(context.db, { courses, now: clock.now() }),
  }
}

export const meta = titled<typeof loader>((locale) => cohortMessages[locale].title)

export default function CohortsPage() {
  const { cohorts, severalCourses } = useLoaderData<typeof loader>()
  const words = useMessages(cohortMessages)
  const terms = useMessages(termsMessages)
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      {cohorts.length === 0 ? (
        <EmptyState title={words.emptyTitle} icon="calendar">
          {words.emptyText}
        </EmptyState>
      ) : (
        <Table
          caption={words.title}
          rows={cohorts}
          rowKey={(cohort) => cohort.id}
          columns={[
            {
              key: 'name',
              breaks: true,
              head: words.name,
              cell: (cohort) => (
                <>
                  <Link
                    to={`/admin/cohorts/${cohort.id}`}
                    className="-my-1.5 inline-block min-w-36 py-1.5 font-medium wrap-anywhere"
                  >
                    {cohort.name}
                  </Link>
                  {severalCourses ? <span className="block text-sm text-grey">{cohort.courseTitle}</span> : null}
                </>
              ),
            },
            {
              key: 'progress',
              head: words.progress,
              cell: (cohort) => (
                <span className="inline-flex flex-wrap gap-x-2 gap-y-1">
                  {cohort.day === 0 ? (
                    <Tag>{words.notStarted}</Tag>
                  ) : cohort.over ? (
                    <Tag tone="green">{words.over}</Tag>
                  ) : (
                    <Tag tone="primary">{words.dayNow(cohort.day)}</Tag>
                  )}
                  {cohort.newYear === null ? null : <Tag tone="amber">{words.takeTag(cohort.newYear)}</Tag>}
                </span>
              ),
            },
            {
              key: 'members',
              head: words.members,
              cell: (cohort) => (
                <span className="whitespace-nowrap">{words.running(cohort.running, cohort.members)}</span>
              ),
            },
            {
              key: 'starts',
              head: words.starts,
              cell: (cohort) => (
                <span className="whitespace-nowrap">
                  <LocalDate on={cohort.startOn} />
                </span>
              ),
            },
            {
              key: 'ends',
              head: words.ends,
              cell: (cohort) => (
                <span className="whitespace-nowrap">
                  <LocalDate on={cohort.endsOn} />
                </span>
              ),
            },
          ]}
        />
      )}
      <ActionBar>
        <LinkButton look="primary" to="/admin/cohorts/new" icon="calendar">
          {words.add}
        </LinkButton>
        <LinkButton to="/admin/versions" icon="route">
          {terms.toVersions}
        </LinkButton>
      </ActionBar>
    </>
  )
}
