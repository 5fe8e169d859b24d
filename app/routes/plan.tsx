import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Notice, PageHeader, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { PathLegend, PlanPath } from '#app/features/plan/path'
import { getPlanPage } from '#app/features/plan/plan-page.server'
import type { PlanPage } from '#app/features/plan/plan-view'
import { requireHousePermission } from '#app/http/auth.server'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { planMessages } from '#app/i18n/plan'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:library')
  return getPlanPage(context.db, {
    traineeId: viewer.id,
    content: await context.content(),
    now: context.clock.now(),
    place: context.place,
  })
}

export const meta = titled<typeof loader>((locale) => planMessages[locale].title)

export default function PlanRoute() {
  const { own, days, retakeAfterDays } = useLoaderData<typeof loader>()
  const words = useMessages(planMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        title={words.title}
        lead={
          own
            ? words.lead(own.name, formatLocalDate(own.from, locale), formatLocalDate(own.to, locale))
            : words.leadOpen(days.length)
        }
      >
        <PrintButton />
      </PageHeader>
      {own && own.overrunDays > 0 ? <Notice tone="amber">{words.overrun(own.overrunDays)}</Notice> : null}
      {own?.unconfirmed ? <Unconfirmed span={own.unconfirmed} /> : null}
      {own ? (
        <>
          <PathLegend />
          <PlanPath weeks={own.weeks} />
        </>
      ) : (
        <DayList days={days} />
      )}
      <p className="mt-4 text-sm text-grey">{words.retakeNote(retakeAfterDays)}</p>
    </>
  )
}

function Unconfirmed({ span }: { span: NonNullable<NonNullable<PlanPage['own']>['unconfirmed']> }) {
  const words = useMessages(planMessages)
  const locale = useLocale()
  const { year, from, to, known } = span
  return (
    <Notice tone="amber" icon="calendar" title={known ? words.unconfirmedKnown(year) : words.unconfirmedYear(year)}>
      <p>{words.unconfirmedSpan(formatLocalDate(from, locale), formatLocalDate(to, locale))}</p>
    </Notice>
  )
}

function DayList({ days }: Pick<PlanPage, 'days'>) {
  const words = useMessages(planMessages)
  return (
    <ol className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {days.map((day) => (
        <li key={day.day}>
          <Link
            to={`/plan/${day.day}`}
            className="flex h-full flex-col gap-1 rounded-lg border border-line bg-raised px-4 py-3 text-ink no-underline hover:bg-sunken"
          >
            <span className="num font-bold">{words.day(day.day)}</span>
            <span className="break-words">{day.title}</span>
            <span className="flex flex-wrap gap-2">
              {day.gates.map((gate) => (
                <Tag key={gate} tone="amber" icon="flag">
                  {words.gates[gate]}
                </Tag>
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
