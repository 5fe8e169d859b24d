import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { EmptyState, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { getVersionsView } from '#app/features/cohorts/versions-page.server'
import { requireHousePermission } from '#app/http/auth.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { formatFullDateOf } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { termsMessages } from '#app/i18n/terms'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  return getVersionsView(context.db, { courses: context.courses, now: context.clock.now() })
}

export const meta = titled<typeof loader>((locale) => termsMessages[locale].title)

type Course = ReturnType<typeof useLoaderData<typeof loader>>['courses'][number]

export default function VersionsPage() {
  const { courses, affected } = useLoaderData<typeof loader>()
  const words = useMessages(termsMessages)
  const cohorts = useMessages(cohortMessages)
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} back={<Link to="/admin/cohorts">{cohorts.toCohorts}</Link>} />
      <Notice tone={affected > 0 ? 'amber' : 'green'}>
        {affected > 0 ? words.affected(affected) : words.allCurrent}
      </Notice>
      {courses.map((course) => (
        <CourseVersions key={course.id} course={course} />
      ))}
    </>
  )
}

function CourseVersions({ course }: { course: Course }) {
  const words = useMessages(termsMessages)
  const locale = useLocale()
  const nameOf = (v: { version: number; storedAt: number }) =>
    words.version(v.version, formatFullDateOf(v.storedAt, locale))
  return (
    <Panel title={course.title}>
      <p className="mb-3 text-grey">{words.newest(nameOf(course.newest))}</p>
      {course.lines.length === 0 ? (
        <EmptyState title={words.nobody} icon="users" />
      ) : (
        <Table
          caption={words.title}
          rows={course.lines}
          rowKey={(line) => `${line.cohortId} ${line.planVersionId}`}
          columns={[
            {
              key: 'cohort',
              breaks: true,
              head: words.cohort,
              cell: (line) => (
                <Link to={`/admin/cohorts/${line.cohortId}`} className="-my-1.5 inline-block py-1.5 font-medium">
                  {line.cohortName}
                </Link>
              ),
            },
            {
              key: 'standing',
              breaks: true,
              head: words.standing,
              cell: (line) =>
                line.isNewest ? (
                  <Tag tone="green">{words.current}</Tag>
                ) : (
                  <>
                    <Tag tone="amber">{words.behind(line.differences)}</Tag>
                    <Link to={`/admin/cohorts/${line.cohortId}/plan`} className="block min-h-8 content-center">
                      {words.move}
                    </Link>
                  </>
                ),
            },
            { key: 'version', breaks: true, head: words.inUse, cell: nameOf },
            { key: 'people', head: words.people, align: 'right', cell: (line) => words.peopleOf(line.people) },
          ]}
        />
      )}
    </Panel>
  )
}
