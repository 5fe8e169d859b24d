import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { firstCourse } from '#app/content/content.server'
import { noticeText } from '#app/features/notifications/notice-text'
import { listNotices, markNoticesRead } from '#app/features/notifications/notices.server'
import { requireViewer } from '#app/http/auth.server'
import { useLocale, useMessages } from '#app/i18n/messages'
import { noticeMessages } from '#app/i18n/notices'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const asked = new URL(request.url).searchParams.get('before') ?? ''
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : Number.MAX_SAFE_INTEGER
  const { zone } = firstCourse(context.courses).course
  return listNotices(context.db, { personId: viewer.id, before, zone })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  await markNoticesRead(context.db, { personId: viewer.id, now: context.clock.now() })
  return redirect('/notices')
}

export const meta = titled<typeof loader>((locale) => noticeMessages[locale].title)

export default function NoticesRoute() {
  const { notices, next } = useLoaderData<typeof loader>()
  const words = useMessages(noticeMessages)
  const locale = useLocale()
  const unread = notices.filter((notice) => notice.isNew).length
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.title} lead={unread > 0 ? words.unread(unread) : undefined}>
        {unread > 0 ? (
          <Form method="post">
            <Button icon="check">{words.markRead}</Button>
          </Form>
        ) : null}
      </PageHeader>
      {notices.length === 0 ? <EmptyState title={words.empty}>{words.emptyLead}</EmptyState> : null}
      <ul className="grid gap-2">
        {notices.map((notice) => (
          <li key={notice.id}>
            <Link
              to={notice.to}
              className={`flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-lg border px-4 py-3 text-ink no-underline hover:bg-sunken ${notice.isNew ? 'border-primary bg-raised font-medium' : 'border-line bg-raised'}`}
            >
              {notice.isNew ? <Tag tone="primary">{words.new}</Tag> : null}
              <span className="min-w-0 flex-1 basis-60 break-words">{noticeText(notice, locale)}</span>
              <span className="num text-sm text-grey">
                <Instant at={notice.at} show={notice.isDayOnly ? 'date' : 'datetime'} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <p className="mt-4">
          <LinkButton to={`/notices?before=${next}`}>{words.older}</LinkButton>
        </p>
      )}
    </div>
  )
}
