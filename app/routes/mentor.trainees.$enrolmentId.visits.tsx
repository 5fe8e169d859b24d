import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { FormReply } from '#app/components/ui/form'
import { PageHeader } from '#app/components/ui/layout'
import { useReply } from '#app/components/ui/use-reply'
import { callOffVisit, planVisit } from '#app/features/visits/plan-visit.server'
import { CallOffForm, PlanVisitForm } from '#app/features/visits/visit-forms'
import { PlannedVisits, PlanVisitPanel } from '#app/features/visits/visit-planning'
import { getVisitPlanning } from '#app/features/visits/visits.server'
import { notFound, requireEnrolment } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import { localDateOf } from '#app/rules/dates'

const BESIDE = { 'visit-days': 'untilOn', 'visit-known': 'scriptId' } as const

/** The mentor and the managers plan; people named for single activities, and the trainee, see none of it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { relation, content } = await requireEnrolment(request, context, 'adjust:enrolment', params.enrolmentId)
  const asked = { enrolmentId: relation.enrolmentId, content, now: context.clock.now() }
  const planning = await getVisitPlanning(context.db, asked)
  if (!planning) throw notFound()
  return { planning }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { viewer, relation, content } = await requireEnrolment(request, context, 'adjust:enrolment', params.enrolmentId)
  const { enrolmentId } = relation
  const now = context.clock.now()
  const form = await readForm(request)
  const to = `/mentor/trainees/${enrolmentId}/visits`
  const acting = { actor: actorOf(context, viewer), planner: viewer, now, enrolmentId }
  if (form.get('intent') === 'call-off') {
    const parsed = parseFormData(form, CallOffForm, viewer.locale)
    if (!parsed.ok) return badForm(parsed.submission, 'call-off')
    const today = localDateOf(now, content.course.zone)
    return respond(await callOffVisit(context.db, { ...acting, ...parsed.value, today }), { to, intent: 'call-off' })
  }
  const parsed = parseFormData(form, PlanVisitForm, viewer.locale)
  if (!parsed.ok) return badForm(parsed.submission, 'plan')
  const outcome = await planVisit(context.db, { ...acting, ...parsed.value, content })
  return outcome.ok ? respond(outcome, { to }) : refusedAt(outcome, parsed, BESIDE, 'plan')
}

export const meta = titled<typeof loader>((locale, { planning }) => [
  visitMessages[locale].visits,
  planning.traineeName,
])

export default function VisitsOfTraineePage() {
  const { planning } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(visitMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={words.visitsOf(planning.traineeName)}
        lead={words.lead}
        back={<Link to={`/mentor/trainees/${planning.enrolmentId}`}>{planning.traineeName}</Link>}
      />
      <FormReply reply={reply} intent="call-off">
        <PlannedVisits visits={planning.visits} />
      </FormReply>
      <PlanVisitPanel planning={planning} reply={reply} />
      <p>
        <Link to={`/mentor/trainees/${planning.enrolmentId}/activities/${planning.activityId}`}>
          {words.toActivity}
        </Link>
      </p>
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
