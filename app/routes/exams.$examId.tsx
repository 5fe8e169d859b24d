import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply } from '#app/components/ui/form'
import { ActionBar, Facts, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { UnmetList } from '#app/features/activities/activity-words'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { BeforeExam } from '#app/features/activities/precondition-list'
import { StartForm } from '#app/features/attempts/answer-forms'
import { getExamStart } from '#app/features/attempts/attempts.server'
import { PastAttempts, useExamFacts } from '#app/features/attempts/exam-start'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { closeOverdueOf } from '#app/features/grading/close-attempt.server'
import { notFound, requireEnrolment, requireViewer } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseForm } from '#app/http/form.server'
import { badForm, refused } from '#app/http/respond.server'
import { examMessages } from '#app/i18n/exams'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { refusalMessages } from '#app/i18n/refusals'

async function requireExam({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const input = {
    viewerId: viewer.id,
    examId: params.examId,
    content: await context.content(),
    now: context.clock.now(),
  }
  const exam = await getExamStart(context.db, input)
  if (!exam) throw notFound()
  await requireEnrolment(request, context, 'sit:attempt', exam.enrolmentId, exam.activityId)
  await closeOverdueOf(context.db, { enrolmentId: exam.enrolmentId, now: input.now })
  return { viewer, exam: (await getExamStart(context.db, input)) ?? exam, now: input.now }
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, exam, now } = await requireExam(args)
  const content = await args.context.content()
  const steps = await listOwnFailedSteps(args.context.db, { traineeId: viewer.id, content, now }, exam.activityId)
  // What leads here is said by the page itself.
  return { exam, steps: steps.filter(({ to }) => to !== `/exams/${exam.examId}`) }
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, exam, now } = await requireExam(args)
  const form = await parseForm(args.request, StartForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const { db } = args.context
  const content = await args.context.content()
  const outcome = await startAttempt(db, {
    actor: actorOf(args.context, viewer),
    now,
    enrolmentId: exam.enrolmentId,
    blueprint: content.blueprintById.get(exam.examId)!,
    content,
  })
  return outcome.ok ? redirect(`/exams/attempts/${outcome.value.attemptId}`) : refused(outcome)
}

export const meta = titled<typeof loader>((locale, { exam }) => [pageNames[locale].examStart, exam.title])

export default function ExamStartPage() {
  const { exam, steps } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(examMessages)
  const rules = [
    words.rules.clock,
    words.rules.save,
    words.rules.order,
    words.rules.late,
    words.rules.help,
    words.rules.noted,
    words.rules.once,
  ]
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={exam.title}
        lead={words.startLead}
        back={<Link to={`/activities/${exam.activityId}`}>{words.toActivity}</Link>}
      >
        <Tag>{words.kinds[exam.kind]}</Tag>
      </PageHeader>
      <FormReply reply={reply}>
        <Panel>
          <Facts
            facts={[
              [words.facts.date, exam.on === null ? words.dateLater : <LocalDate key="on" on={exam.on} />],
              ...useExamFacts(exam),
            ]}
          />
        </Panel>
        <Panel title={words.rulesTitle}>
          <ul className="list-disc space-y-2 pl-5">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Panel>
        {exam.before && exam.past.length === 0 ? <BeforeExam before={exam.before} /> : null}
        <FailedSteps steps={steps} primary="always" />
        <PastAttempts past={exam.past} followUp={steps.length > 0 ? null : exam.followUp} />
        <StartLine />
      </FormReply>
    </div>
  )
}

function StartLine() {
  const { exam } = useLoaderData<typeof loader>()
  const words = useMessages(examMessages)
  const locale = useLocale()
  const { start } = exam
  if (!start.ok) {
    const done = start.reason === 'already-done' || start.reason === 'no-retake-left'
    if (done && exam.past.length > 0) return null
    return (
      <Notice tone="amber" icon="lock" title={words.cannotStart}>
        <p>{refusalMessages[locale][start.reason](start.detail)}</p>
        {start.reason === 'needs-first' ? <UnmetList unmet={exam.unmet} of={(id) => `/activities/${id}`} /> : null}
      </Notice>
    )
  }
  if ('resume' in start.value)
    return (
      <>
        <Notice tone="amber">{words.resumeNote}</Notice>
        <ActionBar>
          <LinkButton look="primary" to={`/exams/attempts/${start.value.resume}`} reloadDocument>
            {words.resume}
          </LinkButton>
        </ActionBar>
      </>
    )
  const full = exam.minutes + exam.extraMinutes
  const minutes = exam.minutesNow ?? full
  const deadline = formatTime(start.value.begin.deadlineAt, locale)
  return (
    <Form method="post" reloadDocument className="contents">
      <Notice tone={minutes < full ? 'amber' : 'primary'} icon="clock">
        <span className="num">{minutes < full ? words.shortTime(minutes, full, deadline) : words.fullTime(full)}</span>
      </Notice>
      <ActionBar>
        <Button look="primary" name="intent" value="start">
          {words.start}
        </Button>
      </ActionBar>
    </Form>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
