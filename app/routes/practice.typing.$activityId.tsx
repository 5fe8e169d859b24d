import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
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
import { TypingCurvePanel } from '#app/features/typing/typing-curve-figure'
import { TypedForm } from '#app/features/typing/typing-forms'
import { handInTyping, startTypingRun } from '#app/features/typing/typing-runs.server'
import { findTypingView, type TypingView } from '#app/features/typing/typing-view.server'
import { WarmUp } from '#app/features/typing/warm-up'
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
  const search = new URL(request.url).searchParams
  return {
    steps: params.activityId === PRACTICE ? [] : await listOwnFailedSteps(context.db, asked, params.activityId),
    view: view.ok ? view.value : null,
    locked: view.ok ? null : (view.detail ?? ''),
    serverNow: now,
    practice: params.activityId === PRACTICE,
    activity: content.activityById.get(params.activityId!)?.title ?? '',
    late: search.has('late'),
    warmsUp: search.has('warm-up'),
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
  const { runId, typed, ...irregular } = form.value
  const outcome = await handInTyping(context.db, { ...input, runId, typed, irregular })
  return respond(outcome, { to: outcome.ok && outcome.value.late ? `${to}?late` : to })
}

const TITLES = { practice: 'practiceTitle', exam: 'title', remeasure: 'remeasureTitle' } as const
const RUNS = { practice: 'practiceRun', exam: 'run', remeasure: 'remeasureRun' } as const

export const meta = titled<typeof loader>((locale, { practice, activity }) =>
  practice ? typingMessages[locale].practiceTitle : [typingMessages[locale].title, activity],
)

export default function TypingPage() {
  const { view, practice, warmsUp, serverNow } = useLoaderData<typeof loader>()
  const words = useMessages(typingMessages)
  if (view?.open)
    return (
      <Running
        title={words[TITLES[view.purpose]]}
        part={words[RUNS[view.purpose]](view.open.run)}
        board={<OpenRun activityId={view.activityId} open={view.open} serverNow={serverNow} />}
      />
    )
  if (view && warmsUp && view.warmUp !== null)
    return (
      <Running
        title={words.warmUp.title}
        part={words.warmUp.lead}
        board={<WarmUp activityId={view.activityId} passage={view.warmUp} />}
      />
    )
  const title = view ? words[TITLES[view.purpose]] : practice ? words.practiceTitle : words.title
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        lead={view ? <Rules view={view} /> : undefined}
        back={<Link to={practice ? '/practice' : `/activities/${view?.activityId ?? ''}`}>{words.back}</Link>}
      />
      <Start />
    </div>
  )
}

/** While one types, nothing stands above the passage but its name: it and the field have to be in one sight. */
function Running({ title, part, board }: { title: string; part: string; board: ReactNode }) {
  const reply = useReply<typeof action>()
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="font-bold">
        {title} <span className="font-normal text-grey">{part}</span>
      </h1>
      <FormReply reply={reply}>{board}</FormReply>
    </div>
  )
}

function Rules({ view }: { view: View }) {
  const words = useMessages(typingMessages)
  const { allowedRuns, minutes, passSpeed } = view
  if (view.purpose === 'practice') return words.practiceRules(minutes, passSpeed)
  const rules = view.purpose === 'exam' ? words.rules : words.remeasureRules
  return (
    <>
      {rules(allowedRuns, minutes, passSpeed)}
      <span className="block">{words.waysRule}</span>
    </>
  )
}

function Start() {
  const { view, locked, late } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  return (
    <>
      {late && view ? <LateNotice characters={view.runs.at(-1)?.characters ?? 0} /> : null}
      <FormReply reply={locked === null ? reply : { refusal: { reason: 'day-locked', detail: locked } }}>
        {view ? <Runs view={view} /> : null}
      </FormReply>
    </>
  )
}

type View = SerializeFrom<TypingView>

/** What was kept of a run that was handed in after its time: said as it is. */
function LateNotice({ characters }: { characters: number }) {
  const words = useMessages(typingMessages)
  return (
    <Notice tone="amber" title={words.lateTitle}>
      {characters > 0 ? words.lateKept(characters) : words.lateNothing}
    </Notice>
  )
}

function Runs({ view }: { view: View }) {
  const { practice, steps } = useLoaderData<typeof loader>()
  const words = useMessages(typingMessages)
  const locale = useLocale()
  const numbered = words[RUNS[view.purpose]]
  const target = view.curve?.target ?? null
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
      {target === null ? null : (
        <Notice
          tone={view.best && view.best.speed >= target ? 'green' : 'primary'}
          title={view.best && view.best.speed >= target ? words.targetReached(target) : words.target(target)}
        >
          {words.targetFrom}
        </Notice>
      )}
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
            {view.warmUp === null ? null : (
              <LinkButton to={`/practice/typing/${view.activityId}?warm-up`}>{words.warmUp.go}</LinkButton>
            )}
            <Button look="primary">{practice ? words.startPractice : words.start(view.runs.length + 1)}</Button>
          </ActionBar>
        </Form>
      ) : view.isOver ? (
        <p className="mt-4 text-grey">{words.over}</p>
      ) : practice || steps.length > 0 ? null : (
        <p className="mt-4 text-grey">{words.allDone}</p>
      )}
      <div className="mt-6">
        <TypingCurvePanel curve={view.curve} />
      </div>
    </>
  )
}
