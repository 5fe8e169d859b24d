import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, Select } from '#app/components/ui/form'
import { Notice, PageHeader, Panel, SavedNotice, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { DelegatesForm } from '#app/features/cohorts/cohort-forms'
import { findDelegatesView } from '#app/features/cohorts/cohorts.server'
import { endDelegate, nameDelegate } from '#app/features/cohorts/name-delegate.server'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { activityMessages } from '#app/i18n/activities'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const cohort = await findDelegatesView(context.db, params.cohortId ?? '')
  if (!cohort) throw notFound()
  return cohort
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const sent = await readForm(request)
  const role = String(sent.get('role') ?? '').slice(0, 40)
  const form = parseFormData(sent, DelegatesForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, role)
  const cohortId = params.cohortId ?? ''
  const common = { actor: actorOf(context, viewer), now: context.clock.now(), cohortId }
  const to = `/admin/cohorts/${cohortId}/delegates?saved`
  const outcome =
    form.value.intent === 'name'
      ? await nameDelegate(context.db, {
          ...common,
          role: form.value.role,
          personId: form.value.personId,
          activities: form.value.activities,
        })
      : await endDelegate(context.db, { ...common, delegationId: form.value.delegationId })
  return respond(outcome, { to, intent: role })
}

type Need = ReturnType<typeof useLoaderData<typeof loader>>['needs'][number]

export const meta = titled<typeof loader>((locale, cohort) => [cohortMessages[locale].editDelegates, cohort.name])

export default function DelegatesPage() {
  const cohort = useLoaderData<typeof loader>()
  const words = useMessages(cohortMessages)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.editDelegates}
        lead={`${cohort.name} · ${words.delegatesLead}`}
        back={<Link to={`/admin/cohorts/${cohort.id}`}>{words.toCohort}</Link>}
      />
      <SavedNotice />
      {cohort.people.length === 0 ? <Notice tone="amber">{words.noDelegates}</Notice> : null}
      {cohort.needs.map((need) => (
        <RolePanel key={need.role} need={need} people={cohort.people} />
      ))}
    </div>
  )
}

function RolePanel({ need, people }: { need: Need; people: { id: string; name: string }[] }) {
  const reply = useReply<typeof action>()
  const words = useMessages(cohortMessages)
  const roles = useMessages(activityMessages).roles
  const open = need.activities.filter((a) => a.named.length === 0)
  return (
    <Panel title={roles[need.role]}>
      <FormReply reply={reply} intent={need.role}>
        <ul className="grid gap-2">
          {need.activities.map((activity) => (
            <li
              key={activity.id}
              className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line pb-2 last:border-0"
            >
              <span className="min-w-0">{words.planDay(activity.day, activity.title)}</span>
              <Named need={need} activity={activity} />
            </li>
          ))}
        </ul>
        {people.length > 0 ? (
          <details className="mt-4" open={open.length > 0}>
            <summary className="min-h-11 py-2 font-medium text-primary">{words.nameFor(roles[need.role])}</summary>
            <Form noValidate method="post" className="mt-2">
              <input type="hidden" name="intent" value="name" />
              <input type="hidden" name="role" value={need.role} />
              <Select
                name="personId"
                id={`person-${need.role}`}
                label={words.delegates}
                empty={words.choosePerson}
                required
                choices={people.map((p) => ({ value: p.id, label: p.name }))}
              />
              <Choices
                name="activities"
                id={`activities-${need.role}`}
                type="checkbox"
                label={words.activities}
                hint={words.activitiesHint}
                defaultValue={open.map((a) => a.id)}
                choices={need.activities.map((a) => ({ value: a.id, label: words.planDay(a.day, a.title) }))}
              />
              <Button>{words.nameThem}</Button>
            </Form>
          </details>
        ) : null}
      </FormReply>
    </Panel>
  )
}

function Named({ need, activity }: { need: Need; activity: Need['activities'][number] }) {
  const words = useMessages(cohortMessages)
  if (activity.named.length === 0) return <Tag tone="amber">{words.nobody}</Tag>
  return (
    <span className="flex flex-wrap gap-x-4">
      {activity.named.map((d) => (
        <Form key={d.delegationId} method="post" className="flex items-center gap-2">
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="role" value={need.role} />
          <input type="hidden" name="delegationId" value={d.delegationId} />
          <span>{d.name}</span>
          {d.gone ? <Tag tone="red">{words.gone}</Tag> : null}
          <button
            type="submit"
            className="min-h-11 px-2 text-sm text-primary underline"
            aria-label={words.endDelegationOf(d.name, activity.title)}
          >
            {words.endDelegation}
          </button>
        </Form>
      ))}
    </span>
  )
}
