import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Choices, FormReply } from '#app/components/ui/form'
import { ActionBar, EmptyState, Facts, Notice, PageHeader, Panel, SavedNotice, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { canSomewhere } from '#app/features/accounts/permissions'
import { getCohortYears } from '#app/features/cohorts/cohort-calendar.server'
import { findCohortCourse } from '#app/features/cohorts/cohort-course.server'
import { MentorsForm } from '#app/features/cohorts/cohort-forms'
import { findCohortView } from '#app/features/cohorts/cohorts.server'
import { KeyDayName } from '#app/features/cohorts/dates-table'
import { MembersTable } from '#app/features/cohorts/members-table'
import { setMentors } from '#app/features/cohorts/set-mentors.server'
import { YearsNotice } from '#app/features/cohorts/years-notice'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const cohortId = params.cohortId ?? ''
  const now = context.clock.now()
  const content = await findCohortCourse(context.db, context.courses, cohortId)
  if (!content) throw notFound()
  const cohort = await findCohortView(context.db, cohortId, { now, limit: content.course.finishWithinCalendarDays })
  if (!cohort) throw notFound()
  const years = await getCohortYears(context.db, { cohortId, now })
  return { cohort, years, mayAdjust: canSomewhere(viewer, 'adjust:enrolment') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const form = await parseForm(request, MentorsForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, 'mentors')
  const cohortId = params.cohortId ?? ''
  const outcome = await setMentors(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    cohortId,
    mentors: form.value.mentors,
  })
  if (!outcome.ok && outcome.reason === 'not-found') throw notFound()
  return respond(outcome, { to: `/admin/cohorts/${cohortId}?saved`, intent: 'mentors' })
}

type Cohort = ReturnType<typeof useLoaderData<typeof loader>>['cohort']

export const meta = titled<typeof loader>((locale, { cohort }) => [pageNames[locale].cohort, cohort.name])

export default function CohortPage() {
  const { cohort, years, mayAdjust } = useLoaderData<typeof loader>()
  const words = useMessages(cohortMessages)
  const late = cohort.members.filter((m) => m.running && m.overrun > 0).length
  const base = `/admin/cohorts/${cohort.id}`
  return (
    <>
      <PageHeader
        title={cohort.name}
        lead={cohort.day === 0 ? words.notStarted : words.dayNow(cohort.day)}
        back={<Link to="/admin/cohorts">{words.toCohorts}</Link>}
      />
      <SavedNotice />
      {late > 0 ? <Notice tone="amber">{words.overrunNotice(late)}</Notice> : null}
      <YearsNotice years={years} calendarUrl={`${base}/calendar`} />
      <Panel title={words.members}>
        {cohort.members.length === 0 ? (
          <EmptyState title={words.noRunning} icon="users" />
        ) : (
          <MembersTable members={cohort.members} mayAdjust={mayAdjust} />
        )}
        <ActionBar>
          <LinkButton to={`${base}/import`} icon="file">
            {words.importRoster}
          </LinkButton>
          <LinkButton look="primary" to={`${base}/members/new`} icon="user">
            {words.addMember}
          </LinkButton>
        </ActionBar>
      </Panel>
      <div className="grid gap-x-5 lg:grid-cols-2">
        <CalendarPanel cohort={cohort} />
        <div>
          <MentorsPanel cohort={cohort} />
          <Panel title={words.delegates}>
            <p className="mb-3 text-grey">
              {cohort.delegates.open > 0 ? words.delegatesOpen(cohort.delegates.open) : words.delegatesFull}
            </p>
            <div className="flex flex-wrap gap-2">
              <LinkButton to={`${base}/delegates`} icon="user-check">
                {words.editDelegates}
              </LinkButton>
              <LinkButton to={`${base}/plan`} icon="route">
                {words.plan}
              </LinkButton>
            </div>
          </Panel>
        </div>
      </div>
    </>
  )
}

function CalendarPanel({ cohort }: { cohort: Cohort }) {
  const words = useMessages(cohortMessages)
  return (
    <Panel title={words.calendar}>
      <Facts
        facts={[
          [words.restPattern, words.restPatterns[cohort.restPattern]],
          ...cohort.keyDates.map(({ day, title, on, confirmed }): [JSX.Element, JSX.Element] => [
            <KeyDayName key={day} row={{ day, title }} />,
            <span key={day} className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
              <LocalDate on={on} />
              {confirmed ? null : <Tag tone="amber">{words.unconfirmed}</Tag>}
            </span>,
          ]),
        ]}
      />
      <h3 className="mt-4 mb-1 font-medium">{words.closures}</h3>
      {cohort.closures.length === 0 ? (
        <p className="text-grey">{words.noClosures}</p>
      ) : (
        <ul className="grid gap-1">
          {cohort.closures.map((c) => (
            <li key={c.on} className="break-words">
              <LocalDate on={c.on} /> {words.closureKinds[c.kind]} <span className="text-grey">{c.reason}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <LinkButton to={`/admin/cohorts/${cohort.id}/calendar`} icon="calendar">
          {words.editCalendar}
        </LinkButton>
      </p>
    </Panel>
  )
}

function MentorsPanel({ cohort }: { cohort: Cohort }) {
  const reply = useReply<typeof action>()
  const words = useMessages(cohortMessages)
  return (
    <Panel title={words.mentors}>
      {cohort.allMentors.length === 0 ? (
        <p className="text-grey">{words.noMentors}</p>
      ) : (
        <Form method="post">
          <FormReply reply={reply} intent="mentors">
            <input type="hidden" name="intent" value="mentors" />
            <Choices
              name="mentors"
              type="checkbox"
              label={<span className="sr-only">{words.mentors}</span>}
              hint={words.mentorsHint}
              defaultValue={cohort.mentors.map((m) => m.id)}
              choices={cohort.allMentors.map((m) => ({ value: m.id, label: m.name, hint: m.username }))}
            />
            <Button>{words.saveMentors}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}
