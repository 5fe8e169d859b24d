import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, Select, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useReply } from '#app/components/ui/use-reply'
import { firstCourse } from '#app/content/content.server'
import { loadKnownThrough } from '#app/features/cohorts/calendar-years.server'
import { type NewCohortDates, previewNewCohort } from '#app/features/cohorts/cohort-calendar.server'
import { cohortForm } from '#app/features/cohorts/cohort-forms'
import { listCohortLines } from '#app/features/cohorts/cohorts.server'
import { createCohort } from '#app/features/cohorts/create-cohort.server'
import { DatesTable } from '#app/features/cohorts/dates-table'
import { noticeStart } from '#app/features/cohorts/holidays'
import { REST_PATTERNS } from '#app/features/cohorts/rest-patterns'
import { YearsNotice } from '#app/features/cohorts/years-notice'
import { requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refused, refusedAt } from '#app/http/respond.server'
import { cohortMessages } from '#app/i18n/cohorts'
import { formatFullDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { addDays, localDateOf } from '#app/rules/dates'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:cohort')
  const { courses, clock } = context
  const cohorts = await listCohortLines(context.db, { courses, now: clock.now() })
  const knownThrough = await loadKnownThrough(context.db)
  return {
    knownThrough,
    unknownFrom: noticeStart(knownThrough + 1),
    startOn: addDays(localDateOf(clock.now(), firstCourse(courses).course.zone), 1),
    courses: [...courses.values()].map(({ course }) => ({
      id: course.id,
      title: course.title,
      days: course.trainingDays,
    })),
    cohorts: cohorts.map(({ id, name }) => ({ value: id, label: name })),
  }
}

interface NewCohortReply extends Reply {
  preview?: NewCohortDates
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:cohort')
  const form = await parseForm(request, cohortForm([...context.courses.keys()]), viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { step, ...wish } = form.value
  const course = context.courses.get(wish.courseId)
  if (step === 'preview' && course) {
    const preview = await previewNewCohort(context.db, { ...wish, plan: course.plan })
    return preview.ok ? data<NewCohortReply>({ submission: form.sent(), preview: preview.value }) : refused(preview)
  }
  const outcome = await createCohort(context.db, {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    courses: context.courses,
    ...wish,
  })
  return outcome.ok
    ? redirect(`/admin/cohorts/${outcome.value.cohortId}`)
    : refusedAt(outcome, form, { 'name-taken': 'name' })
}

export const meta = titled<typeof loader>((locale) => cohortMessages[locale].newTitle)

export default function NewCohortPage() {
  const { startOn, courses, cohorts, knownThrough, unknownFrom } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>() as NewCohortReply | undefined
  const words = useMessages(cohortMessages)
  const locale = useLocale()
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={words.newTitle}
        lead={words.newLead}
        back={<Link to="/admin/cohorts">{words.toCohorts}</Link>}
      />
      <Notice tone="grey" icon="calendar" title={words.knownThrough(knownThrough)}>
        <p>{words.knownThroughLead(formatFullDate(unknownFrom, locale))}</p>
      </Notice>
      {reply?.preview ? <NewDates preview={reply.preview} /> : null}
      <Panel>
        <Form noValidate method="post">
          <FormReply reply={reply}>
            <TextField name="name" label={words.name} maxLength={LONGEST.shownName} autoComplete="off" />
            {courses.length > 1 ? (
              <Choices
                name="courseId"
                label={words.course}
                hint={words.courseHint}
                choices={courses.map(({ id, title, days }) => ({
                  value: id,
                  label: title,
                  hint: words.courseDays(days),
                }))}
              />
            ) : null}
            <TextField name="startOn" type="date" label={words.starts} defaultValue={startOn} />
            <Choices
              name="restPattern"
              label={words.restPattern}
              hint={words.restHint}
              defaultValue={['sunday']}
              choices={REST_PATTERNS.map((value) => ({ value, label: words.restPatterns[value] }))}
            />
            {cohorts.length > 0 ? (
              <Select name="copyFrom" label={words.copyFrom} optional empty={words.copyNone} choices={cohorts} />
            ) : null}
            <ActionBar>
              <Button name="step" value="preview">
                {words.newPreview}
              </Button>
              <Button name="step" value="save" look="primary">
                {words.create}
              </Button>
            </ActionBar>
          </FormReply>
        </Form>
      </Panel>
    </div>
  )
}

function NewDates({ preview }: { preview: NewCohortDates }) {
  const words = useMessages(cohortMessages)
  const box = useRef<HTMLDivElement>(null)
  // The button lies below the form, the dates above it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every look brings other dates
  useEffect(() => box.current?.focus(), [preview])
  return (
    <div ref={box} tabIndex={-1}>
      <Panel title={words.newDates}>
        <p className="mb-3 text-grey">{words.newNotMade}</p>
        <YearsNotice years={{ unconfirmed: preview.unconfirmed, take: null }} />
        <DatesTable dates={preview.dates} isNew />
      </Panel>
    </div>
  )
}
