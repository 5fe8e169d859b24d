import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, Select, TextArea, TextField } from '#app/components/ui/form'
import { ActionBar, EmptyState, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { addMember } from '#app/features/cohorts/add-member.server'
import { MemberForm } from '#app/features/cohorts/cohort-forms'
import { findMemberChoices } from '#app/features/cohorts/cohorts.server'
import { TrainedBefore } from '#app/features/cohorts/trained-before'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refusedAt, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const choices = await findMemberChoices(context.db, params.cohortId ?? '', context.clock.now())
  if (!choices) throw notFound()
  return choices
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const form = await parseForm(request, MemberForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const cohortId = params.cohortId ?? ''
  const outcome = await addMember(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    cohortId,
    ...form.value,
  })
  if (!outcome.ok && outcome.reason === 'not-found') throw notFound()
  if (!outcome.ok && outcome.reason === 'trained-before')
    return refusedAt(outcome, form, { 'trained-before': 'whyAgain' })
  return respond(outcome, { to: `/admin/cohorts/${cohortId}?saved` })
}

export const meta = titled<typeof loader>((locale, { name }) => [cohortMessages[locale].addMember, name])

export default function NewMemberPage() {
  const { id, name, joinOn, trainees, mentors, before } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(cohortMessages)
  const ui = useMessages(uiMessages)
  const marked = new Set(before.map((one) => one.traineeId))
  const choices = (people: { id: string; name: string; username: string }[]) =>
    people.map((p) => ({
      value: p.id,
      label: `${p.name}${ui.inBrackets(marked.has(p.id) ? `${p.username} · ${words.trainedBefore.mark}` : p.username)}`,
    }))
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={words.addMember}
        lead={`${name} · ${words.addMemberLead}`}
        back={<Link to={`/admin/cohorts/${id}`}>{words.toCohort}</Link>}
      />
      {trainees.length === 0 ? (
        <EmptyState title={words.noFree} icon="users">
          <LinkButton to={`/admin/cohorts/${id}/import`} className="mt-3">
            {words.importRoster}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <TrainedBefore before={before} />
          <Panel>
            <Form noValidate method="post">
              <FormReply reply={reply}>
                <Select
                  name="personId"
                  label={words.person}
                  empty={words.choosePerson}
                  choices={choices(trainees)}
                  required
                />
                <TextField name="joinedOn" type="date" label={words.joined} defaultValue={joinOn} />
                <Select
                  name="mentorId"
                  label={words.mentor}
                  hint={words.mentorHint}
                  empty={words.choosePerson}
                  choices={choices(mentors)}
                  required
                />
                {before.length === 0 ? null : (
                  <TextArea
                    name="whyAgain"
                    label={words.trainedBefore.why}
                    hint={words.trainedBefore.whyHint}
                    maxLength={LONGEST.note}
                    optional
                  />
                )}
                <ActionBar>
                  <LinkButton to={`/admin/cohorts/${id}`}>{ui.cancel}</LinkButton>
                  <Button look="primary">{words.enrol}</Button>
                </ActionBar>
              </FormReply>
            </Form>
          </Panel>
        </>
      )}
    </div>
  )
}
