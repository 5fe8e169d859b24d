import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { changeCalendar } from '#app/features/cohorts/change-calendar.server'
import {
  type CalendarPreview,
  getCohortYears,
  previewCalendarChange,
} from '#app/features/cohorts/cohort-calendar.server'
import { type CalendarCommand, CalendarForm } from '#app/features/cohorts/cohort-forms'
import { findCohortView } from '#app/features/cohorts/cohorts.server'
import { DatesTable, EndsTable, HiddenFields } from '#app/features/cohorts/dates-table'
import { REST_PATTERNS } from '#app/features/cohorts/rest-patterns'
import { YearsNotice } from '#app/features/cohorts/years-notice'
import { notFound, requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const cohortId = params.cohortId ?? ''
  const now = context.clock.now()
  const cohort = await findCohortView(context.db, cohortId, {
    now,
    limit: context.content.course.finishWithinCalendarDays,
  })
  if (!cohort) throw notFound()
  const { id, name, startOn, restPattern, closures, revision, today } = cohort
  const years = await getCohortYears(context.db, { cohortId, now })
  return { id, name, startOn, restPattern, closures, revision, today, years }
}

interface CalendarReply extends Reply {
  preview?: {
    command: CalendarCommand
    dates: CalendarPreview['dates']
    members: {
      id: string
      name: string
      before: CalendarPreview['members'][number]['before']
      after: CalendarPreview['members'][number]['after']
    }[]
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const cohortId = params.cohortId ?? ''
  const sent = await readForm(request)
  const kind = String(sent.get('kind') ?? '').slice(0, 20)
  const form = parseFormData(sent, CalendarForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, kind)
  const { step, reason, revision, ...change } = form.value
  const limit = context.content.course.finishWithinCalendarDays
  const preview = await previewCalendarChange(context.db, { cohortId, change, limit })
  if (!preview.ok && preview.reason === 'not-found' && change.kind !== 'clear-day') throw notFound()
  if (!preview.ok) return refused(preview, kind)
  if (step === 'preview') {
    const members = preview.value.members.map(({ enrolmentId, name, before, after }) => ({
      id: enrolmentId,
      name,
      before,
      after,
    }))
    return data<CalendarReply>({ preview: { command: form.value, dates: preview.value.dates, members } })
  }
  const outcome = await changeCalendar(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    cohortId,
    revision,
    change,
    reason,
    limit,
  })
  return respond(outcome, { to: `/admin/cohorts/${cohortId}?saved`, intent: kind })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export const meta = titled<typeof loader>((locale, cohort) => [cohortMessages[locale].editCalendar, cohort.name])

export default function CohortCalendarPage() {
  const cohort = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as CalendarReply | undefined
  const words = useMessages(cohortMessages)
  const back = <Link to={`/admin/cohorts/${cohort.id}`}>{words.toCohort}</Link>
  if (reply?.preview) return <Preview cohort={cohort} preview={reply.preview} />
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.editCalendar} lead={cohort.name} back={back} />
      <YearsNotice years={cohort.years} />
      {cohort.years.take ? <TakeYearForm cohort={cohort} reply={reply} take={cohort.years.take} /> : null}
      <BasicsForm cohort={cohort} reply={reply} />
      <SetDayForm cohort={cohort} reply={reply} />
      <ClosuresPanel cohort={cohort} reply={reply} />
    </div>
  )
}

function Preview({ cohort, preview }: { cohort: Loaded; preview: NonNullable<CalendarReply['preview']> }) {
  const words = useMessages(cohortMessages)
  const { command } = preview
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.previewTitle} lead={cohort.name} />
      <Notice tone="amber">{words.previewLead}</Notice>
      <Panel title={words.calendar}>
        {command.kind === 'set-day' || command.kind === 'clear-day' ? (
          <p className="mb-3">
            <LocalDate on={command.on} />{' '}
            {command.kind === 'set-day' ? words.closureKinds[command.dayKind] : words.clearDay}
          </p>
        ) : null}
        {command.kind === 'take-year' ? <p className="mb-3">{words.takeForm(command.year)}</p> : null}
        <DatesTable dates={preview.dates} />
      </Panel>
      <Panel title={words.memberEnds}>
        <EndsTable rows={preview.members} />
      </Panel>
      <Form noValidate method="post">
        <HiddenFields fields={{ ...command, step: 'save' }} />
        <p className="break-words">
          {words.reason} · {command.reason}
        </p>
        <ActionBar>
          <LinkButton to={`/admin/cohorts/${cohort.id}/calendar`} reloadDocument>
            {words.goBack}
          </LinkButton>
          <Button look="primary">{words.confirmSave}</Button>
        </ActionBar>
      </Form>
    </div>
  )
}

interface FormProps {
  cohort: Loaded
  reply: CalendarReply | undefined
}

interface ChangeProps extends FormProps {
  kind: CalendarCommand['kind']
  title: string
  /** What is sent besides what the fields say. */
  fixed?: Record<string, string | number>
  /** What the page is for; the others are for now and then. */
  main?: boolean
  children?: ReactNode
}

/** A change with its reason; the new dates are shown before anything is saved. */
function ChangeForm({ cohort, reply, kind, title, fixed, main = false, children }: ChangeProps) {
  const words = useMessages(cohortMessages)
  return (
    <Panel title={title}>
      <Form noValidate method="post">
        <FormReply reply={reply} intent={kind}>
          <HiddenFields fields={{ kind, step: 'preview', revision: cohort.revision, ...fixed }} />
          {children}
          <TextField
            name="reason"
            id={`${kind}-reason`}
            label={words.reason}
            hint={words.reasonHint}
            maxLength={500}
            autoComplete="off"
            required
          />
          {main ? (
            <ActionBar>
              <Button look="primary">{words.preview}</Button>
            </ActionBar>
          ) : (
            <Button>{words.preview}</Button>
          )}
        </FormReply>
      </Form>
    </Panel>
  )
}

function TakeYearForm({ take, ...form }: FormProps & { take: NonNullable<Loaded['years']['take']> }) {
  const words = useMessages(cohortMessages)
  return <ChangeForm {...form} kind="take-year" title={words.takeForm(take.year)} fixed={{ ...take }} />
}

function BasicsForm(form: FormProps) {
  const words = useMessages(cohortMessages)
  const { cohort } = form
  return (
    <ChangeForm {...form} kind="basics" title={words.basics} main>
      <TextField name="name" label={words.name} defaultValue={cohort.name} maxLength={60} autoComplete="off" required />
      <TextField name="startOn" type="date" label={words.starts} defaultValue={cohort.startOn} required />
      <Choices
        name="restPattern"
        label={words.restPattern}
        hint={words.restHint}
        defaultValue={[cohort.restPattern]}
        choices={REST_PATTERNS.map((value) => ({ value, label: words.restPatterns[value] }))}
      />
    </ChangeForm>
  )
}

function SetDayForm(form: FormProps) {
  const words = useMessages(cohortMessages)
  return (
    <ChangeForm {...form} kind="set-day" title={words.setDay}>
      <p className="mb-3 text-grey">{words.closuresHint}</p>
      <TextField name="on" type="date" label={words.date} defaultValue={form.cohort.today} required />
      <Choices
        name="dayKind"
        label={words.kind}
        defaultValue={['closed']}
        choices={(['closed', 'open'] as const).map((value) => ({ value, label: words.closureKinds[value] }))}
      />
    </ChangeForm>
  )
}

function ClosuresPanel({ cohort, reply }: FormProps) {
  const words = useMessages(cohortMessages)
  return (
    <Panel title={words.closures}>
      <FormReply reply={reply} intent="clear-day">
        {cohort.closures.length === 0 ? <p className="text-grey">{words.noClosures}</p> : null}
        <ul className="grid gap-2">
          {cohort.closures.map((c) => (
            <li key={c.on}>
              <Form noValidate method="post" className="flex flex-wrap items-center justify-between gap-2">
                <HiddenFields
                  fields={{
                    kind: 'clear-day',
                    step: 'preview',
                    revision: cohort.revision,
                    on: c.on,
                    reason: `${words.clearDay} ${c.on}`,
                  }}
                />
                <span className="min-w-0 break-words">
                  <LocalDate on={c.on} /> {words.closureKinds[c.kind]} <span className="text-grey">{c.reason}</span>
                </span>
                <Button>{words.clearDay}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </FormReply>
    </Panel>
  )
}
