import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { Icon } from '#app/components/ui/icon'
import { Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { Agenda } from '#app/features/plan/agenda'
import { getDayPage } from '#app/features/plan/plan-page.server'
import type { DayPage } from '#app/features/plan/plan-view'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:library')
  const day = /^\d{1,2}$/.test(params.day ?? '') ? Number(params.day) : 0
  const page = await getDayPage(context.db, {
    traineeId: viewer.id,
    content: await context.content(),
    now: context.clock.now(),
    place: context.place,
    day,
  })
  if (!page) throw notFound()
  return { page }
}

export const meta = titled<typeof loader>((locale, { page }) => [planMessages[locale].day(page.day), page.title])

export default function PlanDayRoute() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages(planMessages)
  const locale = useLocale()
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={`${words.day(page.day)} · ${page.title}`}
        lead={page.on ? <LocalDate on={page.on} /> : undefined}
        back={<Link to="/plan">{words.toPlan}</Link>}
      />
      {page.lockedUntil ? (
        <Notice tone="grey" icon="lock" title={words.lockedTitle}>
          {words.locked(formatLocalDate(page.lockedUntil, locale))}
        </Notice>
      ) : null}
      {page.unconfirmedExam ? (
        <Notice tone="amber" icon="calendar" title={words.unconfirmed}>
          {words.unconfirmedExam}
        </Notice>
      ) : null}
      {page.unlockedAhead ? <Notice icon="open" title={words.unlockedTitle} /> : null}
      <Panel title={words.goal}>
        <p>{page.goal}</p>
      </Panel>
      <h2 className="mb-3 text-lg font-bold">{words.agenda}</h2>
      <Agenda items={page.agenda} linked={page.state !== null} />
      <Lessons lessons={page.lessons} />
      {page.askAt ? (
        <p className="no-print mt-6">
          <LinkButton to={`/activities/${page.askAt}#ask`} icon="help">
            {words.ask}
          </LinkButton>
        </p>
      ) : null}
      <nav className="no-print mt-6 flex justify-between gap-3">
        {page.day > 1 ? (
          <Link to={`/plan/${page.day - 1}`} className="inline-flex min-h-11 items-center gap-1">
            <Icon name="back" />
            {words.previous(page.day - 1)}
          </Link>
        ) : (
          <span />
        )}
        {page.day < page.last ? (
          <Link to={`/plan/${page.day + 1}`} className="inline-flex min-h-11 items-center gap-1">
            {words.next(page.day + 1)}
            <Icon name="next" />
          </Link>
        ) : null}
      </nav>
    </div>
  )
}

function Lessons({ lessons }: Pick<DayPage, 'lessons'>) {
  const words = useMessages(planMessages)
  const activity = useMessages(activityMessages)
  return (
    <section className="mt-6">
      <h2 className="mb-3 text-lg font-bold">{words.lessons}</h2>
      {lessons.length === 0 ? <p className="text-grey">{words.noLessons}</p> : null}
      <ul className="grid gap-2">
        {lessons.map((lesson) => (
          <li key={lesson.id} className="flex flex-wrap items-center gap-x-3">
            <Link to={`/lessons/${lesson.id}`} className="inline-flex min-h-11 items-center">
              {lesson.title}
            </Link>
            <span className="num text-sm text-grey">{activity.minutes(lesson.minutes)}</span>
            {lesson.read ? <Tag tone="green">{activity.lessonRead}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
