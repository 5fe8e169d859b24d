import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { FormReply } from '#app/components/ui/form'
import { ActionBar, EmptyState, Notice, PageHeader, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { useReply } from '#app/components/ui/use-reply'
import { listOwnFailedSteps } from '#app/features/activities/activity-page.server'
import { FailedSteps } from '#app/features/activities/failed-steps'
import { PRACTICE } from '#app/features/activities/typing-standing'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { OpenRun } from '#app/features/typing/open-run'
import { TypedForm } from '#app/features/typing/typing-forms'
import { handInTyping, startTypingRun } from '#app/features/typing/typing-runs.server'
import { findTypingView } from '#app/features/typing/typing-view.server'
import { notFound, requireSomewhere } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { typingMessages } from '#app/i18n/typing'
import { TYPING_CEILING } from '#app/rules/hand-speed'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const now = context.clock.now()
  const content = await context.content()
  const view = await findTypingView(context.db, {
    traineeId: viewer.id,
    content,
    now,
    activityId: params.activityId!,
  })
  if (!view.ok && view.reason === 'not-found') throw notFound()
  const asked = { traineeId: viewer.id, content, now }
  return {
    steps: params.activityId === PRACTICE ? [] : await listOwnFailedSteps(context.db, asked, params.activityId),
    view: view.ok ? view.value : null,
    locked: view.ok ? null : (view.detail ?? ''),
    serverNow: now,
    practice: params.activityId === PRACTICE,
    activity: content.activityById.get(params.activityId!)?.title ?? '',
    late: new URL(request.url).searchParams.has('late'),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireSomewhere(request, context, 'sit:attempt')
  const enrolmentId = await findOwnEnrolmentId(context.db, viewer.id)
  if (!enrolmentId) return refused({ reason: 'not-found' })
  const to = `/practice/typing/${params.activityId}`
  const input = {
    actor: actorOf(context, viewer),
    now: context.clock.now(),
    content: await context.content(),
    enrolmentId,
    activityId: params.activityId!,
  }
  const body = await readForm(request)
  if (body.get('intent') === 'start') return respond(await startTypingRun(context.db, input), { to })
  const form = parseFormData(body, TypedForm, viewer.locale)
  if (!form.ok) return badForm(form.submission)
  const outcome = await handInTyping(context.db, { ...input, ...form.value })
  return respond(outcome, { to: outcome.ok && outcome.value.late ? `${to}?late` : to })
}

export const meta = titled<typeof loader>((locale, { practice, activity }) =>
  practice ? typingMessages[locale].practiceTitle : [typingMessages[locale].title, activity],
)

export default function TypingPage() {
  const { view, locked, practice, late, serverNow } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(typingMessages)
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={practice ? words.practiceTitle : words.title}
        lead={
          view
            ? practice
              ? words.practiceRules(view.minutes, view.passSpeed)
              : words.rules(view.allowedRuns, view.minutes, view.passSpeed)
            : undefined
        }
        back={<Link to={practice ? '/practice' : `/activities/${view?.activityId ?? ''}`}>{words.back}</Link>}
      />
      {late && view && !view.open ? <LateNotice characters={view.runs.at(-1)?.characters ?? 0} /> : null}
      <FormReply reply={locked === null ? reply : { refusal: { reason: 'day-locked', detail: locked } }}>
        {view?.open ? (
          <OpenRun
            activityId={view.activityId}
            open={view.open}
            serverNow={serverNow}
            title={practice ? words.practiceRun(view.open.run) : words.run(view.open.run)}
          />
        ) : (
          <Runs />
        )}
      </FormReply>
    </div>
  )
}

/** What was kept of a run that was handed in after its time: said as it is. */
function LateNotice({ characters }: { characters: number }) {
  const words = useMessages(typingMessages)
  return (
    <Notice tone="amber" title={words.lateTitle}>
      {characters > 0 ? words.lateKept(characters) : words.lateNothing}
    </Notice>
  )
}

function Runs() {
  const { view, practice, steps } = useLoaderData<typeof loader>()
  const words = useMessages(typingMessages)
  const locale = useLocale()
  if (!view) return null
  const numbered = practice ? words.practiceRun : words.run
  const held = view.runs.some((run) => run.standing === 'held')
  return (
    <>
      <FailedSteps steps={steps} primary="always" here={`/practice/typing/${view.activityId}`} />
      {view.best && view.advice ? (
        <Notice
          tone="primary"
          title={`${words.best}: ${words.perMinute(formatNumber(view.best.speed, locale, 1))} · ${words.bands[view.best.band]}`}
        >
          {words.nextSteps[view.best.band](view.advice)}
        </Notice>
      ) : null}
      {held ? (
        <Notice tone="amber">{practice ? words.tooFastAbout(TYPING_CEILING) : words.heldAbout(TYPING_CEILING)}</Notice>
      ) : null}
      {view.runs.length === 0 ? (
        <EmptyState title={words.noRuns} icon="keyboard" />
      ) : (
        <Table
          caption={words.title}
          rows={view.runs}
          rowKey={(run) => String(run.run)}
          columns={[
            { key: 'run', head: '#', cell: (run) => numbered(run.run) },
            {
              key: 'speed',
              head: words.speed,
              align: 'right',
              cell: (run) => words.perMinute(formatNumber(run.speed, locale, 1)),
            },
            {
              key: 'accuracy',
              head: words.accuracy,
              align: 'right',
              cell: (run) => `${formatNumber(run.accuracy, locale, 1)}%`,
            },
            {
              key: 'band',
              head: words.band,
              cell: (run) =>
                run.standing === 'counts' ? (
                  <Tag tone={run.band === 'far' || run.band === 'improve' ? 'amber' : 'green'}>
                    {words.bands[run.band]}
                  </Tag>
                ) : (
                  <Tag tone="amber">{practice ? words.tooFast : words.standings[run.standing]}</Tag>
                ),
            },
          ]}
        />
      )}
      {view.left > 0 ? (
        <Form method="post" className="contents">
          <input type="hidden" name="intent" value="start" />
          <ActionBar>
            <Button look="primary">{practice ? words.startPractice : words.start(view.runs.length + 1)}</Button>
          </ActionBar>
        </Form>
      ) : view.isOver ? (
        <p className="mt-4 text-grey">{words.over}</p>
      ) : practice || steps.length > 0 ? null : (
        <p className="mt-4 text-grey">{words.allDone}</p>
      )}
    </>
  )
}
