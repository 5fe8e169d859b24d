import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { EmptyState, PageHeader, Panel, Progress, Tag } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { listTrainees, type TraineeLine } from '#app/features/mentor-desk/trainees.server'
import { requireSomewhere } from '#app/http/auth.server'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate, formatNumber } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import { signoffMessages } from '#app/i18n/signoffs'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'observe:activity')
  return { trainees: await listTrainees(context.db, { viewer, courses: context.courses, now: context.clock.now() }) }
}

export const meta = titled<typeof loader>((locale) => signoffMessages[locale].trainees)

export default function TraineesPage() {
  const { trainees } = useLoaderData<typeof loader>()
  const words = useMessages(signoffMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader title={words.trainees} lead={words.traineesLead} />
      {trainees.length === 0 ? (
        <EmptyState title={words.traineesEmpty} icon="users">
          {words.traineesEmptyText}
        </EmptyState>
      ) : (
        <ul className="grid gap-0 md:grid-cols-2 md:gap-x-5">
          {trainees.map((trainee) => (
            <li key={trainee.enrolmentId}>
              <TraineeCard trainee={trainee} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function TraineeCard({ trainee }: { trainee: TraineeLine }) {
  const words = useMessages(signoffMessages)
  const rubrics = useMessages(rubricMessages)
  const activities = useMessages(activityMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const base = `/mentor/trainees/${trainee.enrolmentId}`
  return (
    <Panel
      title={
        <Link to={base} className="wrap-anywhere">
          {trainee.name}
        </Link>
      }
    >
      <p className="num mb-2 flex flex-wrap items-center gap-2 text-sm text-grey">
        {trainee.cohortName} · {trainee.day > 0 ? words.dayOfPlan(trainee.day) : words.notStarted}
        {trainee.waiting > 0 ? <Tag tone="amber">{words.waitingForYou(trainee.waiting)}</Tag> : null}
      </p>
      {trainee.leavingOn ? (
        <p className="mb-2 font-medium">{leaving.decided(formatLocalDate(trainee.leavingOn, locale))}</p>
      ) : null}
      <Progress
        value={trainee.done}
        max={Math.max(1, trainee.all)}
        label={words.countDone(trainee.done, trainee.all)}
      />
      <p className="num mt-1 mb-3 text-sm text-grey">
        {(trainee.named ? words.countNamed : words.countDone)(trainee.done, trainee.all)}
      </p>
      <dl className="grid gap-1">
        <div>
          <dt className="text-sm text-grey">{words.nextStep}</dt>
          <dd className="break-words">
            {trainee.next ? (
              <>
                <Link to={`${base}/activities/${trainee.next.activityId}`}>{trainee.next.title}</Link> ·{' '}
                {activities.states[trainee.next.state]}
              </>
            ) : (
              words.allDone
            )}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-grey">{words.lastSheet}</dt>
          <dd className="num">
            {trainee.lastSheet ? (
              <>
                {rubrics.percent(formatNumber(trainee.lastSheet.percent, locale, 1))} ·{' '}
                <Instant at={trainee.lastSheet.madeAt} show="date" />
              </>
            ) : (
              words.noSheet
            )}
          </dd>
        </div>
      </dl>
    </Panel>
  )
}
